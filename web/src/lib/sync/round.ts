import { changesPage, fileAnswer, LIMITS, pushAnswer, recordDocument } from '@opencoc/core/protocol';
import type { ChangesPage, PushBody } from '@opencoc/core/protocol';
import { ledgerEntry } from '@opencoc/core/ledger';
import * as Y from 'yjs';
import type { UnackedUpdate, LocalStore } from '#lib/db/local-store.ts';
import type { OpenDatabase } from '#lib/db/open.ts';
import type { PendingDecisionRow } from '#lib/db/rows.ts';
import { ApiFault, mayRetry } from './api.ts';
import type { Api } from './api.ts';
import { fromBase64, toBase64 } from './base64.ts';
import type { TabChannel } from './tab-channel.ts';

export interface RoundPorts {
  readonly api: Api;
  readonly workspaceId: string;
  readonly database: OpenDatabase;
  readonly store: LocalStore;
  readonly tabs: TabChannel;
  /** Documents that an open record is sending itself at the moment. */
  readonly liveDocuments: () => Promise<ReadonlySet<string>>;
  /** Mends a document after a refused push. */
  readonly repair: (document: string, refusal: { code: string; paths: readonly string[] }) => Promise<void>;
  /** Records fetched by the first replication so far; undefined once it is through. */
  readonly onFirstReplication: (records: number | undefined) => void;
  readonly nowMs: () => number;
  /** Lets the person's work go first. */
  readonly breathe: () => Promise<void>;
}

/** A push of one document's updates, merged in their order. */
interface Parcel {
  readonly document: string;
  readonly seqs: readonly number[];
  readonly bytes: Uint8Array;
}

/** Under the frame limit of the server; a parcel of one too large update goes as it is and is refused by name. */
const PARCEL_BYTES = LIMITS.frameBytes / 2;
const BODY_BYTES = LIMITS.pushBodyBytes / 2;

/** Merges the updates of each document, in order, into parcels below the limit. */
export function parcelsOf(updates: readonly UnackedUpdate[]): Parcel[] {
  const byDocument = new Map<string, UnackedUpdate[]>();
  for (const update of updates) {
    byDocument.set(update.document, [...(byDocument.get(update.document) ?? []), update]);
  }
  const parcels: Parcel[] = [];
  for (const [document, rows] of byDocument) {
    let part: UnackedUpdate[] = [];
    let size = 0;
    const close = (): void => {
      if (part.length === 0) return;
      const bytes = part.map((row) => row.bytes);
      parcels.push({
        document,
        seqs: part.map((row) => row.seq),
        bytes: bytes.length === 1 && bytes[0] ? bytes[0] : Y.mergeUpdates(bytes),
      });
      part = [];
      size = 0;
    };
    for (const row of rows) {
      if (size + row.bytes.byteLength > PARCEL_BYTES) close();
      part.push(row);
      size += row.bytes.byteLength;
    }
    close();
  }
  return parcels;
}

async function push(ports: RoundPorts): Promise<void> {
  const live = await ports.liveDocuments();
  const waiting = (await ports.store.unacked()).filter((update) => !live.has(update.document));
  const parcels = parcelsOf(waiting);
  const refused = new Set<string>();
  for (let at = 0; at < parcels.length;) {
    const batch: Parcel[] = [];
    let size = 0;
    for (; at < parcels.length && batch.length < LIMITS.pushUpdates; at += 1) {
      const parcel = parcels[at];
      if (!parcel) break;
      // What follows a refused update of the same document builds on it: the repair takes care of it.
      if (refused.has(parcel.document)) continue;
      if (batch.length > 0 && size + parcel.bytes.byteLength * 1.4 > BODY_BYTES) break;
      batch.push(parcel);
      size += parcel.bytes.byteLength * 1.4;
    }
    if (batch.length === 0) break;
    await pushBatch(ports, batch, refused);
  }
}

async function pushBatch(ports: RoundPorts, batch: readonly Parcel[], refused: Set<string>): Promise<void> {
  const body: PushBody = {
    updates: batch.map((parcel, at) => ({
      id: String(at),
      document: parcel.document,
      update: toBase64(parcel.bytes),
    })),
  };
  const { results } = await ports.api.post(`/api/v1/workspaces/${ports.workspaceId}/changes`, body, pushAnswer);
  const repairs = new Map<string, { code: string; paths: readonly string[] }>();
  for (const result of results) {
    const parcel = batch[Number(result.id)];
    if (!parcel) continue;
    if (result.status === 'committed') {
      await ports.store.acknowledge(parcel.seqs, result.revision);
    } else {
      refused.add(parcel.document);
      if (!repairs.has(parcel.document)) repairs.set(parcel.document, { code: result.code, paths: result.paths });
    }
  }
  ports.tabs.tell({ kind: 'unsent' });
  for (const [document, refusal] of repairs) await ports.repair(document, refusal);
}

async function pushFiles(ports: RoundPorts): Promise<void> {
  const keys = await ports.database.run((db) => db.files.where('pending').equals(1).primaryKeys());
  for (const sha256 of keys) {
    const file = await ports.database.run((db) => db.files.get(sha256));
    if (!file) continue;
    try {
      await ports.api.postBytes(`/api/v1/workspaces/${ports.workspaceId}/files`, file.bytes, fileAnswer);
    } catch (error) {
      if (mayRetry(error) || (error instanceof ApiFault && error.status === 401)) throw error;
      // Refused for good: the file stays on the device; a decision that needs it will say why it cannot be taken.
    }
    await ports.database.run((db) =>
      db.files
        .where('sha256')
        .equals(sha256)
        .modify((row) => {
          delete row.pending;
        }),
    );
    ports.tabs.tell({ kind: 'unsent' });
  }
}

/** Sends decisions in the order they were taken, each after the data it was taken on has gone. */
async function pushDecisions(ports: RoundPorts): Promise<void> {
  const waiting = await ports.database.run((db) => db.decisions.orderBy('atMs').toArray());
  if (waiting.length === 0) return;
  const unsent = await ports.store.unackedByDocument();
  for (const row of waiting) {
    if (unsent.has(recordDocument(row.record))) continue;
    await pushDecision(ports, row);
  }
}

async function pushDecision(ports: RoundPorts, row: PendingDecisionRow): Promise<void> {
  const path = `/api/v1/workspaces/${ports.workspaceId}/records/${row.record}/decisions`;
  try {
    const entry = await ports.api.post(path, { id: row.id, decision: row.decision }, ledgerEntry);
    await ports.database.run((db) =>
      db.transaction('rw', db.ledger, db.decisions, async () => {
        await db.ledger.put({ seq: entry.seq, record: entry.record, kind: entry.decision.kind, entry });
        await db.decisions.delete(row.id);
      }),
    );
  } catch (error) {
    if (!(error instanceof ApiFault) || mayRetry(error) || error.status === 401) throw error;
    await ports.database.run((db) =>
      db.transaction('rw', db.tray, db.decisions, async () => {
        await db.tray.add({
          record: row.record,
          kind: 'decision',
          path: row.id,
          value: row.decision.kind,
          reason: error.code,
          detail: error.message,
          atMs: ports.nowMs(),
          decision: row.decision,
        });
        await db.decisions.delete(row.id);
      }),
    );
    ports.tabs.tell({ kind: 'tray' });
  }
  ports.tabs.tell({ kind: 'ledger', records: [row.record] });
  ports.tabs.tell({ kind: 'unsent' });
}

/** Puts a page into the database together with its cursor: after a crash the same page comes again, or none of it. */
async function takeIn(ports: RoundPorts, page: ChangesPage): Promise<void> {
  const documents = page.documents.map((document) => ({
    document: document.id,
    bytes: fromBase64(document.update),
    revision: document.revision,
  }));
  await ports.database.run((db) =>
    db.transaction('rw', [db.updates, db.entries, db.ledger, db.meta], async () => {
      await db.updates.bulkAdd(documents.map((update) => ({ ...update, mine: false })));
      const known = await db.entries.bulkGet(page.entries.map((row) => row.id));
      await db.entries.bulkPut(
        page.entries.map(({ id, revision, entry }, at) => {
          const local = known[at]?.local;
          return { id, revision, entry, ...(local ? { local, isLocal: 1 as const } : {}) };
        }),
      );
      await db.ledger.bulkPut(
        page.ledger.map((entry) => ({ seq: entry.seq, record: entry.record, kind: entry.decision.kind, entry })),
      );
      await db.meta.put({ key: 'cursor', value: page.cursor });
    }),
  );
  for (const { document, bytes } of documents) ports.tabs.tell({ kind: 'update', document, bytes });
  if (page.entries.length > 0) ports.tabs.tell({ kind: 'entries', ids: page.entries.map((row) => row.id) });
  if (page.ledger.length > 0) {
    ports.tabs.tell({ kind: 'ledger', records: [...new Set(page.ledger.map((entry) => entry.record))] });
  }
}

/** What this device made of records stands only while the server has not answered for them. */
async function dropSettledLocals(ports: RoundPorts): Promise<void> {
  const unsent = await ports.store.unackedByDocument();
  const settled: string[] = [];
  await ports.database.run(async (db) => {
    settled.length = 0;
    await db.entries
      .where('isLocal')
      .equals(1)
      .modify((row) => {
        if (row.entry === undefined || unsent.has(recordDocument(row.id))) return;
        delete row.local;
        delete row.isLocal;
        settled.push(row.id);
      });
  });
  if (settled.length > 0) ports.tabs.tell({ kind: 'entries', ids: settled });
}

async function pull(ports: RoundPorts): Promise<void> {
  const meta = await ports.database.run((db) => db.meta.get('cursor'));
  let cursor = typeof meta?.value === 'string' ? meta.value : undefined;
  const first = cursor === undefined || (await ports.database.run((db) => db.meta.get('first')))?.value === true;
  if (first) await ports.database.run((db) => db.meta.put({ key: 'first', value: true }));
  let records = 0;
  for (;;) {
    const query = cursor === undefined ? '' : `?since=${encodeURIComponent(cursor)}`;
    const page: ChangesPage = await ports.api.get(
      `/api/v1/workspaces/${ports.workspaceId}/changes${query}`,
      changesPage,
    );
    await takeIn(ports, page);
    cursor = page.cursor;
    records += page.documents.length;
    if (first) ports.onFirstReplication(page.more ? records : undefined);
    if (page.documents.length <= 20) {
      for (const document of page.documents) await ports.store.compact(document.id);
    }
    if (!page.more) break;
    await ports.breathe();
  }
  if (first) await ports.database.run((db) => db.meta.put({ key: 'first', value: false }));
  await dropSettledLocals(ports);
}

/** One round: what is only here goes out, in the order it depends on each other, then what is new comes in. */
export async function runRound(ports: RoundPorts): Promise<void> {
  await push(ports);
  await pushFiles(ports);
  await pushDecisions(ports);
  try {
    await pull(ports);
  } catch (error) {
    if (!(error instanceof ApiFault) || error.code !== 'cursor-unknown') throw error;
    // The server's store is another one (restored): from the beginning; what comes twice does no harm.
    await ports.database.run((db) => db.meta.delete('cursor'));
    await pull(ports);
  }
}
