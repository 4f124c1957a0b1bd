import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { colourOf, LIMITS, presenceState } from '@opencoc/core/protocol';
import type { StampedPresence } from '@opencoc/core/protocol';

/** Whose presence it is; the object itself is the session. */
export interface Someone {
  readonly id: string;
  readonly name: string;
}

interface Present<S extends Someone> {
  readonly session: S;
  clock: number;
  /** JSON of the stamped state; 'null' once gone. */
  state: string;
}

/** The bytes are no awareness update, or larger than allowed. */
export class BadPresence extends Error {
  override readonly name = 'BadPresence';
}

const TICK_MS = 100;
const CLIENTS_A_SESSION = 4;
const CLIENTS_A_FRAME = 100;

/**
 * Who is in a document, and where: y-protocols' awareness without trusting it. The server writes the person's id, name
 * and colour into each state; a client id belongs to the session that used it first; what a session says about others is
 * dropped. Changes go out together, at most ten times a second.
 */
export class Presence<S extends Someone> {
  readonly #present = new Map<number, Present<S>>();
  readonly #changed = new Set<number>();
  readonly #send: (frame: Uint8Array) => void;
  #timer: NodeJS.Timeout | undefined;

  /** @param send gives an awareness update to everybody in the document. */
  constructor(send: (update: Uint8Array) => void) {
    this.#send = send;
  }

  /** Takes what a session says of itself. Throws BadPresence. */
  take(session: S, update: Uint8Array): void {
    if (update.byteLength > LIMITS.awarenessBytes * CLIENTS_A_FRAME) throw new BadPresence('Too large');
    for (const { client, clock, state } of read(update)) {
      const known = this.#present.get(client);
      if (known && known.session !== session) continue;
      if (known && known.clock >= clock) continue;
      if (!known && (state === 'null' || this.#clientsOf(session) >= CLIENTS_A_SESSION)) continue;
      const stamped = state === 'null' ? 'null' : stamp(session, state);
      this.#set(client, { session, clock, state: stamped });
    }
  }

  /** The session is gone: so is its presence. */
  leave(session: S): void {
    for (const [client, present] of this.#present) {
      if (present.session === session) this.#set(client, { session, clock: present.clock + 1, state: 'null' });
    }
  }

  /** Everybody who is here, for one who comes; undefined where nobody is. */
  everybody(): Uint8Array | undefined {
    const here = [...this.#present.keys()].filter((client) => this.#present.get(client)?.state !== 'null');
    return here.length === 0 ? undefined : this.#encode(here);
  }

  destroy(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  #clientsOf(session: S): number {
    return [...this.#present.values()].filter((present) => present.session === session).length;
  }

  #set(client: number, present: Present<S>): void {
    this.#present.set(client, present);
    this.#changed.add(client);
    this.#timer ??= setTimeout(() => {
      this.#flush();
    }, TICK_MS).unref();
  }

  #flush(): void {
    this.#timer = undefined;
    const update = this.#encode([...this.#changed]);
    for (const client of this.#changed) if (this.#present.get(client)?.state === 'null') this.#present.delete(client);
    this.#changed.clear();
    this.#send(update);
  }

  #encode(clients: readonly number[]): Uint8Array {
    const encoder = encoding.createEncoder();
    encoding.writeVarUint(encoder, clients.length);
    for (const client of clients) {
      const { clock, state } = this.#present.get(client) ?? { clock: 0, state: 'null' };
      encoding.writeVarUint(encoder, client);
      encoding.writeVarUint(encoder, clock);
      encoding.writeVarString(encoder, state);
    }
    return encoding.toUint8Array(encoder);
  }
}

function read(update: Uint8Array): { client: number; clock: number; state: string }[] {
  try {
    const decoder = decoding.createDecoder(update);
    const count = decoding.readVarUint(decoder);
    if (count > CLIENTS_A_FRAME) throw new BadPresence('Too many clients');
    return Array.from({ length: count }, () => ({
      client: decoding.readVarUint(decoder),
      clock: decoding.readVarUint(decoder),
      state: decoding.readVarString(decoder),
    }));
  } catch (error) {
    if (error instanceof BadPresence) throw error;
    throw new BadPresence('No awareness update', { cause: error });
  }
}

function stamp({ id, name }: Someone, state: string): string {
  if (state.length > LIMITS.awarenessBytes) throw new BadPresence('Too large');
  let said: unknown;
  try {
    said = JSON.parse(state);
  } catch (error) {
    throw new BadPresence('The state is no JSON', { cause: error });
  }
  const parsed = presenceState.safeParse(said);
  // What a client says in another shape is dropped; that the person is here stays true.
  const stamped: StampedPresence = { ...(parsed.success ? parsed.data : {}), user: { id, name, colour: colourOf(id) } };
  return JSON.stringify(stamped);
}
