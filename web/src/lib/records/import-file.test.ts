import { readMessage, sampleMessage, SAMPLES } from '@opencoc/core/ivi';
import { readRecord } from '@opencoc/core/record';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { newId } from '#lib/app/id.ts';
import { LocalStore } from '#lib/db/local-store.ts';
import { openDatabase } from '#lib/db/open.ts';
import { TabChannel } from '#lib/sync/tab-channel.ts';
import type { TabMessage } from '#lib/sync/tab-channel.ts';
import { entryFixture } from './entry.fixture.ts';
import { importFile } from './import-file.ts';
import type { ImportPorts } from './import-file.ts';

let count = 0;
async function device(part: Partial<ImportPorts> = {}) {
  count += 1;
  const database = await openDatabase(`import-${String(count)}`, 'plant');
  const tabs = new TabChannel(undefined);
  const told: TabMessage['kind'][] = [];
  tabs.on((message) => told.push(message.kind));
  const ports: ImportPorts = {
    database,
    tabs,
    me: 'kim',
    device: 'dev1',
    nowMs: () => 1_000,
    newId,
    read: (bytes) => Promise.resolve(readMessage(bytes)),
    withVin: () => undefined,
    mayImport: () => true,
    ...part,
  };
  return { database, told, ports };
}

const [sample] = SAMPLES;
const fileOf = (content: string, name = 'van.xml'): File => new File([content], name, { type: 'application/xml' });
const message = (): string => sampleMessage(sample);

test('LOC-01 a message read without the server is a record on this device, its bytes with it, and in the list at once', async () => {
  const { database, told, ports } = await device();
  const outcome = await importFile(fileOf(message()), ports);
  if (outcome.kind !== 'imported') throw new Error(JSON.stringify(outcome));
  const loaded = await new LocalStore(database).load(`record_${outcome.recordId}`);
  const doc = new Y.Doc();
  for (const bytes of loaded.bytes) Y.applyUpdate(doc, bytes);
  const view = readRecord(doc);
  const read = readMessage(new TextEncoder().encode(message()));
  if (!read.ok) throw new Error('the sample is a message');
  expect(view.content.values.size).toBe(read.content.values.size);
  expect([...view.sources.values()]).toMatchObject([{ kind: 'ivi-file', name: 'van.xml' }]);
  expect(loaded.unacked).toHaveLength(1);
  expect((await database.db.entries.get(outcome.recordId))?.local?.vin).toBe(outcome.vin);
  expect(await database.db.files.where('pending').equals(1).count()).toBe(1);
  expect(told).toEqual(['update', 'entries', 'unsent', 'wake']);
});

test('LST-03 a VIN that is here already waits for the person’s word', async () => {
  const there = entryFixture();
  const { database, ports } = await device({ withVin: () => there });
  const outcome = await importFile(fileOf(message()), ports);
  if (outcome.kind !== 'duplicate') throw new Error(outcome.kind);
  expect(outcome.duplicateOf).toBe(there);
  expect(await database.db.updates.count()).toBe(0);
  expect((await outcome.importAnyway()).kind).toBe('imported');
  expect(await database.db.updates.count()).toBe(1);
});

test.each([
  ['no XML', '<Init', 'not-xml'],
  ['another XML', '<note/>', 'not-ivi'],
  ['a document type', '<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>', 'dtd'],
] as const)('LST-03 %s changes nothing, and the reader’s reason comes with it', async (_name, content, code) => {
  const { database, told, ports } = await device();
  const outcome = await importFile(fileOf(content), ports);
  expect(outcome).toMatchObject({ kind: 'failed', file: 'van.xml', code, readError: { code } });
  expect(await database.db.updates.count()).toBe(0);
  expect(told).toEqual([]);
});

test('LST-03 a file beyond all messages is not even read; who may not import is told', async () => {
  const { ports } = await device({ read: () => Promise.reject(new Error('was read')) });
  const large = fileOf('x');
  Object.defineProperty(large, 'size', { value: 50 * 1024 * 1024 });
  expect(await importFile(large, ports)).toMatchObject({ kind: 'failed', code: 'too-large' });
  const { ports: viewer } = await device({ mayImport: () => false });
  expect(await importFile(fileOf(message()), viewer)).toMatchObject({ kind: 'failed', code: 'not-allowed' });
});

test('LOC-02 a full device is told, and leaves no half record', async () => {
  const { database, ports } = await device();
  database.db.updates.hook('creating', () => {
    throw Object.assign(new Error('full'), { name: 'QuotaExceededError' });
  });
  expect(await importFile(fileOf(message()), ports)).toMatchObject({ kind: 'failed', code: 'device-full' });
  expect(await database.db.entries.count()).toBe(0);
  expect(await database.db.files.count()).toBe(0);
});
