import { LIMITS } from '@opencoc/core/protocol';
import type { Refusal } from '@opencoc/core/protocol';
import type { Committed } from '../store/committed.ts';
import { StoreFailing } from '../store/store.ts';
import type { NewUpdate, StoredDocument, UpdateLog } from '../store/store.ts';
import { Backoff } from './backoff.ts';
import type { Actor, JudgeUpdate } from './judge.ts';
import { Presence } from './presence.ts';
import type { Someone } from './presence.ts';
import { Replica } from './replica.ts';

/** Somebody who has the document open: a socket. All calls are made in the order of commits. */
export interface Participant extends Someone {
  /** Others' work, on disk. */
  deliver(update: SharedUpdate): void;
  /** Who is where: an awareness update. */
  deliverPresence(update: SharedUpdate): void;
  storeFailing(): void;
}

/** Bytes on their way to many: the frame around them is made once. */
export interface SharedUpdate {
  readonly bytes: Uint8Array;
  frame?: Uint8Array;
}

interface Waiting {
  /** Undefined: the update brought nothing new; its ack still waits for what came before it. */
  readonly update: NewUpdate | undefined;
  readonly from: Participant | undefined;
  readonly acknowledge: (receipt: Pick<Committed, 'revision'>) => void;
}

export interface RoomPorts {
  readonly log: UpdateLog;
  readonly judge: JudgeUpdate;
  readonly now: () => number;
  /** After each commit. */
  readonly onCommitted?: (room: Room, revision: number) => void;
  readonly onStoreFailing?: (error: unknown) => void;
}

/** Updates after which a snapshot is written: at the next quiet moment, at the latest after so many. */
const COMPACT_QUIET = 200;
const COMPACT_BUSY = 1_000;
const MOST_WAITING_BYTES = 8 * 1024 * 1024;

/** An open document. Ingest: judge, append, then acknowledge and fan out; nothing is said that is not on disk. */
export class Room {
  readonly workspace: string;
  readonly document: string;
  readonly presence: Presence<Participant>;
  readonly #ports: RoomPorts;
  readonly #replica: Replica;
  readonly #participants = new Set<Participant>();
  readonly #backoff = new Backoff();
  #waiting: Waiting[] = [];
  #waitingBytes = 0;
  #revision: number;
  #writing = false;
  #failing = false;
  /** Rows the document was loaded from: the first commit folds them, too. */
  #unfoldedAtLoad: number;
  #idle: (() => void)[] = [];

  constructor(workspace: string, document: string, stored: StoredDocument, ports: RoomPorts) {
    this.workspace = workspace;
    this.document = document;
    this.#ports = ports;
    this.#revision = stored.revision;
    this.#unfoldedAtLoad = stored.updates.length;
    this.#replica = new Replica(stored.updates, stored.clients, ports.judge);
    this.presence = new Presence((update) => {
      const shared: SharedUpdate = { bytes: update };
      for (const participant of this.#participants) participant.deliverPresence(shared);
    });
  }

  /** Of the last commit; 0: the document does not exist yet. */
  get revision(): number {
    return this.#revision;
  }

  /** Whether everything taken in is on disk: only then may the room leave memory. */
  get isSettled(): boolean {
    return this.#waiting.length === 0 && !this.#writing;
  }

  get isFailing(): boolean {
    return this.#failing;
  }

  stateVector(): Uint8Array {
    return this.#replica.stateVector();
  }

  committedSince(stateVector: Uint8Array): Uint8Array {
    return this.#replica.committedSince(stateVector);
  }

  committedState(): Uint8Array {
    return this.#replica.committedState();
  }

  join(participant: Participant): void {
    this.#participants.add(participant);
    if (this.#failing) participant.storeFailing();
  }

  leave(participant: Participant): void {
    this.#participants.delete(participant);
    this.presence.leave(participant);
  }

  get participants(): ReadonlySet<Participant> {
    return this.#participants;
  }

  /**
   * Takes an update. `acknowledge` is called with the receipt once it, and everything before it, is on disk. Returns
   * the refusal where it may not be; then the document is as if it had never come. Throws StoreFailing where too much
   * waits for a store that does not take writes.
   */
  ingest(
    update: Uint8Array,
    actor: Actor,
    from: Participant | undefined,
    acknowledge: (receipt: Pick<Committed, 'revision'>) => void,
  ): Refusal | undefined {
    if (this.#waitingBytes > MOST_WAITING_BYTES) throw new StoreFailing('Too much waits for the store');
    if (this.#replica.size + update.byteLength > LIMITS.recordBytes && this.#isTooLarge(update)) {
      return { code: 'too-large', paths: [] };
    }
    const taken = this.#replica.take(update, actor, from);
    if ('code' in taken) return taken;
    const { bytes, newClients } = taken;
    this.#waiting.push({
      update: bytes && { bytes, author: actor.userId, receivedMs: this.#ports.now(), newClients },
      from,
      acknowledge,
    });
    this.#waitingBytes += bytes?.byteLength ?? 0;
    if (!this.#writing) void this.#write();
    return undefined;
  }

  /** The same for one who waits for the receipt. */
  async ingestAndWait(update: Uint8Array, actor: Actor): Promise<{ revision: number } | Refusal> {
    const { promise, resolve } = Promise.withResolvers<{ revision: number }>();
    return this.ingest(update, actor, undefined, resolve) ?? promise;
  }

  #isTooLarge(update: Uint8Array): boolean {
    return this.#replica.committedState().byteLength + this.#waitingBytes + update.byteLength > LIMITS.recordBytes;
  }

  /** Resolves when nothing waits any more. */
  settled(): Promise<void> {
    if (this.isSettled) return Promise.resolve();
    return new Promise((resolve) => this.#idle.push(resolve));
  }

  /** Appends what waits, batch after batch: one batch at a time, so that the log has the order of arrival. */
  async #write(): Promise<void> {
    this.#writing = true;
    while (this.#waiting.length > 0) {
      const batch = this.#waiting;
      this.#waiting = [];
      const updates = batch.flatMap(({ update }) => (update ? [update] : []));
      if (updates.length > 0) this.#announce(batch, updates, await this.#append(updates));
      else this.#announce(batch, updates, this.#revision);
    }
    this.#writing = false;
    for (const wake of this.#idle.splice(0)) wake();
  }

  /** Tries until the store has it: what was accepted is never dropped. */
  async #append(updates: readonly NewUpdate[]): Promise<number> {
    for (;;) {
      try {
        const { revision } = await this.#ports.log.append(this.workspace, this.document, updates);
        this.#failing = false;
        this.#backoff.reset();
        return revision;
      } catch (error) {
        if (!this.#failing) {
          this.#failing = true;
          this.#ports.onStoreFailing?.(error);
          for (const participant of this.#participants) participant.storeFailing();
        }
        await new Promise((resolve) => setTimeout(resolve, this.#backoff.next()));
      }
    }
  }

  #announce(batch: readonly Waiting[], updates: readonly NewUpdate[], revision: number): void {
    this.#revision = revision;
    this.#replica.committed(updates.length);
    this.#waitingBytes -= updates.reduce((sum, update) => sum + update.bytes.byteLength, 0);
    const receipt = { revision };
    for (const { acknowledge } of batch) acknowledge(receipt);
    if (updates.length === 0) return;
    this.#fanOut(batch);
    this.#ports.onCommitted?.(this, revision);
    const unfolded = this.#replica.unfolded + this.#unfoldedAtLoad;
    if (unfolded >= COMPACT_BUSY || (unfolded >= COMPACT_QUIET && this.#replica.isAllCommitted)) this.#compact();
  }

  #fanOut(batch: readonly Waiting[]): void {
    for (const { update, from } of batch) {
      if (!update) continue;
      const shared: SharedUpdate = { bytes: update.bytes };
      for (const participant of this.#participants) if (participant !== from) participant.deliver(shared);
    }
  }

  /** Writes a snapshot, which loading and cold replication start from. If it fails, the log still has everything. */
  #compact(): void {
    this.#unfoldedAtLoad = 0;
    const { log, onStoreFailing } = this.#ports;
    log.writeSnapshot(this.workspace, this.document, this.#revision, this.#replica.fold()).catch((error: unknown) => {
      onStoreFailing?.(error);
    });
  }

  destroy(): void {
    this.#participants.clear();
    this.presence.destroy();
    this.#replica.destroy();
  }
}
