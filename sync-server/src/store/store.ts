import type { LedgerEntry } from '@opencoc/core/ledger';
import type { Entry } from '@opencoc/core/readiness';
import type { Role } from '@opencoc/core/workspace';
import type { Committed } from './committed.ts';
import type { Cursor } from './cursor.ts';

/** The store does not take writes at the moment (full, locked, gone). What was not acknowledged is not stored. */
export class StoreFailing extends Error {
  override readonly name = 'StoreFailing';
}

/** Something with this name stands already. */
export class AlreadyThere extends Error {
  override readonly name = 'AlreadyThere';
}

export interface Workspace {
  readonly id: string;
  readonly name: string;
  /** Only in a demo workspace may a visitor become one of its people. */
  readonly demo: boolean;
}

export interface Membership {
  readonly userId: string;
  readonly roles: readonly Role[];
}

export interface ApiToken {
  readonly id: string;
  readonly workspace: string;
  readonly roles: readonly Role[];
  readonly name: string;
  readonly expiresMs: number | null;
}

/** Workspaces, who is in them, and the tokens of programs. */
export interface Workspaces {
  create(workspace: Workspace): Promise<void>;
  list(): Promise<Workspace[]>;
  find(workspace: string): Promise<Workspace | undefined>;
  members(workspace: string): Promise<Membership[]>;
  rolesOf(workspace: string, userId: string): Promise<readonly Role[]>;
  /** No roles: no longer a member. */
  setRoles(workspace: string, userId: string, roles: readonly Role[]): Promise<void>;
  /** Only the token's hash is kept. */
  addToken(token: ApiToken, hash: string): Promise<void>;
  tokenByHash(hash: string): Promise<ApiToken | undefined>;
}

export interface NewUpdate {
  readonly bytes: Uint8Array;
  readonly author: string;
  readonly receivedMs: number;
  /** Yjs clients that wrote in this document for the first time: they are the author's from now on. */
  readonly newClients: readonly number[];
}

/** A document as it is on disk. */
export interface StoredDocument {
  /** In order; together the whole document. Empty: there is no such document yet. */
  readonly updates: readonly Uint8Array[];
  /** Of its last commit; 0 where there is none. */
  readonly revision: number;
  /** Yjs client to the user it belongs to. */
  readonly clients: ReadonlyMap<number, string>;
}

export interface ChangesLimits {
  readonly items: number;
  readonly bytes: number;
}

export interface Changes {
  readonly cursor: Cursor;
  readonly more: boolean;
  readonly documents: readonly { readonly id: string; readonly update: Uint8Array; readonly revision: number }[];
  readonly entries: readonly { readonly id: string; readonly revision: number; readonly entry: Entry }[];
  readonly ledger: readonly LedgerEntry[];
}

/** The log of updates, of which documents consist. */
export interface UpdateLog {
  /** Resolves when all of them are on disk, in this order. Throws StoreFailing: none of them is. */
  append(workspace: string, document: string, updates: readonly NewUpdate[]): Promise<Committed>;
  load(workspace: string, document: string): Promise<StoredDocument>;
  /** Keeps one update that says what all up to `revision` say; loading starts from it. */
  writeSnapshot(workspace: string, document: string, revision: number, bytes: Uint8Array): Promise<void>;
  /** Drops updates that the snapshot covers; returns how many. Nothing is lost but who wrote which of them. */
  trim(workspace: string, document: string): Promise<number>;
  /** Everything that changed since a cursor, in pages. Throws where the cursor is not of this store. */
  changes(workspace: string, since: Cursor | undefined, limits: ChangesLimits): Promise<Changes>;
  revision(workspace: string): Promise<number>;
}

export interface ProjectedEntry {
  readonly record: string;
  /** Revision of the document the entry was made from. */
  readonly covers: number;
  readonly entry: Entry;
}

export interface EntryFilter {
  /** Words that must all occur in VIN, make, name, type or approval. */
  readonly search?: string;
  readonly category?: string;
  /** Record id after which the page begins. */
  readonly after?: string;
  readonly limit: number;
}

/** The plain form of records, for lists. */
export interface Entries {
  put(workspace: string, projected: ProjectedEntry): Promise<Committed>;
  /** The entry that stands says what the document says at `covers` too. */
  cover(workspace: string, record: string, covers: number): Promise<void>;
  get(workspace: string, record: string): Promise<Entry | undefined>;
  list(workspace: string, filter: EntryFilter): Promise<Entry[]>;
  /** Documents whose entry is older than their last commit (after a crash, or a new version of the server). */
  stale(): Promise<{ workspace: string; document: string }[]>;
}

export interface Release {
  readonly id: string;
  readonly record: string;
  readonly version: number;
  readonly vin: string;
  readonly xml: Uint8Array;
  readonly sha256: string;
}

export interface Taken {
  readonly entry: LedgerEntry;
  readonly release?: Release;
  readonly projected?: ProjectedEntry;
}

/** Decisions and releases: written once, never again. */
export interface Ledger {
  head(workspace: string): Promise<LedgerEntry | undefined>;
  find(workspace: string, id: string): Promise<LedgerEntry | undefined>;
  ofRecord(workspace: string, record: string): Promise<LedgerEntry[]>;
  all(workspace: string): Promise<LedgerEntry[]>;
  /** Entry, release and list entry in one transaction. Throws AlreadyThere where seq or id is taken. */
  take(workspace: string, taken: Taken): Promise<Committed>;
  release(workspace: string, id: string): Promise<Release | undefined>;
}

/** Files handed in, by their SHA-256. */
export interface Files {
  put(workspace: string, sha256: string, bytes: Uint8Array, by: string): Promise<void>;
  get(workspace: string, sha256: string): Promise<Uint8Array | undefined>;
}

/** Everything the server keeps. Every method names the workspace it is about. */
export interface Store {
  /** Of this store; a restored backup gets a new one, so that cursors from elsewhere are known as such. */
  readonly generation: string;
  readonly workspaces: Workspaces;
  readonly log: UpdateLog;
  readonly entries: Entries;
  readonly ledger: Ledger;
  readonly files: Files;
  /** Throws StoreFailing where a write would fail. */
  probe(): Promise<void>;
  close(): Promise<void>;
}
