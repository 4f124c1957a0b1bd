import type { Broadcast } from '#lib/sync/tab-channel.ts';
import type { Locks } from '#lib/sync/leader.ts';

/** Everything the data layer takes from the browser, in one place, so that tests can give it another. */
export interface Browser {
  readonly fetch: (input: string, init?: RequestInit) => Promise<Response>;
  readonly WebSocket: typeof WebSocket;
  readonly storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;
  readonly locks: Locks | undefined;
  readonly broadcast: (name: string) => Broadcast | undefined;
  /** `wss://host` of the server the page came from. */
  readonly socketOrigin: string;
  readonly online: () => boolean;
  readonly nowMs: () => number;
  readonly random: () => number;
  /** Lets input and painting go first. */
  readonly breathe: () => Promise<void>;
}

/** The real one. */
export function theBrowser(): Browser {
  return {
    fetch: (input, init) => fetch(input, init),
    WebSocket,
    storage: localStorage,
    // Both are missing in old browsers, and locks on pages without a secure address.
    locks: 'locks' in navigator ? navigator.locks : undefined,
    broadcast: (name) => (typeof BroadcastChannel === 'undefined' ? undefined : new BroadcastChannel(name)),
    socketOrigin: `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}`,
    online: () => navigator.onLine,
    nowMs: () => Date.now(),
    random: () => Math.random(),
    breathe: () =>
      new Promise((resolve) => {
        if (typeof requestIdleCallback === 'function')
          requestIdleCallback(
            () => {
              resolve();
            },
            { timeout: 200 },
          );
        else setTimeout(resolve, 0);
      }),
  };
}
