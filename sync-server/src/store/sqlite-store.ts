import { SqliteEntries } from './sqlite/entries.ts';
import { SqliteFiles } from './sqlite/files.ts';
import { GroupCommit, storeError } from './sqlite/group-commit.ts';
import { SqliteLedger } from './sqlite/ledger.ts';
import { connect, migrate } from './sqlite/open.ts';
import type { Sqlite } from './sqlite/open.ts';
import { SqliteUpdateLog } from './sqlite/update-log.ts';
import { SqliteWorkspaces } from './sqlite/workspaces.ts';
import { StoreFailing } from './store.ts';
import type { Store } from './store.ts';

/** Everything in one SQLite file. A commit returns after its bytes are on disk (WAL, synchronous=FULL). */
export class SqliteStore implements Store {
  readonly generation: string;
  readonly workspaces: SqliteWorkspaces;
  readonly log: SqliteUpdateLog;
  readonly entries: SqliteEntries;
  readonly ledger: SqliteLedger;
  readonly files: SqliteFiles;
  readonly #db: Sqlite;
  readonly #commits: GroupCommit;

  constructor(file: string) {
    this.#db = connect(file);
    this.generation = migrate(this.#db);
    this.#commits = new GroupCommit(this.#db);
    this.workspaces = new SqliteWorkspaces(this.#db, this.#commits);
    this.log = new SqliteUpdateLog(this.#db, this.#commits, this.generation);
    this.entries = new SqliteEntries(this.#db, this.#commits);
    this.ledger = new SqliteLedger(this.#db, this.#commits);
    this.files = new SqliteFiles(this.#db, this.#commits);
  }

  /** How large the file may grow, in pages of 4 kB: a disk that is full, for trials, or kept free, for operations. */
  limitPages(pages: number): void {
    this.#db.pragma(`max_page_count = ${String(pages)}`);
  }

  async probe(): Promise<void> {
    await this.#commits.run(() =>
      this.#db
        .prepare("INSERT INTO meta (key, value) VALUES ('probe', ?) ON CONFLICT DO UPDATE SET value = excluded.value")
        .run(String(Date.now())),
    );
  }

  async close(): Promise<void> {
    this.#commits.flush();
    try {
      this.#db.pragma('wal_checkpoint(TRUNCATE)');
    } catch (error) {
      if (!(storeError(error) instanceof StoreFailing)) throw error;
    }
    this.#db.close();
    return Promise.resolve();
  }
}
