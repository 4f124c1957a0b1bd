import type { LiveMessage } from '@opencoc/core/protocol';

/** What the tabs of one person in one workspace tell each other, and the parts of one tab too. */
export type TabMessage =
  /** New bytes of a document are in the database. `seq`: made here and not yet acknowledged, in that row. */
  | { readonly kind: 'update'; readonly document: string; readonly bytes: Uint8Array; readonly seq?: number }
  /** The copy of a document was thrown away and made anew. */
  | {
      readonly kind: 'repaired';
      readonly document: string;
      readonly code: string;
      readonly paths: readonly string[];
    }
  /** The server refused what was pushed of a document. */
  | {
      readonly kind: 'refused';
      readonly document: string;
      readonly code: string;
      readonly paths: readonly string[];
    }
  /** Rows of these records changed in the database: list entries. */
  | { readonly kind: 'entries'; readonly ids: readonly string[] }
  /** Ledger or pending decisions of these records changed. */
  | { readonly kind: 'ledger'; readonly records: readonly string[] }
  /** How much is unacknowledged changed. */
  | { readonly kind: 'unsent' }
  | { readonly kind: 'tray' }
  | { readonly kind: 'members' }
  /** There is something to push or pull: the leader wakes. */
  | { readonly kind: 'wake'; readonly urgent: boolean }
  /** A tab came up and wants to hear what the leader knows. */
  | { readonly kind: 'hello' }
  /** What the leader knows of the connection. */
  | { readonly kind: 'connection'; readonly connection: Connection }
  | { readonly kind: 'presence'; readonly records: Extract<LiveMessage, { kind: 'presence' }>['records'] };

/** What is known of the way to the server, as far as the state chip tells it. */
export interface Connection {
  readonly reach: 'reached' | 'trying' | 'offline';
  readonly serverStore: 'ok' | 'failing';
  readonly session: 'good' | 'sign-in';
  readonly lastSyncedMs: number | undefined;
  /** Records fetched by the first replication so far; undefined once it is through. */
  readonly firstReplication: number | undefined;
}

/** The part of `BroadcastChannel` used; absent where the browser has none. */
export interface Broadcast {
  postMessage(message: unknown): void;
  onmessage: ((event: MessageEvent) => void) | null;
  close(): void;
}

/** Sends to the other tabs and, on the spot, to the other parts of this one. */
export class TabChannel {
  readonly #listeners = new Set<(message: TabMessage, fromHere: boolean) => void>();
  #broadcast: Broadcast | undefined;

  constructor(broadcast: Broadcast | undefined) {
    this.#broadcast = broadcast;
    if (broadcast) {
      broadcast.onmessage = (event: MessageEvent) => {
        // Only pages of this origin and build family share the channel's name.
        this.#hear(event.data as TabMessage, false);
      };
    }
  }

  tell(message: TabMessage): void {
    this.#broadcast?.postMessage(message);
    this.#hear(message, true);
  }

  /** To the other tabs alone. */
  tellOthers(message: TabMessage): void {
    this.#broadcast?.postMessage(message);
  }

  on(listener: (message: TabMessage, fromHere: boolean) => void): () => void {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  }

  close(): void {
    this.#broadcast?.close();
    // Work that ends later has nobody to tell.
    this.#broadcast = undefined;
    this.#listeners.clear();
  }

  #hear(message: TabMessage, fromHere: boolean): void {
    for (const listener of this.#listeners) listener(message, fromHere);
  }
}

export const channelName = (databaseName: string): string => `${databaseName}.tabs`;
