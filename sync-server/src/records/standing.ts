import { recordDocument } from '@opencoc/core/protocol';
import type { LedgerEntry } from '@opencoc/core/ledger';
import { assessReadiness } from '@opencoc/core/readiness';
import type { ReadinessReport } from '@opencoc/core/readiness';
import { readRecord } from '@opencoc/core/record';
import type { RecordView } from '@opencoc/core/record';
import * as Y from 'yjs';
import type { Registry } from '../room/registry.ts';
import type { Store } from '../store/store.ts';

/** A record as it stands on disk: what decisions and lists go by. */
export interface StandingRecord {
  readonly id: string;
  /** Of its document's last commit. */
  readonly revision: number;
  readonly view: RecordView;
  readonly ledger: readonly LedgerEntry[];
  readonly report: ReadinessReport;
}

export interface RecordsPorts {
  readonly store: Store;
  readonly registry: Registry;
}

async function committedDocument({ store, registry }: RecordsPorts, workspace: string, document: string) {
  const room = registry.peek(workspace, document);
  if (room) return { revision: room.revision, updates: [room.committedState()] };
  return store.log.load(workspace, document);
}

/** Reads a record as far as it is committed; undefined where there is none. */
export async function standingRecord(
  ports: RecordsPorts,
  workspace: string,
  id: string,
): Promise<StandingRecord | undefined> {
  const { revision, updates } = await committedDocument(ports, workspace, recordDocument(id));
  if (revision === 0) return undefined;
  const ledger = await ports.store.ledger.ofRecord(workspace, id);
  const doc = new Y.Doc();
  try {
    for (const update of updates) Y.applyUpdate(doc, update);
    const view = readRecord(doc);
    return { id, revision, view, ledger, report: assessReadiness(view, ledger) };
  } finally {
    doc.destroy();
  }
}
