import type { LedgerEntry } from '@opencoc/core/ledger';
import { committedAt } from '../committed.ts';
import type { Committed } from '../committed.ts';
import { AlreadyThere } from '../store.ts';
import type { Ledger, Release, Taken } from '../store.ts';
import { entryWriter } from './entries.ts';
import type { GroupCommit } from './group-commit.ts';
import type { Sqlite } from './open.ts';

const entryOfText = (text: string): LedgerEntry => JSON.parse(text) as LedgerEntry;

export class SqliteLedger implements Ledger {
  readonly #commits: GroupCommit;
  readonly #writeEntry;
  readonly #sql;

  constructor(db: Sqlite, commits: GroupCommit) {
    this.#commits = commits;
    this.#writeEntry = entryWriter(db);
    this.#sql = {
      next: db
        .prepare<[string], number>('UPDATE workspaces SET revision = revision + 1 WHERE id = ? RETURNING revision')
        .pluck(),
      head: db
        .prepare<[string], string>('SELECT entry FROM ledger WHERE workspace = ? ORDER BY seq DESC LIMIT 1')
        .pluck(),
      find: db.prepare<[string, string], string>('SELECT entry FROM ledger WHERE workspace = ? AND id = ?').pluck(),
      ofRecord: db
        .prepare<[string, string], string>('SELECT entry FROM ledger WHERE workspace = ? AND record = ? ORDER BY seq')
        .pluck(),
      all: db.prepare<[string], string>('SELECT entry FROM ledger WHERE workspace = ? ORDER BY seq').pluck(),
      taken: db
        .prepare<[string, number, string], number>('SELECT 1 FROM ledger WHERE workspace = ? AND (seq = ? OR id = ?)')
        .pluck(),
      insert: db.prepare<[string, number, number, string, string, string]>(
        'INSERT INTO ledger (workspace, seq, revision, record, id, entry) VALUES (?, ?, ?, ?, ?, ?)',
      ),
      insertRelease: db.prepare<[string, string, string, number, string, string, Uint8Array]>(
        'INSERT INTO releases (workspace, id, record, version, vin, sha256, xml) VALUES (?, ?, ?, ?, ?, ?, ?)',
      ),
      release: db.prepare<[string, string], Release>(
        'SELECT id, record, version, vin, sha256, xml FROM releases WHERE workspace = ? AND id = ?',
      ),
    };
  }

  async head(workspace: string): Promise<LedgerEntry | undefined> {
    const text = this.#sql.head.get(workspace);
    return Promise.resolve(text === undefined ? undefined : entryOfText(text));
  }

  async find(workspace: string, id: string): Promise<LedgerEntry | undefined> {
    const text = this.#sql.find.get(workspace, id);
    return Promise.resolve(text === undefined ? undefined : entryOfText(text));
  }

  async ofRecord(workspace: string, record: string): Promise<LedgerEntry[]> {
    return Promise.resolve(this.#sql.ofRecord.all(workspace, record).map(entryOfText));
  }

  async all(workspace: string): Promise<LedgerEntry[]> {
    return Promise.resolve(this.#sql.all.all(workspace).map(entryOfText));
  }

  take(workspace: string, { entry, release, projected }: Taken): Promise<Committed> {
    return this.#commits.run(() => {
      if (this.#sql.taken.get(workspace, entry.seq, entry.id) !== undefined) {
        throw new AlreadyThere(`Ledger entry ${String(entry.seq)} or decision ${entry.id} stands already`);
      }
      const revision = this.#sql.next.get(workspace);
      if (revision === undefined) throw new Error(`There is no workspace ${workspace}`);
      this.#sql.insert.run(workspace, entry.seq, revision, entry.record, entry.id, JSON.stringify(entry));
      if (release) {
        const { id, record, version, vin, sha256, xml } = release;
        this.#sql.insertRelease.run(workspace, id, record, version, vin, sha256, xml);
      }
      return committedAt(projected ? this.#writeEntry(workspace, projected) : revision);
    });
  }

  async release(workspace: string, id: string): Promise<Release | undefined> {
    return Promise.resolve(this.#sql.release.get(workspace, id));
  }
}
