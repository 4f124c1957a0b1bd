import * as Y from 'yjs';
import type { Refusal } from '@opencoc/core/protocol';
import type { Actor, JudgeUpdate } from './judge.ts';

/** What an update changed, once judged: nothing, or the bytes to store and who wrote first as which Yjs client. */
export interface Accepted {
  readonly bytes: Uint8Array | undefined;
  readonly newClients: readonly number[];
}

/**
 * The server's copy of one document: what is committed, then what is accepted and waits for its commit. It can say at
 * any time what is committed alone, and it can be built anew when an update had to be refused.
 */
export class Replica {
  readonly #judge: JudgeUpdate;
  readonly #clients: Map<number, string>;
  #doc = new Y.Doc();
  /** Committed. */
  #base: Uint8Array;
  /** Accepted after the base, in order; the first `#committed` of them are on disk. */
  #accepted: Uint8Array[] = [];
  #committed = 0;
  #bytes: number;
  #emitted: Uint8Array[] = [];

  constructor(updates: readonly Uint8Array[], clients: ReadonlyMap<number, string>, judge: JudgeUpdate) {
    this.#judge = judge;
    this.#clients = new Map(clients);
    this.#base = updates.length === 1 && updates[0] ? updates[0] : Y.mergeUpdates([...updates]);
    this.#bytes = this.#base.byteLength;
    this.#build();
  }

  #build(): void {
    this.#doc.destroy();
    this.#doc = new Y.Doc();
    Y.applyUpdate(this.#doc, this.#base);
    for (const update of this.#accepted) Y.applyUpdate(this.#doc, update);
    this.#doc.on('update', (update: Uint8Array) => {
      this.#emitted.push(update);
    });
  }

  /** Takes an update in, or says why not; after a refusal the copy is as if it had never come. */
  take(update: Uint8Array, actor: Actor, origin: unknown): Accepted | Refusal {
    this.#emitted = [];
    const refusal = this.#judge(
      this.#doc,
      update,
      {
        ...actor,
        mayUseClient: (client) => (this.#clients.get(client) ?? actor.userId) === actor.userId,
      },
      origin,
    );
    if (refusal) {
      this.#build();
      return refusal;
    }
    const [first, ...rest] = this.#emitted;
    this.#emitted = [];
    if (first === undefined) return { bytes: undefined, newClients: [] };
    const bytes = rest.length === 0 ? first : Y.mergeUpdates([first, ...rest]);
    const newClients = [...Y.parseUpdateMeta(bytes).from.keys()].filter((client) => !this.#clients.has(client));
    for (const client of newClients) this.#clients.set(client, actor.userId);
    this.#accepted.push(bytes);
    this.#bytes += bytes.byteLength;
    return { bytes, newClients };
  }

  /** The first `count` accepted updates that were not on disk are now. */
  committed(count: number): void {
    this.#committed += count;
  }

  /** How many committed updates stand one by one behind the base. */
  get unfolded(): number {
    return this.#committed;
  }

  /** Folds what is committed into the base, and returns that: one update that says it all. */
  fold(): Uint8Array {
    this.#base = this.committedState();
    this.#accepted = this.#accepted.slice(this.#committed);
    this.#committed = 0;
    this.#bytes = this.#accepted.reduce((sum, update) => sum + update.byteLength, this.#base.byteLength);
    return this.#base;
  }

  get isAllCommitted(): boolean {
    return this.#committed === this.#accepted.length;
  }

  /** State vector of all that is accepted. */
  stateVector(): Uint8Array {
    return Y.encodeStateVector(this.#doc);
  }

  /** The whole document as far as it is committed. */
  committedState(): Uint8Array {
    if (this.isAllCommitted) return Y.encodeStateAsUpdate(this.#doc);
    return Y.mergeUpdates([this.#base, ...this.#accepted.slice(0, this.#committed)]);
  }

  /** What somebody with this state vector lacks of what is committed. Throws where it is no state vector. */
  committedSince(stateVector: Uint8Array): Uint8Array {
    if (this.isAllCommitted) return Y.encodeStateAsUpdate(this.#doc, stateVector);
    return Y.diffUpdate(this.committedState(), stateVector);
  }

  /** An upper bound of the document's size in bytes. */
  get size(): number {
    return this.#bytes;
  }

  destroy(): void {
    this.#doc.destroy();
  }
}
