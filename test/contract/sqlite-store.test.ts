import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { SqliteStore } from '@opencoc/sync-server/store/sqlite-store.ts';
import { connect } from '@opencoc/sync-server/store/sqlite/open.ts';
import { StoreFailing } from '@opencoc/sync-server/store/store.ts';
import { storeContract } from './store-contract.ts';

const folder = mkdtempSync(join(tmpdir(), 'opencoc-store-'));
let count = 0;
const newFile = (): string => {
  count += 1;
  return join(folder, `${String(count)}.sqlite`);
};
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

storeContract('sqlite', () => new SqliteStore(newFile()));

describe('store: sqlite alone', () => {
  const update = { bytes: new Uint8Array([0, 0]), author: 'hanna', receivedMs: 1, newClients: [] };

  test('SRV-01 every connection syncs to disk at each commit', () => {
    const db = connect(newFile());
    expect(db.pragma('synchronous', { simple: true })).toBe(2);
    expect(db.pragma('journal_mode', { simple: true })).toBe('wal');
    db.close();
  });

  test('SRV-01 what was acknowledged is there after opening the file anew, under the same generation', async () => {
    const file = newFile();
    const before = new SqliteStore(file);
    await before.workspaces.create({ id: 'w', name: 'W', demo: false });
    const { revision } = await before.log.append('w', 'record_aaaaaaaa', [update]);
    // Not closed: as after a kill.
    const after = new SqliteStore(file);
    expect((await after.log.load('w', 'record_aaaaaaaa')).revision).toBe(revision);
    expect(after.generation).toBe(before.generation);
    await before.close();
    await after.close();
  });

  test('SRV-10 SRV-11 releases, files and ledger cannot be changed or removed, not even by SQL', async () => {
    const file = newFile();
    const store = new SqliteStore(file);
    await store.workspaces.create({ id: 'w', name: 'W', demo: false });
    await store.files.put('w', 'f', new Uint8Array([1]), 'hanna');
    const db = connect(file);
    db.exec("INSERT INTO releases VALUES ('w', 'r', 'x', 1, 'V', 's', x'00')");
    db.exec("INSERT INTO ledger VALUES ('w', 1, 1, 'x', 'd', '{}')");
    for (const attack of [
      "UPDATE releases SET xml = x'01'",
      'DELETE FROM releases',
      "UPDATE ledger SET entry = ''",
      'DELETE FROM ledger',
      "UPDATE files SET bytes = x'02'",
    ]) {
      expect(() => db.exec(attack), attack).toThrow(/never|append-only/);
    }
    db.close();
    await store.close();
  });

  test('SRV-02 a store that is locked fails as a failing store, and works again after', async () => {
    const file = newFile();
    const store = new SqliteStore(file);
    await store.workspaces.create({ id: 'w', name: 'W', demo: false });
    const other = connect(file);
    other.exec('BEGIN IMMEDIATE');
    await expect(store.log.append('w', 'record_aaaaaaaa', [update])).rejects.toThrow(StoreFailing);
    await expect(store.probe()).rejects.toThrow(StoreFailing);
    other.exec('ROLLBACK');
    await store.log.append('w', 'record_aaaaaaaa', [update]);
    expect((await store.log.load('w', 'record_aaaaaaaa')).updates).toHaveLength(1);
    other.close();
    await store.close();
  });

  test('SRV-02 a full disk fails as a failing store; the group that did not fit is not there in part', async () => {
    const file = newFile();
    const store = new SqliteStore(file);
    await store.workspaces.create({ id: 'w', name: 'W', demo: false });
    const big = { ...update, bytes: new Uint8Array(300_000) };
    store.limitPages(60);
    const group = [store.log.append('w', 'record_aaaaaaaa', [update]), store.log.append('w', 'record_bbbbbbbb', [big])];
    const outcome = await Promise.allSettled(group);
    const stored = await Promise.all(
      ['record_aaaaaaaa', 'record_bbbbbbbb'].map(async (id) => (await store.log.load('w', id)).updates.length),
    );
    expect(outcome.map(({ status }) => status)).toEqual(stored.map((rows) => (rows === 1 ? 'fulfilled' : 'rejected')));
    expect(outcome[1]).toMatchObject({ status: 'rejected', reason: expect.any(StoreFailing) as StoreFailing });
    store.limitPages(1_000_000);
    await store.log.append('w', 'record_bbbbbbbb', [big]);
    await store.close();
  });
});
