import { sessionAnswer } from '@opencoc/core/protocol';
import type { SessionAnswer } from '@opencoc/core/protocol';
import { z } from 'zod';

const SESSION = 'opencoc.session';
const DEVICE = 'opencoc.device';
const remembered = z.object({ answer: sessionAnswer, workspace: z.string().optional() });
export type Remembered = z.infer<typeof remembered>;

/** The part of `localStorage` used. */
export type SmallStore = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/** Who worked here last, so that the app opens as that person with the server gone. Holds no secret. */
export function recall(store: SmallStore): Remembered | undefined {
  try {
    const text = store.getItem(SESSION);
    if (text === null) return undefined;
    const parsed = remembered.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : undefined;
  } catch {
    return undefined;
  }
}

export function remember(store: SmallStore, answer: SessionAnswer, workspace: string | undefined): void {
  try {
    store.setItem(SESSION, JSON.stringify({ answer, ...(workspace === undefined ? {} : { workspace }) }));
  } catch {
    // No storage: the next start needs the server.
  }
}

export function forget(store: SmallStore): void {
  try {
    store.removeItem(SESSION);
  } catch {
    // No storage, nothing to forget.
  }
}

export const isSessionKey = (key: string | null): boolean => key === SESSION || key === null;

/** An id of this device for assertions; made once. */
export function deviceId(store: SmallStore, make: () => string): string {
  try {
    const known = store.getItem(DEVICE);
    if (known !== null && /^[a-z0-9]{8,32}$/.test(known)) return known;
    const made = make();
    store.setItem(DEVICE, made);
    return made;
  } catch {
    return make();
  }
}
