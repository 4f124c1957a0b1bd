import type { LedgerEntry } from '@opencoc/core/ledger';
import type { Entry } from '@opencoc/core/readiness';
import { changesPage } from '../changes-page.ts';
import type { ChangedItem } from '../changes-page.ts';
import { committedAt } from '../committed.ts';
import type { Committed } from '../committed.ts';
import type { Cursor } from '../cursor.ts';
import type { Changes, ChangesLimits, NewUpdate, StoredDocument, UpdateLog } from '../store.ts';
import type { GroupCommit } from './group-commit.ts';
import type { Sqlite } from './open.ts';

interface BytesRow {
  bytes: Uint8Array;
}

export class SqliteUpdateLog implements UpdateLog {
  readonly #db: Sqlite;
  readonly #commits: GroupCommit;
  readonly #generation: string;
  readonly #sql;

  constructor(db: Sqlite, commits: GroupCommit, generation: string) {
    this.#db = db;
    this.#commits = commits;
    this.#generation = generation;
    this.#sql = {
      next: db
        .prepare<[number, string], number>(
          'UPDATE workspaces SET revision = revision + ? WHERE id = ? RETURNING revision',
        )
        .pluck(),
      insert: db.prepare<[string, string, number, string, number, Uint8Array]>(
        'INSERT INTO updates (workspace, document, revision, author, received_ms, bytes) VALUES (?, ?, ?, ?, ?, ?)',
      ),
      client: db.prepare<[string, string, number, string]>(
        'INSERT INTO clients (workspace, document, client, user) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING',
      ),
      touch: db.prepare<[string, string, number]>(
        `INSERT INTO documents (workspace, id, revision) VALUES (?, ?, ?)
         ON CONFLICT DO UPDATE SET revision = excluded.revision`,
      ),
      revision: db.prepare<[string], number>('SELECT revision FROM workspaces WHERE id = ?').pluck(),
      documentRevision: db
        .prepare<[string, string], number>('SELECT revision FROM documents WHERE workspace = ? AND id = ?')
        .pluck(),
      snapshot: db.prepare<[string, string], BytesRow & { revision: number }>(
        'SELECT revision, bytes FROM snapshots WHERE workspace = ? AND document = ?',
      ),
      updatesAfter: db.prepare<[string, string, number], BytesRow>(
        'SELECT bytes FROM updates WHERE workspace = ? AND document = ? AND revision > ? ORDER BY revision',
      ),
      clients: db.prepare<[string, string], { client: number; user: string }>(
        'SELECT client, user FROM clients WHERE workspace = ? AND document = ?',
      ),
      keepSnapshot: db.prepare<[string, string, number, Uint8Array]>(
        `INSERT INTO snapshots (workspace, document, revision, bytes) VALUES (?, ?, ?, ?)
         ON CONFLICT DO UPDATE SET revision = excluded.revision, bytes = excluded.bytes
         WHERE excluded.revision > snapshots.revision`,
      ),
      trim: db.prepare<[string, string, string, string]>(
        `DELETE FROM updates WHERE workspace = ? AND document = ?
         AND revision <= (SELECT revision FROM snapshots WHERE workspace = ? AND document = ?)`,
      ),
      changed: db.prepare<[{ workspace: string; after: number; limit: number }], ChangedItem>(
        `SELECT kind, id, revision FROM (
           SELECT * FROM (SELECT 'document' AS kind, id, revision FROM documents
             WHERE workspace = @workspace AND revision > @after ORDER BY revision LIMIT @limit)
           UNION ALL
           SELECT * FROM (SELECT 'entry' AS kind, record AS id, revision FROM entries
             WHERE workspace = @workspace AND revision > @after ORDER BY revision LIMIT @limit)
           UNION ALL
           SELECT * FROM (SELECT 'ledger' AS kind, id, revision FROM ledger
             WHERE workspace = @workspace AND revision > @after ORDER BY revision LIMIT @limit)
         ) ORDER BY revision LIMIT @limit`,
      ),
      entry: db
        .prepare<[string, string], string>('SELECT entry FROM entries WHERE workspace = ? AND record = ?')
        .pluck(),
      ledger: db.prepare<[string, string], string>('SELECT entry FROM ledger WHERE workspace = ? AND id = ?').pluck(),
    };
  }

  append(workspace: string, document: string, updates: readonly NewUpdate[]): Promise<Committed> {
    return this.#commits.run(() => {
      const last = this.#sql.next.get(updates.length, workspace);
      if (last === undefined) throw new Error(`There is no workspace ${workspace}`);
      let revision = last - updates.length;
      for (const { author, receivedMs, bytes, newClients } of updates) {
        revision += 1;
        this.#sql.insert.run(workspace, document, revision, author, receivedMs, bytes);
        for (const client of newClients) this.#sql.client.run(workspace, document, client, author);
      }
      this.#sql.touch.run(workspace, document, last);
      return committedAt(last);
    });
  }

  #updatesSince(workspace: string, document: string, base: number): Uint8Array[] {
    const snapshot = this.#sql.snapshot.get(workspace, document);
    const covered = snapshot && snapshot.revision > base ? snapshot : undefined;
    const rest = this.#sql.updatesAfter.all(workspace, document, covered?.revision ?? base);
    return [...(covered ? [covered.bytes] : []), ...rest.map((row) => row.bytes)];
  }

  #consistently<T>(read: () => T): Promise<T> {
    return Promise.resolve(this.#db.transaction(read).deferred());
  }

  async load(workspace: string, document: string): Promise<StoredDocument> {
    return this.#consistently(() => ({
      updates: this.#updatesSince(workspace, document, 0),
      revision: this.#sql.documentRevision.get(workspace, document) ?? 0,
      clients: new Map(this.#sql.clients.all(workspace, document).map(({ client, user }) => [client, user])),
    }));
  }

  async writeSnapshot(workspace: string, document: string, revision: number, bytes: Uint8Array): Promise<void> {
    await this.#commits.run(() => this.#sql.keepSnapshot.run(workspace, document, revision, bytes));
  }

  async trim(workspace: string, document: string): Promise<number> {
    const result = await this.#commits.run(() => this.#sql.trim.run(workspace, document, workspace, document));
    return result.changes;
  }

  async changes(workspace: string, since: Cursor | undefined, limits: ChangesLimits): Promise<Changes> {
    const parse = (text: string | undefined): unknown => JSON.parse(text ?? 'null');
    return this.#consistently(() =>
      changesPage(
        {
          revision: this.#sql.revision.get(workspace) ?? 0,
          changed: (after, limit) => this.#sql.changed.all({ workspace, after, limit }),
          updatesSince: (document, base) => this.#updatesSince(workspace, document, base),
          entry: (id) => parse(this.#sql.entry.get(workspace, id)) as Entry,
          ledger: (id) => parse(this.#sql.ledger.get(workspace, id)) as LedgerEntry,
        },
        this.#generation,
        since,
        limits,
      ),
    );
  }

  async revision(workspace: string): Promise<number> {
    return Promise.resolve(this.#sql.revision.get(workspace) ?? 0);
  }
}
