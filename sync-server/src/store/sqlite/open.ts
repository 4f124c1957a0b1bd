import Database from 'better-sqlite3';
import { randomUUID } from 'node:crypto';
import { SCHEMA } from './schema.ts';

export type Sqlite = Database.Database;

const SYNCHRONOUS_FULL = 2;
/** How long a write waits for another process to let go; nothing else happens meanwhile, so not for long. */
const LOCK_MS = 400;

/** The file was written by a newer version of the server. */
export class StoreTooNew extends Error {
  override readonly name = 'StoreTooNew';
}

/** A connection on which a commit returns only after the bytes are on disk. Throws where the file cannot be so used. */
export function connect(file: string): Sqlite {
  const db = new Database(file, { timeout: LOCK_MS });
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = FULL');
  db.pragma('foreign_keys = ON');
  db.pragma('wal_autocheckpoint = 4000');
  const mode = db.pragma('journal_mode', { simple: true });
  const synchronous = db.pragma('synchronous', { simple: true });
  if ((mode !== 'wal' && file !== ':memory:') || synchronous !== SYNCHRONOUS_FULL) {
    db.close();
    throw new Error(`SQLite does not run durably here (journal ${String(mode)}, synchronous ${String(synchronous)})`);
  }
  return db;
}

/** Brings the tables to the newest version; returns the store's generation. */
export function migrate(db: Sqlite): string {
  const run = db.transaction(() => {
    db.exec('CREATE TABLE IF NOT EXISTS meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID');
    const read = db.prepare<[string], { value: string }>('SELECT value FROM meta WHERE key = ?');
    const write = db.prepare<[string, string]>(
      'INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value',
    );
    const version = Number(read.get('schema')?.value ?? 0);
    if (version > SCHEMA.length) throw new StoreTooNew('The store was written by a newer version of OpenCoC');
    for (const statements of SCHEMA.slice(version)) db.exec(statements);
    if (version < SCHEMA.length) write.run('schema', String(SCHEMA.length));
    const known = read.get('generation')?.value;
    if (known !== undefined) return known;
    const generation = randomUUID().slice(0, 8);
    write.run('generation', generation);
    return generation;
  });
  return run.immediate();
}
