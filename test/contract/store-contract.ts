import * as fc from 'fast-check';
import { chain } from '@opencoc/core/ledger';
import type { LedgerEntry } from '@opencoc/core/ledger';
import type { Entry } from '@opencoc/core/readiness';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import type { Cursor } from '@opencoc/sync-server/store/cursor.ts';
import { UnknownCursor } from '@opencoc/sync-server/store/cursor.ts';
import { AlreadyThere } from '@opencoc/sync-server/store/store.ts';
import type { NewUpdate, Store } from '@opencoc/sync-server/store/store.ts';

const W = 'plant-one';
const LIMITS = { items: 500, bytes: 1024 * 1024 };

/** Updates that write one word after the other into a document, each as its own update. */
function updatesOf(words: readonly string[], client = 1): Uint8Array[] {
  const doc = new Y.Doc();
  doc.clientID = client;
  const updates: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array) => updates.push(update));
  for (const word of words) doc.getArray<string>('words').push([word]);
  return updates;
}

const asNew = (bytes: Uint8Array, author = 'hanna'): NewUpdate => ({ bytes, author, receivedMs: 1, newClients: [] });

function wordsIn(updates: readonly Uint8Array[]): string[] {
  const doc = new Y.Doc();
  for (const update of updates) Y.applyUpdate(doc, update);
  return doc.getArray<string>('words').toArray();
}

const entryOf = (id: string, vin = 'W1'): Entry => ({
  id,
  vin,
  make: 'Nordwerk',
  name: '',
  category: 'N1',
  stage: 'C',
  type: '',
  variant: '',
  version: '',
  approval: '',
  gates: ['held', 'held', 'held', 'held', 'held'],
  filled: 0,
  expected: 0,
  errors: 0,
  warnings: 0,
  conflicts: 0,
  blockers: 0,
  threads: 0,
  lapsedReviews: 0,
  holds: [],
  next: { kind: 'nothing', count: 0 },
  release: 0,
  changedMs: 0,
  due: '',
});

const decision = (previous: LedgerEntry | undefined, id: string): LedgerEntry =>
  chain(previous, {
    record: 'record-1',
    id,
    by: 'carla',
    atMs: 5,
    decision: { kind: 'review', verdict: 'approved', fingerprints: { masses: 'a'.repeat(64) } },
    outcome: { kind: 'noted' },
  });

async function allChanges(store: Store, from?: Cursor, limits = LIMITS) {
  const documents = new Map<string, Uint8Array[]>();
  const entries: string[] = [];
  const ledger: number[] = [];
  let cursor = from;
  let pages = 0;
  for (;;) {
    const page = await store.log.changes(W, cursor, limits);
    pages += 1;
    for (const { id, update } of page.documents) documents.set(id, [...(documents.get(id) ?? []), update]);
    entries.push(...page.entries.map(({ id }) => id));
    ledger.push(...page.ledger.map(({ seq }) => seq));
    cursor = page.cursor;
    if (!page.more) return { documents, entries, ledger, cursor, pages };
  }
}

/** What every store does, whatever it keeps things in. */
export function storeContract(name: string, open: () => Promise<Store> | Store): void {
  describe(`store: ${name}`, () => {
    let store: Store;
    beforeEach(async () => {
      store = await open();
      await store.workspaces.create({ id: W, name: 'Plant one', demo: false });
      await store.workspaces.create({ id: 'plant-two', name: 'Plant two', demo: true });
    });
    afterEach(async () => {
      await store.close();
    });

    test('SRV-01 what append acknowledged is what load gives, in order, with who wrote first as which client', async () => {
      const updates = updatesOf(['a', 'b', 'c']);
      const first = updates.slice(0, 1).map((bytes) => ({ ...asNew(bytes), newClients: [1] }));
      const one = await store.log.append(W, 'record_aaaaaaaa', first);
      const two = await store.log.append(
        W,
        'record_aaaaaaaa',
        updates.slice(1).map((bytes) => asNew(bytes)),
      );
      const stored = await store.log.load(W, 'record_aaaaaaaa');
      expect(wordsIn(stored.updates)).toEqual(['a', 'b', 'c']);
      expect(stored.revision).toBe(two.revision);
      expect(two.revision).toBeGreaterThan(one.revision);
      expect(await store.log.revision(W)).toBe(two.revision);
      expect([...stored.clients]).toEqual([[1, 'hanna']]);
    });

    test('SRV-08 nothing of one workspace is seen in another', async () => {
      const [update] = updatesOf(['secret']);
      if (!update) throw new Error('no update');
      await store.log.append(W, 'record_aaaaaaaa', [asNew(update)]);
      await store.entries.put(W, { record: 'aaaaaaaa', covers: 1, entry: entryOf('aaaaaaaa') });
      await store.files.put(W, 'f'.repeat(64), new Uint8Array([1]), 'hanna');
      await store.ledger.take(W, { entry: decision(undefined, 'decision-1') });
      await store.workspaces.setRoles(W, 'hanna', ['homologation']);
      expect((await store.log.load('plant-two', 'record_aaaaaaaa')).updates).toEqual([]);
      expect(await store.entries.list('plant-two', { limit: 10 })).toEqual([]);
      expect(await store.files.get('plant-two', 'f'.repeat(64))).toBeUndefined();
      expect(await store.ledger.all('plant-two')).toEqual([]);
      expect(await store.workspaces.rolesOf('plant-two', 'hanna')).toEqual([]);
      expect((await store.log.changes('plant-two', undefined, LIMITS)).documents).toEqual([]);
    });

    test('SRV-06 one run of pages sends every document once, and the cursor then has nothing more', async () => {
      for (let at = 0; at < 25; at += 1) {
        for (const update of updatesOf([`x${String(at)}`, 'y'], at + 1)) {
          await store.log.append(W, `record_${String(at).padStart(8, '0')}`, [asNew(update)]);
        }
      }
      const run = await allChanges(store, undefined, { items: 7, bytes: LIMITS.bytes });
      expect(run.pages).toBe(4);
      expect(run.documents.size).toBe(25);
      for (const [id, updates] of run.documents) {
        expect(updates).toHaveLength(1);
        expect(wordsIn(updates)).toEqual([`x${String(Number(id.slice(7)))}`, 'y']);
      }
      const after = await store.log.changes(W, run.cursor, LIMITS);
      expect(after).toMatchObject({ documents: [], entries: [], ledger: [], more: false });
    });

    test('SRV-06 a page holds at least one document, however large, and about as many bytes as asked', async () => {
      for (const [at, word] of ['a'.repeat(5_000), 'b'.repeat(5_000), 'c'].entries()) {
        for (const update of updatesOf([word], at + 1)) {
          await store.log.append(W, `record_${String(at).padStart(8, '0')}`, [asNew(update)]);
        }
      }
      const page = await store.log.changes(W, undefined, { items: 500, bytes: 1_000 });
      expect(page.documents).toHaveLength(1);
      expect(page.more).toBe(true);
      expect((await allChanges(store, undefined, { items: 500, bytes: 1_000 })).documents.size).toBe(3);
    });

    test('SRV-06 a deletion, which no state vector shows, comes as a change', async () => {
      const doc = new Y.Doc();
      const updates: Uint8Array[] = [];
      doc.on('update', (update: Uint8Array) => updates.push(update));
      doc.getArray<string>('words').push(['gone', 'stays']);
      await store.log.append(
        W,
        'record_aaaaaaaa',
        updates.splice(0).map((bytes) => asNew(bytes)),
      );
      const before = await allChanges(store);
      doc.getArray<string>('words').delete(0, 1);
      await store.log.append(
        W,
        'record_aaaaaaaa',
        updates.splice(0).map((bytes) => asNew(bytes)),
      );
      const after = await allChanges(store, before.cursor);
      const id = 'record_aaaaaaaa';
      expect(wordsIn([...(before.documents.get(id) ?? []), ...(after.documents.get(id) ?? [])])).toEqual(['stays']);
    });

    test('SRV-06 whatever is written between pages, with whatever page size, a reader ends with everything', async () => {
      let round = 0;
      await fc.assert(
        fc.asyncProperty(
          fc.array(fc.record({ doc: fc.integer({ min: 0, max: 3 }), read: fc.boolean(), snapshot: fc.boolean() }), {
            minLength: 1,
            maxLength: 25,
          }),
          fc.integer({ min: 1, max: 4 }),
          async (steps, items) => {
            round += 1;
            const docs = [0, 1, 2, 3].map((at) => {
              const doc = new Y.Doc();
              doc.clientID = at + 1;
              return { id: `record_r${String(round).padStart(5, '0')}d${String(at)}`, doc };
            });
            const read = new Map(docs.map(({ id }) => [id, new Y.Doc()]));
            let cursor: Cursor | undefined = (await allChanges(store)).cursor;
            const readPage = async (): Promise<boolean> => {
              const page = await store.log.changes(W, cursor, { items, bytes: LIMITS.bytes });
              for (const { id, update } of page.documents) Y.applyUpdate(read.get(id) ?? new Y.Doc(), update);
              cursor = page.cursor;
              return page.more;
            };
            for (const [at, step] of steps.entries()) {
              const target = docs[step.doc];
              if (!target) continue;
              const before = Y.encodeStateVector(target.doc);
              target.doc.getArray<string>('words').push([String(at)]);
              const update = Y.encodeStateAsUpdate(target.doc, before);
              const { revision } = await store.log.append(W, target.id, [asNew(update)]);
              if (step.snapshot) {
                await store.log.writeSnapshot(W, target.id, revision, Y.encodeStateAsUpdate(target.doc));
                await store.log.trim(W, target.id);
              }
              if (step.read) await readPage();
            }
            while (await readPage());
            for (const { id, doc } of docs) {
              const replica = read.get(id) ?? new Y.Doc();
              expect(replica.store.pendingStructs).toBeNull();
              expect(replica.getArray('words').toArray()).toEqual(doc.getArray('words').toArray());
            }
          },
        ),
        { numRuns: 60 },
      );
    });

    test('SRV-06 a cursor of another store, or of the future, is told as such', async () => {
      const { cursor } = await store.log.changes(W, undefined, LIMITS);
      await expect(store.log.changes(W, { ...cursor, generation: 'other' }, LIMITS)).rejects.toThrow(UnknownCursor);
      const future = { ...cursor, base: 0, position: cursor.position + 1 };
      await expect(store.log.changes(W, future, LIMITS)).rejects.toThrow(UnknownCursor);
    });

    test('SRV-06 entries and ledger come in the feed in the order of their commits', async () => {
      await store.entries.put(W, { record: 'aaaaaaaa', covers: 1, entry: entryOf('aaaaaaaa') });
      const one = decision(undefined, 'decision-1');
      await store.ledger.take(W, {
        entry: one,
        projected: { record: 'bbbbbbbb', covers: 1, entry: entryOf('bbbbbbbb') },
      });
      await store.ledger.take(W, { entry: decision(one, 'decision-2') });
      const run = await allChanges(store, undefined, { items: 1, bytes: LIMITS.bytes });
      expect(run.entries).toEqual(['aaaaaaaa', 'bbbbbbbb']);
      expect(run.ledger).toEqual([1, 2]);
    });

    test('SRV-11 a place on the chain and an id are taken once', async () => {
      const one = decision(undefined, 'decision-1');
      await store.ledger.take(W, { entry: one });
      await expect(store.ledger.take(W, { entry: decision(undefined, 'decision-2') })).rejects.toThrow(AlreadyThere);
      await expect(store.ledger.take(W, { entry: decision(one, 'decision-1') })).rejects.toThrow(AlreadyThere);
      expect(await store.ledger.all(W)).toEqual([one]);
      expect(await store.ledger.head(W)).toEqual(one);
      expect(await store.ledger.find(W, 'decision-1')).toEqual(one);
      expect(await store.ledger.ofRecord(W, 'record-1')).toEqual([one]);
    });

    test('SRV-10 a decision that fails leaves neither release nor entry', async () => {
      const release = { id: 'r1', record: 'record-1', version: 1, vin: 'W1', xml: new Uint8Array([60]), sha256: 'x' };
      await store.ledger.take(W, { entry: decision(undefined, 'decision-1') });
      const projected = { record: 'aaaaaaaa', covers: 1, entry: entryOf('aaaaaaaa') };
      const taken = { entry: decision(undefined, 'decision-9'), release, projected };
      await expect(store.ledger.take(W, taken)).rejects.toThrow(AlreadyThere);
      expect(await store.ledger.release(W, 'r1')).toBeUndefined();
      expect(await store.entries.get(W, 'aaaaaaaa')).toBeUndefined();
    });

    test('SRV-10 the bytes of a release come back as they went in', async () => {
      const xml = new TextEncoder().encode('<a>ü</a>');
      const release = { id: 'r1', record: 'record-1', version: 1, vin: 'W1', xml, sha256: 'x' };
      await store.ledger.take(W, { entry: decision(undefined, 'decision-1'), release });
      xml[0] = 0;
      const kept = await store.ledger.release(W, 'r1');
      expect(new TextDecoder().decode(kept?.xml)).toBe('<a>ü</a>');
    });

    test('SRV-01 a snapshot and trimming change nothing of what a document says', async () => {
      const updates = updatesOf(['a', 'b', 'c', 'd']);
      const append = async (bytes: Uint8Array) => store.log.append(W, 'record_aaaaaaaa', [asNew(bytes)]);
      const revisions: number[] = [];
      for (const update of updates.slice(0, 3)) revisions.push((await append(update)).revision);
      await store.log.writeSnapshot(W, 'record_aaaaaaaa', revisions[1] ?? 0, Y.mergeUpdates(updates.slice(0, 2)));
      expect(wordsIn((await store.log.load(W, 'record_aaaaaaaa')).updates)).toEqual(['a', 'b', 'c']);
      expect(await store.log.trim(W, 'record_aaaaaaaa')).toBe(2);
      // An older snapshot that comes late does not take the place of a newer one.
      await store.log.writeSnapshot(W, 'record_aaaaaaaa', revisions[0] ?? 0, updates[0] ?? new Uint8Array());
      for (const update of updates.slice(3)) await append(update);
      expect(wordsIn((await store.log.load(W, 'record_aaaaaaaa')).updates)).toEqual(['a', 'b', 'c', 'd']);
    });

    test('SRV-06 lists are filtered, in order, in pages; an entry behind its document is known', async () => {
      for (const [id, vin] of [
        ['aaaaaaaa', 'W1'],
        ['bbbbbbbb', 'W2'],
        ['cccccccc', 'X1'],
      ] as const) {
        await store.entries.put(W, { record: id, covers: 1, entry: entryOf(id, vin) });
      }
      const ids = async (filter: Parameters<Store['entries']['list']>[1]) =>
        (await store.entries.list(W, filter)).map(({ id }) => id);
      expect(await ids({ limit: 2 })).toEqual(['aaaaaaaa', 'bbbbbbbb']);
      expect(await ids({ limit: 2, after: 'bbbbbbbb' })).toEqual(['cccccccc']);
      expect(await ids({ limit: 9, search: 'NORDWERK w2' })).toEqual(['bbbbbbbb']);
      const [update] = updatesOf(['a']);
      const { revision } = await store.log.append(W, 'record_aaaaaaaa', [asNew(update ?? new Uint8Array())]);
      expect(await store.entries.stale()).toEqual([{ workspace: W, document: 'record_aaaaaaaa' }]);
      await store.entries.cover(W, 'aaaaaaaa', revision);
      expect(await store.entries.stale()).toEqual([]);
    });

    test('SRV-08 roles are set, changed and taken away; a token is found by its hash alone', async () => {
      await store.workspaces.setRoles(W, 'hanna', ['homologation', 'viewer']);
      await store.workspaces.setRoles(W, 'hanna', ['viewer']);
      await store.workspaces.setRoles(W, 'erik', ['engineering']);
      await store.workspaces.setRoles(W, 'erik', []);
      expect(await store.workspaces.members(W)).toEqual([{ userId: 'hanna', roles: ['viewer'] }]);
      expect(await store.workspaces.rolesOf(W, 'erik')).toEqual([]);
      const token = { id: 't1', workspace: W, roles: ['viewer' as const], name: 'PLM', expiresMs: null };
      await store.workspaces.addToken(token, 'hash');
      expect(await store.workspaces.tokenByHash('hash')).toEqual(token);
      expect(await store.workspaces.tokenByHash('t1')).toBeUndefined();
      await expect(store.workspaces.create({ id: W, name: 'Again', demo: false })).rejects.toThrow(AlreadyThere);
      expect((await store.workspaces.list()).map(({ id, demo }) => [id, demo])).toEqual([
        [W, false],
        ['plant-two', true],
      ]);
    });
  });
}
