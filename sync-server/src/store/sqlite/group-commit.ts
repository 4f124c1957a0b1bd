import { StoreFailing } from '../store.ts';
import type { Sqlite } from './open.ts';

interface Work {
  run: () => void;
  done: () => void;
  failed: (error: unknown) => void;
}

const isOfTheStore = (error: unknown): boolean =>
  error instanceof Error &&
  'code' in error &&
  /^SQLITE_(FULL|IOERR|BUSY|LOCKED|READONLY|CANTOPEN|CORRUPT|NOTADB|NOMEM)/.test(String(error.code));

/** What SQLite says of itself becomes StoreFailing; any other error is the work's own. */
export function storeError(error: unknown): Error {
  if (isOfTheStore(error)) return new StoreFailing('The store does not take writes', { cause: error });
  return error instanceof Error ? error : new Error(String(error));
}

/**
 * Writes that arrive within one turn of the event loop share one transaction, and so one sync to disk. Under load a
 * turn takes in what all sockets hold, so groups grow by themselves; without load nothing waits.
 */
export class GroupCommit {
  readonly #db: Sqlite;
  readonly #begin;
  readonly #commit;
  readonly #rollback;
  readonly #savepoint;
  readonly #release;
  readonly #back;
  #queue: Work[] = [];
  #scheduled = false;

  constructor(db: Sqlite) {
    this.#db = db;
    this.#begin = db.prepare('BEGIN IMMEDIATE');
    this.#commit = db.prepare('COMMIT');
    this.#rollback = db.prepare('ROLLBACK');
    this.#savepoint = db.prepare('SAVEPOINT work');
    this.#release = db.prepare('RELEASE work');
    this.#back = db.prepare('ROLLBACK TO work');
  }

  /** Runs `work` within the next transaction; resolves with its value after the commit. */
  run<T>(work: () => T): Promise<T> {
    return new Promise((resolve, reject) => {
      let value: T;
      this.#queue.push({
        run: () => {
          value = work();
        },
        done: () => {
          resolve(value);
        },
        failed: (error) => {
          reject(storeError(error));
        },
      });
      if (this.#scheduled) return;
      this.#scheduled = true;
      setImmediate(() => {
        this.flush();
      });
    });
  }

  /** Commits what waits, now. */
  flush(): void {
    this.#scheduled = false;
    const group = this.#queue;
    this.#queue = [];
    if (group.length === 0) return;
    const fine: Work[] = [];
    const settle: (() => void)[] = [];
    try {
      this.#begin.run();
      for (const work of group) {
        this.#savepoint.run();
        try {
          work.run();
          fine.push(work);
        } catch (error) {
          // A full disk may end the whole transaction; then the others did not happen either.
          if (!this.#db.inTransaction) throw error;
          this.#back.run();
          settle.push(() => {
            work.failed(error);
          });
        }
        this.#release.run();
      }
      this.#commit.run();
    } catch (error) {
      if (this.#db.inTransaction) this.#rollback.run();
      for (const work of group) work.failed(error);
      return;
    }
    for (const act of settle) act();
    for (const work of fine) work.done();
  }
}
