import { recordIdOf } from '@opencoc/core/protocol';
import { entryOf } from '@opencoc/core/readiness';
import { canonicalJson } from '@opencoc/core/ledger';
import type { Log } from '../observe/log.ts';
import { standingRecord } from './standing.ts';
import type { RecordsPorts } from './standing.ts';

/** An entry follows when its record was left alone for a moment, or has waited long. */
const QUIET_MS = 250;
const LONGEST_MS = 3_000;
/** Projecting takes at most this share of the time, so that acks never wait for it. */
const SHARE = 0.1;
const RETRY_MS = 2_000;

interface Due {
  readonly workspace: string;
  readonly document: string;
  readonly since: number;
  last: number;
}

const dueAt = ({ since, last }: Due): number => Math.min(last + QUIET_MS, since + LONGEST_MS);

/** Keeps list entries up with their records, beside the way of acks. */
export class Projector {
  readonly #ports: RecordsPorts;
  readonly #log: Log;
  readonly #onWritten: (workspace: string, revision: number) => void;
  readonly #due = new Map<string, Due>();
  #timer: NodeJS.Timeout | undefined;
  #running: Promise<void> = Promise.resolve();
  #stopped = false;

  constructor(ports: RecordsPorts, log: Log, onWritten: (workspace: string, revision: number) => void) {
    this.#ports = ports;
    this.#log = log;
    this.#onWritten = onWritten;
  }

  /** A document was committed: its entry follows soon. */
  touch(workspace: string, document: string): void {
    if (recordIdOf(document) === undefined) return;
    const key = `${workspace}/${document}`;
    const last = performance.now();
    const due = this.#due.get(key);
    if (due) due.last = last;
    else this.#due.set(key, { workspace, document, since: last, last });
    this.#wake(QUIET_MS);
  }

  /** Entries that a crash left behind. */
  async catchUp(): Promise<void> {
    for (const { workspace, document } of await this.#ports.store.entries.stale()) this.touch(workspace, document);
  }

  /** Brings every entry up to now. */
  async flush(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    await this.#running;
    for (const [key, due] of this.#due) await this.#one(key, due);
  }

  stop(): void {
    this.#stopped = true;
    clearTimeout(this.#timer);
  }

  #wake(inMs: number): void {
    if (this.#stopped) return;
    this.#timer ??= setTimeout(() => {
      this.#running = this.#next();
    }, inMs).unref();
  }

  async #next(): Promise<void> {
    const from = performance.now();
    const ripe = [...this.#due].find(([, due]) => dueAt(due) <= from);
    let pause = QUIET_MS / 4;
    try {
      if (ripe) {
        await this.#one(...ripe);
        pause = (performance.now() - from) * (1 / SHARE - 1);
      }
    } catch (error) {
      this.#log.warn({ err: error }, 'an entry could not be written');
      pause = RETRY_MS;
    }
    this.#timer = undefined;
    if (this.#due.size > 0) this.#wake(pause);
  }

  async #one(key: string, due: Due): Promise<void> {
    this.#due.delete(key);
    try {
      await this.#project(due.workspace, due.document);
    } catch (error) {
      this.#due.set(key, due);
      throw error;
    }
  }

  async #project(workspace: string, document: string): Promise<void> {
    const { store } = this.#ports;
    const id = recordIdOf(document) ?? '';
    const standing = await standingRecord(this.#ports, workspace, id);
    if (!standing) return;
    const { view, report, ledger, revision: covers } = standing;
    const entry = entryOf(id, view, report, ledger);
    const before = await store.entries.get(workspace, id);
    // A decision that came in between wrote a newer entry: look again rather than put the older one over it.
    if ((await store.ledger.ofRecord(workspace, id)).length !== ledger.length) {
      this.touch(workspace, document);
      return;
    }
    if (before !== undefined && canonicalJson(before) === canonicalJson(entry)) {
      await store.entries.cover(workspace, id, covers);
      return;
    }
    const { revision } = await store.entries.put(workspace, { record: id, covers, entry });
    this.#onWritten(workspace, revision);
  }
}
