import { recordIdOf } from '@opencoc/core/protocol';
import { entryOf } from '@opencoc/core/readiness';
import { canonicalJson } from '@opencoc/core/ledger';
import type { Log } from '../observe/log.ts';
import { standingRecord } from './standing.ts';
import type { RecordsPorts } from './standing.ts';

const QUIET_MS = 150;
/** Projecting takes at most this share of the time, so that acks never wait for it. */
const SHARE = 0.1;
const RETRY_MS = 2_000;

/** Keeps list entries up with their records, beside the way of acks. */
export class Projector {
  readonly #ports: RecordsPorts;
  readonly #log: Log;
  readonly #onWritten: (workspace: string, revision: number) => void;
  readonly #due = new Map<string, { workspace: string; document: string }>();
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
    this.#due.set(`${workspace}/${document}`, { workspace, document });
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
    while (this.#due.size > 0) await this.#one();
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
    let pause: number;
    try {
      await this.#one();
      pause = (performance.now() - from) * (1 / SHARE - 1);
    } catch (error) {
      this.#log.warn({ err: error }, 'an entry could not be written');
      pause = RETRY_MS;
    }
    this.#timer = undefined;
    if (this.#due.size > 0) this.#wake(pause);
  }

  async #one(): Promise<void> {
    const [first] = this.#due;
    if (!first) return;
    const [key, due] = first;
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
