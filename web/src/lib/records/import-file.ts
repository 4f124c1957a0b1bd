import { createRecord, importContent } from '@opencoc/core/record';
import { readMessage } from '@opencoc/core/ivi';
import type { IviRead, IviReadError } from '@opencoc/core/ivi';
import { LIMITS, recordDocument } from '@opencoc/core/protocol';
import { assessReadiness, entryOf } from '@opencoc/core/readiness';
import type { Entry } from '@opencoc/core/readiness';
import { readRecord } from '@opencoc/core/record';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import * as Y from 'yjs';
import type { ImportOutcome } from '#lib/app/ports.ts';
import { StoreFault } from '#lib/db/fault.ts';
import type { OpenDatabase } from '#lib/db/open.ts';
import type { TabChannel } from '#lib/sync/tab-channel.ts';

export interface ImportPorts {
  readonly database: OpenDatabase;
  readonly tabs: TabChannel;
  readonly me: string;
  readonly device: string;
  readonly nowMs: () => number;
  readonly newId: (length?: number) => string;
  /** Reads a message; away from the page where it is long. */
  readonly read: (bytes: Uint8Array) => Promise<IviRead>;
  readonly withVin: (vin: string) => Entry | undefined;
  readonly mayImport: () => boolean;
}

/** Reading longer than this is done away from the page, and given up after a while. */
const LONG_BYTES = 256 * 1024;
const READ_PATIENCE_MS = 30_000;

/** Reads a message in the page where it is short, in a worker where it is long. */
export async function readAway(bytes: Uint8Array): Promise<IviRead> {
  if (bytes.byteLength < LONG_BYTES || typeof Worker === 'undefined') return readMessage(bytes);
  const worker = new Worker(new URL('./read-worker.ts', import.meta.url), { type: 'module' });
  try {
    return await new Promise<IviRead>((resolve, reject) => {
      const timer = setTimeout(() => {
        reject(new Error('Reading the file took too long'));
      }, READ_PATIENCE_MS);
      worker.onmessage = ({ data }: MessageEvent<IviRead>) => {
        clearTimeout(timer);
        resolve(data);
      };
      worker.onerror = (event) => {
        clearTimeout(timer);
        reject(new Error(event.message));
      };
      worker.postMessage(bytes);
    });
  } finally {
    worker.terminate();
  }
}

/** Makes a record of a content, on this device: the server learns of it when it is there. */
async function makeRecord(
  ports: ImportPorts,
  name: string,
  bytes: Uint8Array,
  content: Extract<IviRead, { ok: true }>['content'],
): Promise<Extract<ImportOutcome, { kind: 'imported' }>> {
  const recordId = ports.newId();
  const document = recordDocument(recordId);
  const hash = bytesToHex(sha256(bytes));
  const doc = new Y.Doc();
  const pen = { author: ports.me, device: ports.device, nowMs: ports.nowMs() };
  createRecord(doc, pen);
  const source = { id: ports.newId(10), kind: 'ivi-file', name: name.slice(0, 300), sha256: hash } as const;
  importContent(doc, pen, content, source, () => ports.newId(8));
  const update = Y.encodeStateAsUpdate(doc);
  const view = readRecord(doc);
  const local = entryOf(recordId, view, assessReadiness(view, []), []);
  doc.destroy();
  const seq = await ports.database.run((db) =>
    db.transaction('rw', [db.updates, db.entries, db.files], async () => {
      const known = await db.files.get(hash);
      if (!known) await db.files.put({ sha256: hash, name, bytes, pending: 1 });
      await db.entries.put({ id: recordId, revision: 0, local, isLocal: 1 });
      return db.updates.add({ document, bytes: update, mine: true, revision: 0, unacked: 1 });
    }),
  );
  ports.tabs.tell({ kind: 'update', document, bytes: update, seq });
  ports.tabs.tell({ kind: 'entries', ids: [recordId] });
  ports.tabs.tell({ kind: 'unsent' });
  ports.tabs.tell({ kind: 'wake', urgent: false });
  return { kind: 'imported', file: name, recordId, vin: local.vin };
}

const failed = (file: string, code: string, message: string, readError?: IviReadError): ImportOutcome => ({
  kind: 'failed',
  file,
  code,
  message,
  ...(readError ? { readError } : {}),
  ...(readError && 'line' in readError ? { line: readError.line } : {}),
});

/** Reads one file and makes a record of it; nothing changes where it cannot be read. Never throws. */
export async function importFile(file: File, ports: ImportPorts): Promise<ImportOutcome> {
  if (!ports.mayImport()) return failed(file.name, 'not-allowed', 'Your role may not make records.');
  if (file.size > LIMITS.fileBytes) {
    const limit = String(LIMITS.fileBytes / 1024 / 1024);
    return failed(file.name, 'too-large', `The file is larger than ${limit} MB; no IVI message is that large.`);
  }
  try {
    const bytes = new Uint8Array(await file.arrayBuffer());
    const read = await ports.read(bytes);
    if (!read.ok) return failed(file.name, read.error.code, 'The file is no IVI 2.0 message.', read.error);
    const make = async (): Promise<ImportOutcome> => {
      try {
        return await makeRecord(ports, file.name, bytes, read.content);
      } catch (error) {
        return failureOf(file.name, error);
      }
    };
    const vin = read.content.values.get('VehicleIdentificationNumber') ?? '';
    const duplicateOf = vin === '' ? undefined : ports.withVin(vin);
    if (duplicateOf) return { kind: 'duplicate', file: file.name, vin, duplicateOf, importAnyway: make };
    return await make();
  } catch (error) {
    return failureOf(file.name, error);
  }
}

function failureOf(file: string, error: unknown): ImportOutcome {
  if (error instanceof StoreFault) return failed(file, error.kind === 'full' ? 'device-full' : 'device', error.message);
  return failed(file, 'internal', error instanceof Error ? error.message : 'The file could not be read.');
}
