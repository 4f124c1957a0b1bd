import type { Entry } from '@opencoc/core/readiness';
import { committedAt } from '../committed.ts';
import type { Committed } from '../committed.ts';
import { matchesEntry } from '../entry-filter.ts';
import type { Entries, EntryFilter, ProjectedEntry } from '../store.ts';
import type { GroupCommit } from './group-commit.ts';
import type { Sqlite } from './open.ts';

/** Writes a list entry within a transaction; returns its revision. Also used where a decision is taken. */
export function entryWriter(db: Sqlite): (workspace: string, projected: ProjectedEntry) => number {
  const next = db
    .prepare<[string], number>('UPDATE workspaces SET revision = revision + 1 WHERE id = ? RETURNING revision')
    .pluck();
  const put = db.prepare<[string, string, number, number, string]>(
    `INSERT INTO entries (workspace, record, revision, covers, entry) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET revision = excluded.revision, covers = excluded.covers, entry = excluded.entry`,
  );
  return (workspace, { record, covers, entry }) => {
    const revision = next.get(workspace);
    if (revision === undefined) throw new Error(`There is no workspace ${workspace}`);
    put.run(workspace, record, revision, covers, JSON.stringify(entry));
    return revision;
  };
}

export class SqliteEntries implements Entries {
  readonly #commits: GroupCommit;
  readonly #write;
  readonly #sql;

  constructor(db: Sqlite, commits: GroupCommit) {
    this.#commits = commits;
    this.#write = entryWriter(db);
    this.#sql = {
      get: db.prepare<[string, string], string>('SELECT entry FROM entries WHERE workspace = ? AND record = ?').pluck(),
      cover: db.prepare<[number, string, string]>('UPDATE entries SET covers = ? WHERE workspace = ? AND record = ?'),
      after: db
        .prepare<[string, string], string>(
          'SELECT entry FROM entries WHERE workspace = ? AND record > ? ORDER BY record',
        )
        .pluck(),
      stale: db.prepare<[], { workspace: string; document: string }>(
        `SELECT d.workspace, d.id AS document FROM documents d
         LEFT JOIN entries e ON e.workspace = d.workspace AND 'record_' || e.record = d.id
         WHERE d.id LIKE 'record\\_%' ESCAPE '\\' AND (e.covers IS NULL OR e.covers < d.revision)`,
      ),
    };
  }

  put(workspace: string, projected: ProjectedEntry): Promise<Committed> {
    return this.#commits.run(() => committedAt(this.#write(workspace, projected)));
  }

  async cover(workspace: string, record: string, covers: number): Promise<void> {
    await this.#commits.run(() => this.#sql.cover.run(covers, workspace, record));
  }

  async get(workspace: string, record: string): Promise<Entry | undefined> {
    const text = this.#sql.get.get(workspace, record);
    return Promise.resolve(text === undefined ? undefined : (JSON.parse(text) as Entry));
  }

  async list(workspace: string, filter: EntryFilter): Promise<Entry[]> {
    const found: Entry[] = [];
    for (const text of this.#sql.after.iterate(workspace, filter.after ?? '')) {
      const entry = JSON.parse(text) as Entry;
      if (matchesEntry(entry, filter)) found.push(entry);
      if (found.length >= filter.limit) break;
    }
    return Promise.resolve(found);
  }

  async stale(): Promise<{ workspace: string; document: string }[]> {
    return Promise.resolve(this.#sql.stale.all());
  }
}
