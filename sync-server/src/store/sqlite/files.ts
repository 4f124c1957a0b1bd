import type { Files } from '../store.ts';
import type { GroupCommit } from './group-commit.ts';
import type { Sqlite } from './open.ts';

export class SqliteFiles implements Files {
  readonly #commits: GroupCommit;
  readonly #sql;

  constructor(db: Sqlite, commits: GroupCommit) {
    this.#commits = commits;
    this.#sql = {
      put: db.prepare<[string, string, string, Uint8Array]>(
        'INSERT INTO files (workspace, sha256, added_by, bytes) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING',
      ),
      get: db
        .prepare<[string, string], Uint8Array>('SELECT bytes FROM files WHERE workspace = ? AND sha256 = ?')
        .pluck(),
    };
  }

  async put(workspace: string, sha256: string, bytes: Uint8Array, by: string): Promise<void> {
    await this.#commits.run(() => this.#sql.put.run(workspace, sha256, by, bytes));
  }

  async get(workspace: string, sha256: string): Promise<Uint8Array | undefined> {
    return Promise.resolve(this.#sql.get.get(workspace, sha256));
  }
}
