import { Dexie } from 'dexie';
import type { DexieOptions, Table } from 'dexie';
import type {
  EntryRow,
  FileRow,
  LedgerRow,
  MetaRow,
  PendingDecisionRow,
  SnapshotRow,
  TrayRow,
  UpdateRow,
} from './rows.ts';

/** The database of one person in one workspace: other people of the same device never see it. */
export const databaseName = (userId: string, workspaceId: string): string => `opencoc.${workspaceId}.${userId}`;

export class WorkspaceDatabase extends Dexie {
  declare updates: Table<UpdateRow, number>;
  declare snapshots: Table<SnapshotRow, string>;
  declare entries: Table<EntryRow, string>;
  declare ledger: Table<LedgerRow, number>;
  declare decisions: Table<PendingDecisionRow, string>;
  declare files: Table<FileRow, string>;
  declare tray: Table<TrayRow, number>;
  declare meta: Table<MetaRow, string>;

  constructor(name: string, options: DexieOptions = {}) {
    // Strict: the browser reports a commit only after it has written it through, so "saved here" is true.
    super(name, { chromeTransactionDurability: 'strict', autoOpen: false, ...options });
    this.version(1).stores({
      updates: '++seq, document, unacked',
      snapshots: 'document',
      entries: 'id, isLocal',
      ledger: 'seq, record, kind',
      decisions: 'id, record, atMs',
      files: 'sha256, pending',
      tray: '++id, record',
      meta: 'key',
    });
  }
}
