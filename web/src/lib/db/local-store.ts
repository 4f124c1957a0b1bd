import * as Y from 'yjs';
import type { TrayRow, UpdateRow } from './rows.ts';
import type { OpenDatabase } from './open.ts';

/** A document's bytes on this device. */
export interface LoadedDocument {
  /** Everything there is, acknowledged or not, merged; empty where the device does not have the document. */
  readonly bytes: readonly Uint8Array[];
  /** Numbers of the rows the server has not acknowledged, in order. */
  readonly unacked: readonly number[];
}

export interface UnackedUpdate {
  readonly seq: number;
  readonly document: string;
  readonly bytes: Uint8Array;
}

/** After how many updates a document is put together into one. */
export const COMPACT_AT = 60;

/** Updates and snapshots of documents. Every promise resolves only after IndexedDB has committed. */
export class LocalStore {
  readonly #database: OpenDatabase;

  constructor(database: OpenDatabase) {
    this.#database = database;
  }

  /** Keeps an update made here; resolves with its number once the device has it. */
  appendMine(document: string, bytes: Uint8Array): Promise<number> {
    return this.#database.run((db) => db.updates.add({ document, bytes, mine: true, revision: 0, unacked: 1 }));
  }

  /** Keeps updates that come from the server. */
  async appendTheirs(updates: readonly { document: string; bytes: Uint8Array; revision: number }[]): Promise<void> {
    await this.#database.run((db) =>
      db.updates.bulkAdd(updates.map((update) => ({ ...update, mine: false }) satisfies UpdateRow)),
    );
  }

  load(document: string): Promise<LoadedDocument> {
    return this.#database.run((db) =>
      db.transaction('r', db.updates, db.snapshots, async () => {
        const [snapshot, rows] = await Promise.all([
          db.snapshots.get(document),
          db.updates.where('document').equals(document).sortBy('seq'),
        ]);
        return {
          bytes: [...(snapshot ? [snapshot.bytes] : []), ...rows.map((row) => row.bytes)],
          unacked: rows.filter((row) => row.unacked === 1).flatMap((row) => row.seq ?? []),
        };
      }),
    );
  }

  /** What the server is known to have of the document, without what is only here. */
  loadAcknowledged(document: string): Promise<readonly Uint8Array[]> {
    return this.#database.run((db) =>
      db.transaction('r', db.updates, db.snapshots, async () => {
        const [snapshot, rows] = await Promise.all([
          db.snapshots.get(document),
          db.updates.where('document').equals(document).sortBy('seq'),
        ]);
        const acknowledged = rows.filter((row) => row.unacked === undefined).map((row) => row.bytes);
        return snapshot ? [snapshot.bytes, ...acknowledged] : acknowledged;
      }),
    );
  }

  /** Marks updates as committed by the server. Unknown numbers (trimmed, or dropped by a repair) are passed over. */
  async acknowledge(seqs: readonly number[], revision: number): Promise<void> {
    if (seqs.length === 0) return;
    await this.#database.run((db) =>
      db.updates
        .where('seq')
        .anyOf([...seqs])
        .modify((row) => {
          row.revision = revision;
          delete row.unacked;
        }),
    );
  }

  /** Unacknowledged updates in the order they were made, `limit` at most. */
  async unacked(limit = 100_000): Promise<UnackedUpdate[]> {
    const rows = await this.#database.run((db) => db.updates.where('unacked').equals(1).limit(limit).toArray());
    return rows
      .flatMap(({ seq, document, bytes }) => (seq === undefined ? [] : [{ seq, document, bytes }]))
      .sort((a, b) => a.seq - b.seq);
  }

  /** How many updates of each document only this device has. */
  async unackedByDocument(): Promise<Map<string, number>> {
    const counts = new Map<string, number>();
    await this.#database.run(async (db) => {
      counts.clear();
      await db.updates
        .where('unacked')
        .equals(1)
        .each((row) => {
          counts.set(row.document, (counts.get(row.document) ?? 0) + 1);
        });
    });
    return counts;
  }

  /**
   * Drops updates the server refused and keeps, in the same transaction, what they said in the tray: at no moment is it
   * in neither place. What the tray says already is not said twice: several tabs may repair one document.
   */
  async dropRefused(seqs: readonly number[], tray: readonly TrayRow[]): Promise<void> {
    await this.#database.run((db) =>
      db.transaction('rw', db.updates, db.tray, async () => {
        for (const row of tray) {
          const same = await db.tray
            .where('record')
            .equals(row.record)
            .filter((other) => other.kind === row.kind && other.path === row.path && other.value === row.value)
            .count();
          if (same === 0) await db.tray.add(row);
        }
        await db.updates.bulkDelete([...seqs]);
      }),
    );
  }

  /**
   * Puts the acknowledged updates of a document together: the snapshot is written first, then the rows it covers go,
   * in one transaction. Unacknowledged rows stay as they are.
   */
  async compact(document: string, atLeast = COMPACT_AT): Promise<boolean> {
    return this.#database.run((db) =>
      db.transaction('rw', db.updates, db.snapshots, async () => {
        const rows = await db.updates.where('document').equals(document).sortBy('seq');
        const covered = rows.filter((row) => row.unacked === undefined);
        if (covered.length < atLeast) return false;
        const snapshot = await db.snapshots.get(document);
        const parts = [...(snapshot ? [snapshot.bytes] : []), ...covered.map((row) => row.bytes)];
        await db.snapshots.put({ document, bytes: merged(parts) });
        await db.updates.bulkDelete(covered.flatMap((row) => row.seq ?? []));
        return true;
      }),
    );
  }
}

/** Merges updates through a document, so that what was deleted is forgotten; keeps parts that wait for others. */
export function merged(parts: readonly Uint8Array[]): Uint8Array {
  const doc = new Y.Doc();
  for (const part of parts) Y.applyUpdate(doc, part, 'merge');
  const bytes = Y.encodeStateAsUpdate(doc);
  doc.destroy();
  return bytes;
}
