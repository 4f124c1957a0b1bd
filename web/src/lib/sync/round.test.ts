import { chain, type Decision, type LedgerEntry } from '@opencoc/core/ledger';
import { createRecord, readRecord, setValue } from '@opencoc/core/record';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { LocalStore } from '#lib/db/local-store.ts';
import { openDatabase } from '#lib/db/open.ts';
import { entryFixture } from '#lib/records/entry.fixture.ts';
import { Api } from './api.ts';
import { fromBase64, toBase64 } from './base64.ts';
import { repairClosed } from './repair-closed.ts';
import { parcelsOf, runRound } from './round.ts';
import type { RoundPorts } from './round.ts';
import { TabChannel } from './tab-channel.ts';
import type { TabMessage } from './tab-channel.ts';

const pen = (nowMs = 1) => ({ author: 'me', device: 'dev1', nowMs });
const json = (body: unknown, status = 200): Response => Response.json(body, { status });
const problem = (status: number, code: string): Response =>
  json({ type: 'about:blank', title: code, status, detail: `It is ${code}`, code }, status);

interface Call {
  readonly method: string;
  readonly path: string;
  readonly body: Record<string, unknown> | undefined;
}

/** A server of pages of changes, that refuses what it is told to. */
class FakeServer {
  readonly calls: Call[] = [];
  pages: unknown[] = [];
  answer: (call: Call) => Response | undefined = () => undefined;
  revision = 0;
  ledger: LedgerEntry[] = [];

  readonly fetch = async (path: string, init?: RequestInit): Promise<Response> => {
    const text = typeof init?.body === 'string' ? init.body : undefined;
    const call: Call = {
      method: init?.method ?? 'GET',
      path,
      body: text === undefined ? undefined : (JSON.parse(text) as Record<string, unknown>),
    };
    this.calls.push(call);
    await Promise.resolve();
    return this.answer(call) ?? this.#usual(call);
  };

  #usual({ method, path, body }: Call): Response {
    if (method === 'GET' && path.includes('/changes')) {
      const since = Number(new URL(path, 'http://s').searchParams.get('since') ?? '0');
      const page = this.pages[since];
      return json(page ?? { cursor: String(this.pages.length), more: false, documents: [], entries: [], ledger: [] });
    }
    if (path.endsWith('/changes')) {
      const updates = (body?.['updates'] ?? []) as { id: string }[];
      return json({
        results: updates.map(({ id }) => ({ id, status: 'committed', revision: (this.revision += 1) })),
      });
    }
    if (path.endsWith('/files')) return json({ sha256: 'a'.repeat(64), bytes: 1 });
    if (path.endsWith('/decisions')) {
      const known = this.ledger.find((entry) => entry.id === body?.['id']);
      if (known) return json(known);
      const entry = chain(this.ledger.at(-1), {
        record: path.split('/').at(-2) ?? '',
        id: String(body?.['id']),
        by: 'me',
        atMs: 1,
        decision: body?.['decision'] as Decision,
        outcome: { kind: 'noted' },
      });
      this.ledger.push(entry);
      return json(entry);
    }
    return problem(404, 'not-found');
  }

  to(part: string): Call[] {
    return this.calls.filter(({ method, path }) => `${method} ${path}`.includes(part));
  }
}

let count = 0;
async function device(server: FakeServer) {
  count += 1;
  const database = await openDatabase(`round-${String(count)}`, 'plant');
  const store = new LocalStore(database);
  const tabs = new TabChannel(undefined);
  const told: TabMessage[] = [];
  tabs.on((message) => told.push(message));
  const ports: RoundPorts = {
    api: new Api(server.fetch),
    workspaceId: 'plant',
    database,
    store,
    tabs,
    liveDocuments: () => Promise.resolve(new Set()),
    repair: (document, refusal) =>
      repairClosed(store, tabs, document, {
        recordId: document.replace('record_', ''),
        me: 'me',
        device: 'dev1',
        roles: ['homologation'],
        refusal,
        giveUp: false,
        nowMs: 9,
      }),
    onFirstReplication: () => undefined,
    nowMs: () => 9,
    breathe: () => Promise.resolve(),
  };
  return { database, store, tabs, told, ports };
}

/** A record's updates, one for each value set. */
function updatesOf(values: readonly (readonly [string, string])[]): Uint8Array[] {
  const doc = new Y.Doc();
  const updates: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array) => updates.push(update));
  createRecord(doc, pen());
  for (const [path, value] of values) setValue(doc, pen(), path, value);
  return updates;
}

const page = (cursor: number, more: boolean, ids: readonly string[]): unknown => ({
  cursor: String(cursor),
  more,
  documents: ids.map((id) => ({
    id: `record_${id}`,
    update: toBase64(updatesOf([['Type', id]])[1] ?? new Uint8Array()),
    revision: cursor,
  })),
  entries: ids.map((id) => ({ id, revision: cursor, entry: entryFixture({ id }) })),
  ledger: [],
});

describe('LOC-05 pulling', () => {
  test('LOC-05 goes on at the cursor where it was cut, no page twice and none left out', async () => {
    const server = new FakeServer();
    server.pages = [page(1, true, ['aaaaaaaa']), page(2, true, ['bbbbbbbb']), page(3, false, ['cccccccc'])];
    const { database, ports } = await device(server);
    server.answer = ({ path }) => (path.endsWith('since=2') ? problem(503, 'store-failing') : undefined);
    await expect(runRound(ports)).rejects.toThrow();
    expect((await database.db.meta.get('cursor'))?.value).toBe('2');
    server.answer = () => undefined;
    server.calls.length = 0;
    await runRound(ports);
    expect(server.to('GET').map(({ path }) => path.split('?')[1])).toEqual(['since=2']);
    expect((await database.db.entries.toArray()).map((row) => row.id)).toEqual(['aaaaaaaa', 'bbbbbbbb', 'cccccccc']);
    expect(await database.db.updates.count()).toBe(3);
  });

  test('LOC-05 a page that the device cannot keep leaves the cursor where it was', async () => {
    const server = new FakeServer();
    server.pages = [page(1, false, ['aaaaaaaa'])];
    const { database, ports } = await device(server);
    database.db.entries.hook('creating', () => {
      throw new Error('no room');
    });
    await expect(runRound(ports)).rejects.toThrow();
    expect(await database.db.meta.get('cursor')).toBeUndefined();
    expect(await database.db.updates.count()).toBe(0);
  });

  test('LOC-05 a cursor of another store starts from the beginning', async () => {
    const server = new FakeServer();
    server.pages = [page(1, false, ['aaaaaaaa'])];
    const { database, ports } = await device(server);
    await database.db.meta.put({ key: 'cursor', value: '77' });
    server.answer = ({ path }) => (path.endsWith('since=77') ? problem(410, 'cursor-unknown') : undefined);
    await runRound(ports);
    expect(await database.db.entries.count()).toBe(1);
  });

  test('LOC-05 what came in is told to the open records and the list', async () => {
    const server = new FakeServer();
    server.pages = [page(1, false, ['aaaaaaaa'])];
    const { told, ports } = await device(server);
    await runRound(ports);
    expect(told.map((message) => message.kind)).toEqual(['update', 'entries']);
  });

  test('LOC-05 this device’s own reading of a record stands until its changes are acknowledged', async () => {
    const server = new FakeServer();
    const { database, store, ports } = await device(server);
    const local = entryFixture({ id: 'aaaaaaaa', name: 'as typed' });
    await database.db.entries.put({ id: 'aaaaaaaa', revision: 0, local, isLocal: 1 });
    const seq = await store.appendMine('record_aaaaaaaa', updatesOf([])[0] ?? new Uint8Array());
    server.pages = [page(1, false, ['aaaaaaaa'])];
    const live: RoundPorts = { ...ports, liveDocuments: () => Promise.resolve(new Set(['record_aaaaaaaa'])) };
    await runRound(live);
    expect((await database.db.entries.get('aaaaaaaa'))?.local?.name).toBe('as typed');
    await store.acknowledge([seq], 1);
    await runRound(live);
    expect((await database.db.entries.get('aaaaaaaa'))?.local).toBeUndefined();
  });
});

describe('LOC-03 pushing', () => {
  test('LOC-03 the updates of a closed record go in one parcel, and are acknowledged with its result', async () => {
    const server = new FakeServer();
    const { store, ports } = await device(server);
    const updates = updatesOf([
      ['Type', 'N2'],
      ['MassGroup/ActualMass', '2946'],
    ]);
    for (const update of updates) await store.appendMine('record_aaaaaaaa', update);
    await runRound(ports);
    const [push] = server.to('POST');
    const sent = push?.body?.['updates'] as { document: string; update: string }[];
    expect(sent).toHaveLength(1);
    const doc = new Y.Doc();
    Y.applyUpdate(doc, fromBase64(sent[0]?.update ?? ''));
    expect(readRecord(doc).content.values.get('MassGroup/ActualMass')).toBe('2946');
    expect(await store.unacked()).toEqual([]);
  });

  test('LOC-06 a record that an open tab sends itself is left to it', async () => {
    const server = new FakeServer();
    const { store, ports } = await device(server);
    await store.appendMine('record_aaaaaaaa', updatesOf([])[0] ?? new Uint8Array());
    await runRound({ ...ports, liveDocuments: () => Promise.resolve(new Set(['record_aaaaaaaa'])) });
    expect(server.to('POST')).toEqual([]);
    expect(await store.unacked()).toHaveLength(1);
  });

  test('LOC-03 no answer acknowledges nothing, and the same goes out again', async () => {
    const server = new FakeServer();
    const { store, ports } = await device(server);
    await store.appendMine('record_aaaaaaaa', updatesOf([])[0] ?? new Uint8Array());
    server.answer = ({ method }) => {
      if (method === 'POST') throw new TypeError('Failed to fetch');
      return undefined;
    };
    await expect(runRound(ports)).rejects.toMatchObject({ code: 'network' });
    expect(await store.unacked()).toHaveLength(1);
    server.answer = () => undefined;
    await runRound(ports);
    expect(await store.unacked()).toEqual([]);
  });

  test('LOC-04 a refused push of a closed record goes to the tray, and what is allowed goes out anew', async () => {
    const server = new FakeServer();
    const { database, store, ports } = await device(server);
    const updates = updatesOf([
      ['TypeApprovalNumber', 'e3*1'],
      ['MassGroup/ActualMass', '2946'],
    ]);
    for (const update of updates) await store.appendMine('record_aaaaaaaa', update);
    let refusals = 1;
    server.answer = ({ method, path }) => {
      if (method !== 'POST' || !path.endsWith('/changes') || refusals === 0) return undefined;
      refusals -= 1;
      return json({ results: [{ id: '0', status: 'refused', code: 'not-allowed', paths: ['TypeApprovalNumber'] }] });
    };
    await runRound(ports);
    expect((await database.db.tray.toArray()).map(({ path, value }) => [path, value])).toEqual([
      ['TypeApprovalNumber', 'e3*1'],
    ]);
    await runRound(ports);
    expect(await store.unacked()).toEqual([]);
    const sent = server.to('POST').at(-1)?.body?.['updates'] as { update: string }[];
    const doc = new Y.Doc();
    for (const { update } of sent) Y.applyUpdate(doc, fromBase64(update));
    expect([...readRecord(doc).content.values]).toEqual([['MassGroup/ActualMass', '2946']]);
    expect(doc.store.pendingStructs).toBeNull();
  });

  test('LOC-03 parcels keep the order of a document and stay under the frame limit', () => {
    const bytes = updatesOf([['Type', 'x'.repeat(100)]]);
    const many = Array.from({ length: 9_000 }, (_, at) => ({
      seq: at + 1,
      document: at % 2 === 0 ? 'record_aaaaaaaa' : 'record_bbbbbbbb',
      bytes: bytes[1] ?? new Uint8Array(),
    }));
    const parcels = parcelsOf(many);
    expect(parcels.flatMap((parcel) => parcel.seqs).length).toBe(9_000);
    const ofA = parcels.filter((parcel) => parcel.document === 'record_aaaaaaaa').flatMap((parcel) => parcel.seqs);
    expect(ofA).toEqual([...ofA].sort((a, b) => a - b));
    expect(parcels.every((parcel) => parcel.bytes.byteLength <= 1024 * 1024)).toBe(true);
  });
});

describe('LOC-08 decisions', () => {
  const review: Decision = { kind: 'review', verdict: 'approved', fingerprints: { masses: 'a'.repeat(64) } };
  const pending = (id: string) => ({ id, record: 'aaaaaaaa', decision: review, by: 'me', atMs: 1 });

  test('LOC-08 a decision that waits is sent once, also where the answer was lost', async () => {
    const server = new FakeServer();
    const { database, ports } = await device(server);
    await database.db.decisions.add(pending('decision-1'));
    let lose = true;
    const usual = server.fetch;
    const losing = async (path: string, init?: RequestInit): Promise<Response> => {
      const answer = await usual(path, init);
      if (lose && path.endsWith('/decisions')) {
        lose = false;
        throw new TypeError('Failed to fetch');
      }
      return answer;
    };
    const cut: RoundPorts = { ...ports, api: new Api(losing) };
    await expect(runRound(cut)).rejects.toMatchObject({ code: 'network' });
    expect(await database.db.decisions.count()).toBe(1);
    await runRound(cut);
    await runRound(cut);
    expect(server.ledger).toHaveLength(1);
    expect(await database.db.decisions.count()).toBe(0);
    expect((await database.db.ledger.toArray()).map((row) => row.entry.id)).toEqual(['decision-1']);
    expect(server.to('/decisions')).toHaveLength(2);
  });

  test('LOC-08 a decision waits for the data it was taken on, and for its file', async () => {
    const server = new FakeServer();
    const { database, store, ports } = await device(server);
    await store.appendMine('record_aaaaaaaa', updatesOf([])[0] ?? new Uint8Array());
    await database.db.files.add({ sha256: 'f'.repeat(64), name: 'a.xml', bytes: new Uint8Array([1]), pending: 1 });
    await database.db.decisions.add(pending('decision-1'));
    const live: RoundPorts = { ...ports, liveDocuments: () => Promise.resolve(new Set(['record_aaaaaaaa'])) };
    await runRound(live);
    expect(server.to('/decisions')).toEqual([]);
    await runRound(ports);
    expect(server.to('POST').map(({ path }) => path.split('/').at(-1))).toEqual(['files', 'changes', 'decisions']);
  });

  test('LOC-08 a decision the server refuses goes to the tray with the reason', async () => {
    const server = new FakeServer();
    const { database, told, ports } = await device(server);
    await database.db.decisions.add(pending('decision-1'));
    server.answer = ({ path }) => (path.endsWith('/decisions') ? problem(409, 'gate-shut') : undefined);
    await runRound(ports);
    expect(await database.db.decisions.count()).toBe(0);
    expect(await database.db.tray.toArray()).toMatchObject([
      { kind: 'decision', value: 'review', reason: 'gate-shut', detail: 'It is gate-shut', path: 'decision-1' },
    ]);
    expect(told.map((message) => message.kind)).toContain('tray');
  });

  test('LOC-08 a session that ran out leaves the decision where it is', async () => {
    const server = new FakeServer();
    const { database, ports } = await device(server);
    await database.db.decisions.add(pending('decision-1'));
    server.answer = () => problem(401, 'sign-in');
    await expect(runRound(ports)).rejects.toMatchObject({ status: 401 });
    expect(await database.db.decisions.count()).toBe(1);
    expect(await database.db.tray.count()).toBe(0);
  });
});
