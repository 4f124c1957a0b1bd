/** Tables, by version. A new version appends its statements; nothing that was published is edited. */
export const SCHEMA: readonly string[] = [
  `
  CREATE TABLE workspaces (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    demo INTEGER NOT NULL,
    revision INTEGER NOT NULL DEFAULT 0
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE members (
    workspace TEXT NOT NULL REFERENCES workspaces (id),
    user TEXT NOT NULL,
    roles TEXT NOT NULL,
    PRIMARY KEY (workspace, user)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE tokens (
    hash TEXT PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    workspace TEXT NOT NULL REFERENCES workspaces (id),
    roles TEXT NOT NULL,
    name TEXT NOT NULL,
    expires_ms INTEGER
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE documents (
    workspace TEXT NOT NULL REFERENCES workspaces (id),
    id TEXT NOT NULL,
    revision INTEGER NOT NULL,
    PRIMARY KEY (workspace, id)
  ) STRICT, WITHOUT ROWID;
  CREATE UNIQUE INDEX documents_by_revision ON documents (workspace, revision);

  CREATE TABLE updates (
    workspace TEXT NOT NULL,
    document TEXT NOT NULL,
    revision INTEGER NOT NULL,
    author TEXT NOT NULL,
    received_ms INTEGER NOT NULL,
    bytes BLOB NOT NULL,
    PRIMARY KEY (workspace, document, revision)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE snapshots (
    workspace TEXT NOT NULL,
    document TEXT NOT NULL,
    revision INTEGER NOT NULL,
    bytes BLOB NOT NULL,
    PRIMARY KEY (workspace, document)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE clients (
    workspace TEXT NOT NULL,
    document TEXT NOT NULL,
    client INTEGER NOT NULL,
    user TEXT NOT NULL,
    PRIMARY KEY (workspace, document, client)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE entries (
    workspace TEXT NOT NULL,
    record TEXT NOT NULL,
    revision INTEGER NOT NULL,
    covers INTEGER NOT NULL,
    entry TEXT NOT NULL,
    PRIMARY KEY (workspace, record)
  ) STRICT, WITHOUT ROWID;
  CREATE UNIQUE INDEX entries_by_revision ON entries (workspace, revision);

  CREATE TABLE ledger (
    workspace TEXT NOT NULL,
    seq INTEGER NOT NULL,
    revision INTEGER NOT NULL,
    record TEXT NOT NULL,
    id TEXT NOT NULL,
    entry TEXT NOT NULL,
    PRIMARY KEY (workspace, seq),
    UNIQUE (workspace, id)
  ) STRICT, WITHOUT ROWID;
  CREATE UNIQUE INDEX ledger_by_revision ON ledger (workspace, revision);
  CREATE INDEX ledger_by_record ON ledger (workspace, record, seq);

  CREATE TABLE releases (
    workspace TEXT NOT NULL,
    id TEXT NOT NULL,
    record TEXT NOT NULL,
    version INTEGER NOT NULL,
    vin TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    xml BLOB NOT NULL,
    PRIMARY KEY (workspace, id)
  ) STRICT;

  CREATE TABLE files (
    workspace TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    added_by TEXT NOT NULL,
    bytes BLOB NOT NULL,
    PRIMARY KEY (workspace, sha256)
  ) STRICT;

  CREATE TRIGGER releases_stay BEFORE UPDATE ON releases BEGIN SELECT RAISE(ABORT, 'a release never changes'); END;
  CREATE TRIGGER releases_remain BEFORE DELETE ON releases BEGIN SELECT RAISE(ABORT, 'a release never goes'); END;
  CREATE TRIGGER ledger_stays BEFORE UPDATE ON ledger BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
  CREATE TRIGGER ledger_remains BEFORE DELETE ON ledger BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
  CREATE TRIGGER files_stay BEFORE UPDATE ON files BEGIN SELECT RAISE(ABORT, 'a file never changes'); END;
  `,
];
