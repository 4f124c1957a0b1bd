import type { Decision, LedgerEntry } from '@opencoc/core/ledger';
import type { Entry } from '@opencoc/core/readiness';

/** One Yjs update of a document, in the order this device got it. */
export interface UpdateRow {
  seq?: number;
  document: string;
  bytes: Uint8Array;
  /** Made on this device by the person whose database this is. */
  mine: boolean;
  /** The server's revision that committed it; 0 while it is only here (or unknown, where it came live). */
  revision: number;
  /** Only on rows the server has not acknowledged; the index of them is thereby as small as they are few. */
  unacked?: 1;
}

/** Acknowledged updates of a document in one piece. Never holds an unacknowledged one, so a refusal can drop those. */
export interface SnapshotRow {
  document: string;
  bytes: Uint8Array;
}

export interface EntryRow {
  id: string;
  revision: number;
  /** As the server made it; undefined while only this device knows the record. */
  entry?: Entry;
  /** As this device made it from its own copy; stands while changes of the record are unacknowledged. */
  local?: Entry;
  /** On rows with `local`: the index of them is as small as they are few. */
  isLocal?: 1;
}

export interface LedgerRow {
  seq: number;
  record: string;
  kind: Decision['kind'];
  entry: LedgerEntry;
}

/** A decision on its way to the server; its id makes sending it twice harmless. */
export interface PendingDecisionRow {
  id: string;
  record: string;
  decision: Decision;
  by: string;
  atMs: number;
  /** File that has to be with the server before. */
  file?: string;
}

export interface FileRow {
  sha256: string;
  name: string;
  bytes: Uint8Array;
  pending?: 1;
}

export interface TrayRow {
  id?: number;
  record: string;
  kind: 'value' | 'row' | 'comment' | 'decision' | 'other';
  path: string;
  value: string | null;
  reason: string;
  detail: string;
  atMs: number;
  decision?: Decision;
}

export interface MetaRow {
  key: string;
  value: unknown;
}
