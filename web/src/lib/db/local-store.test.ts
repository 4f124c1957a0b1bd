import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { WorkspaceDatabase } from './database.ts';
import { StoreFault } from './fault.ts';
import { LocalStore } from './local-store.ts';
import { openDatabase } from './open.ts';

let count = 0;
async function freshStore() {
  count += 1;
  const database = await openDatabase(`person-${String(count)}`, 'plant');
  return { database, store: new LocalStore(database) };
}

function edits(texts: readonly string[]): Uint8Array[] {
  const doc = new Y.Doc();
  const updates: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array) => updates.push(update));
  for (const text of texts) doc.getArray('values').push([text]);
  return updates;
}

function read(parts: readonly Uint8Array[]): unknown[] {
  const doc = new Y.Doc();
  for (const part of parts) Y.applyUpdate(doc, part);
  return doc.getArray('values').toArray();
}

test('LOC-02 an append resolves only after IndexedDB has committed it', async () => {
  const { store, database } = await freshStore();
  const [update] = edits(['a']);
  const append = store.appendMine('record_a', update ?? new Uint8Array());
  let resolved = false;
  void append.then(() => {
    resolved = true;
  });
  expect(resolved).toBe(false);
  const seq = await append;
  // A handle of its own sees it: it is in the database, not in this object.
  const other = new WorkspaceDatabase(database.db.name);
  await other.open();
  expect((await other.updates.get(seq))?.bytes).toEqual(update);
  other.close();
});

test('LOC-02 a write that fails is told, and never resolves', async () => {
  const { store, database } = await freshStore();
  const faults: (string | undefined)[] = [];
  database.onFault((fault) => faults.push(fault?.kind));
  const full = Object.assign(new Error('no room'), { name: 'QuotaExceededError' });
  database.db.updates.hook('creating', () => {
    throw full;
  });
  await expect(store.appendMine('record_a', new Uint8Array([0, 0]))).rejects.toSatisfy(
    (error) => error instanceof StoreFault && error.kind === 'full',
  );
  expect(faults).toEqual(['full']);
});

test('LOC-01 a handle that the browser closed is opened anew, and the write stands', async () => {
  const { store, database } = await freshStore();
  await store.appendMine('record_a', edits(['a'])[0] ?? new Uint8Array());
  database.db.close({ disableAutoOpen: true });
  await store.appendMine('record_a', new Uint8Array([0, 0]));
  expect((await store.load('record_a')).bytes).toHaveLength(2);
});

test('LOC-01 a newer build may change the form of the database: this one says so and writes no more', async () => {
  const { store, database } = await freshStore();
  const newer = new WorkspaceDatabase(database.db.name);
  newer.version(2).stores({ later: 'id' });
  await newer.open();
  await expect(store.appendMine('record_a', new Uint8Array([0, 0]))).rejects.toSatisfy(
    (error) => error instanceof StoreFault && error.kind === 'older-build',
  );
  newer.close();
});

test('LOC-07 compaction keeps unacknowledged rows and the content', async () => {
  const { store, database } = await freshStore();
  const updates = edits(Array.from({ length: 20 }, (_, at) => String(at)));
  const seqs: number[] = [];
  for (const update of updates) seqs.push(await store.appendMine('record_a', update));
  await store.acknowledge(seqs.slice(0, 12), 7);
  await store.appendMine('record_b', updates[0] ?? new Uint8Array());

  expect(await store.compact('record_a', 5)).toBe(true);

  const left = await database.db.updates.where('document').equals('record_a').toArray();
  expect(left.map((row) => row.seq)).toEqual(seqs.slice(12));
  expect(left.every((row) => row.unacked === 1)).toBe(true);
  const loaded = await store.load('record_a');
  expect(loaded.unacked).toEqual(seqs.slice(12));
  expect(read(loaded.bytes)).toEqual(updates.map((_, at) => String(at)));
  expect(read(await store.loadAcknowledged('record_a'))).toEqual(updates.slice(0, 12).map((_, at) => String(at)));
});

test('LOC-07 a compaction that fails halfway leaves every row', async () => {
  const { store, database } = await freshStore();
  for (const update of edits(['a', 'b', 'c'])) {
    await store.acknowledge([await store.appendMine('record_a', update)], 1);
  }
  database.db.updates.hook('deleting', () => {
    throw new Error('gone away');
  });
  await expect(store.compact('record_a', 2)).rejects.toThrow();
  expect(await database.db.snapshots.get('record_a')).toBeUndefined();
  expect(read((await store.load('record_a')).bytes)).toEqual(['a', 'b', 'c']);
});

test('LOC-04 what a repair drops is in the tray in the same moment', async () => {
  const { store, database } = await freshStore();
  const [first, second] = edits(['a', 'b']);
  const acked = await store.appendMine('record_a', first ?? new Uint8Array());
  await store.acknowledge([acked], 3);
  const refused = await store.appendMine('record_a', second ?? new Uint8Array());
  const said = {
    record: 'a',
    kind: 'value',
    path: 'Make',
    value: 'b',
    reason: 'not-allowed',
    detail: '',
    atMs: 1,
  } as const;
  await store.dropRefused([refused], [said]);
  await store.dropRefused([refused], [{ ...said, atMs: 2 }]);
  expect(read((await store.load('record_a')).bytes)).toEqual(['a']);
  expect(await database.db.tray.count()).toBe(1);
  expect(await store.unacked()).toEqual([]);
});
