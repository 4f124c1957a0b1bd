import { addRow, createRecord, readRecord, reply, setValue, startThread } from '@opencoc/core/record';
import type { Role } from '@opencoc/core/workspace';
import { afterEach, describe, expect, test, vi } from 'vitest';
import * as Y from 'yjs';
import { LocalStore } from '#lib/db/local-store.ts';
import { openDatabase } from '#lib/db/open.ts';
import type { OpenDatabase } from '#lib/db/open.ts';
import { FakeRoom } from './fake-room.fixture.ts';
import { LiveRecord } from './live-record.ts';
import { TabChannel } from './tab-channel.ts';
import type { Broadcast, TabMessage } from './tab-channel.ts';

const MASS = 'MassGroup/ActualMass';
const MAKE = 'MakeTable/r1/Make';
const TYPE = 'Type';
const me = 'me';
const pen = (nowMs = 1) => ({ author: me, device: 'dev1', nowMs });

let count = 0;
const ended: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const end of ended.splice(0)) await end();
});

/** Two or more channels that hear each other, as tabs of one browser do. */
function channels(number: number): TabChannel[] {
  const ends: Broadcast[] = [];
  for (let at = 0; at < number; at += 1) {
    const end: Broadcast = {
      onmessage: null,
      postMessage(message) {
        for (const other of ends) {
          if (other !== end) setTimeout(() => other.onmessage?.({ data: message } as MessageEvent), 0);
        }
      },
      close: () => undefined,
    };
    ends.push(end);
  }
  return ends.map((end) => new TabChannel(end));
}

async function device(name = `live-${String((count += 1))}`): Promise<OpenDatabase> {
  return openDatabase(name, 'plant');
}

interface Options {
  readonly database: OpenDatabase;
  readonly room: FakeRoom;
  readonly tabs?: TabChannel;
  readonly online?: boolean;
  readonly roles?: readonly Role[];
}

async function open({ database, room, tabs, online = true, roles = ['homologation'] }: Options) {
  const store = new LocalStore(database);
  const live = new LiveRecord('abcdefgh', 'record_abcdefgh', {
    store,
    tabs: tabs ?? new TabChannel(undefined),
    socketUrl: 'ws://server/sync/plant',
    WebSocket: room.Socket,
    me,
    device: 'dev1',
    roles: () => roles,
    nowMs: () => 1_000,
    random: () => 0,
    online: () => online,
    claim: () => () => undefined,
    onSessionExpired: () => undefined,
  });
  ended.push(() => live.close());
  await live.load();
  return { live, store };
}

async function recordOn(database: OpenDatabase): Promise<void> {
  const doc = new Y.Doc();
  createRecord(doc, pen());
  setValue(doc, pen(), TYPE, 'N2');
  await new LocalStore(database).appendMine('record_abcdefgh', Y.encodeStateAsUpdate(doc));
}

const valueOf = (doc: Y.Doc, path: string): string | null | undefined => readRecord(doc).elements.get(path)?.value;
const settled = async (live: LiveRecord): Promise<void> => {
  await vi.waitFor(() => {
    expect(live.unacked).toBe(0);
    expect(live.connection).toBe('live');
  });
};

describe('LOC-01 without the server', () => {
  test('LOC-01 a record opens, is edited, and is there after the page is reloaded', async () => {
    const database = await device();
    await recordOn(database);
    const room = new FakeRoom(me);
    room.down = true;
    const first = await open({ database, room });
    expect(first.live.state).toBe('ready');
    setValue(first.live.doc, pen(), MASS, '2946');
    await first.live.close();

    const second = await open({ database, room, online: false });
    expect(second.live.state).toBe('ready');
    expect(second.live.connection).toBe('offline');
    expect(valueOf(second.live.doc, MASS)).toBe('2946');
    expect(second.live.unacked).toBe(2);
  });

  test('LOC-01 a record that is neither here nor reachable says so', async () => {
    const room = new FakeRoom(me);
    const { live } = await open({ database: await device(), room, online: false });
    expect(live.state).toBe('missing');
  });

  test('LOC-01 work made offline reaches the server with the next connection', async () => {
    const database = await device();
    await recordOn(database);
    const room = new FakeRoom(me);
    room.down = true;
    const { live, store } = await open({ database, room });
    setValue(live.doc, pen(), MASS, '2946');
    await vi.waitFor(() => {
      expect(live.connection).toBe('offline');
    });
    room.down = false;
    live.connect();
    await settled(live);
    expect(valueOf(room.doc, MASS)).toBe('2946');
    await live.flush();
    expect(await store.unacked()).toEqual([]);
  });
});

describe('LOC-03 acknowledged', () => {
  test('LOC-03 an update counts as unsent until the server says that it is committed', async () => {
    const database = await device();
    await recordOn(database);
    const room = new FakeRoom(me);
    const { live, store } = await open({ database, room });
    await settled(live);
    room.holdCommits = true;
    setValue(live.doc, pen(), MASS, '2946');
    await vi.waitFor(() => {
      expect(valueOf(room.doc, MASS)).toBe('2946');
    });
    await live.flush();
    expect(live.unacked).toBe(1);
    expect(await store.unacked()).toHaveLength(1);
    room.commit();
    await vi.waitFor(async () => {
      expect(await store.unacked()).toEqual([]);
    });
    expect(live.unacked).toBe(0);
  });

  test('LOC-03 an acknowledgement names only what was sent before it', async () => {
    const database = await device();
    await recordOn(database);
    const room = new FakeRoom(me);
    const { live } = await open({ database, room });
    await settled(live);
    room.holdCommits = true;
    setValue(live.doc, pen(), MASS, '1');
    await vi.waitFor(() => {
      expect(valueOf(room.doc, MASS)).toBe('1');
    });
    room.commit();
    setValue(live.doc, pen(), MASS, '2');
    await vi.waitFor(() => {
      expect(valueOf(room.doc, MASS)).toBe('2');
    });
    expect(live.unacked).toBe(1);
  });

  test('LOC-03 an edit made between connecting and the server’s question builds on nothing it lacks', async () => {
    const database = await device();
    await recordOn(database);
    const room = new FakeRoom(me);
    room.down = true;
    const { live } = await open({ database, room });
    setValue(live.doc, pen(), MASS, '1');
    await vi.waitFor(() => {
      expect(live.connection).toBe('offline');
    });
    room.down = false;
    room.holdQuestion = true;
    live.connect();
    await vi.waitFor(() => {
      expect(room.sockets.size).toBe(1);
    });
    setValue(live.doc, pen(), MASS, '2');
    room.ask();
    await settled(live);
    expect(valueOf(room.doc, MASS)).toBe('2');
    expect(live.state).toBe('ready');
    expect(room.allSockets.flatMap((socket) => socket.sent).filter((frame) => frame === '0.2')).toEqual([]);
  });

  test('LOC-02 an update whose row the device cannot write is not saved here, and is still sent', async () => {
    const database = await device();
    await recordOn(database);
    const room = new FakeRoom(me);
    const { live } = await open({ database, room });
    await settled(live);
    let fail = true;
    database.db.updates.hook('creating', () => {
      if (fail) throw Object.assign(new Error('full'), { name: 'QuotaExceededError' });
    });
    room.holdCommits = true;
    setValue(live.doc, pen(), MASS, '5');
    expect(live.unkept).toBe(1);
    await vi.waitFor(() => {
      expect(valueOf(room.doc, MASS)).toBe('5');
    });
    expect(live.unkept).toBe(1);
    fail = false;
    await vi.waitFor(
      () => {
        expect(live.unkept).toBe(0);
      },
      { timeout: 4_000 },
    );
    room.commit();
    await settled(live);
  });
});

describe('LOC-04 refused', () => {
  test('LOC-04 what a role may not write goes to the tray, the rest stands, and later edits arrive', async () => {
    const database = await device();
    await recordOn(database);
    const room = new FakeRoom(me);
    room.down = true;
    const { live, store } = await open({ database, room });
    setValue(live.doc, pen(), MASS, '2946');
    setValue(live.doc, pen(), 'TypeApprovalNumber', 'e3*1');
    startThread(live.doc, pen(), {
      threadId: 'threadid1',
      commentId: 'comment01',
      anchor: MASS,
      text: 'Weighed twice',
    });
    await live.flush();
    // The server has the record; meanwhile this person may only write what engineering owns.
    const known = new Y.Doc();
    createRecord(known, pen());
    room.fromOther(Y.encodeStateAsUpdate(known));
    room.roles = ['engineering'];
    room.down = false;
    live.connect();

    await settled(live);
    await vi.waitFor(async () => {
      expect(await store.unacked()).toEqual([]);
    });
    expect(valueOf(room.doc, MASS)).toBe('2946');
    expect(valueOf(room.doc, 'TypeApprovalNumber')).toBeUndefined();
    expect(readRecord(room.doc).threads[0]?.comments[0]?.text).toBe('Weighed twice');
    const tray = await database.db.tray.toArray();
    expect(tray.find((row) => row.path === 'TypeApprovalNumber')).toMatchObject({
      kind: 'value',
      value: 'e3*1',
      reason: 'not-allowed',
      record: 'abcdefgh',
    });

    // No hole: what comes after is visible to the server.
    setValue(live.doc, pen(2), MASS, '3000');
    reply(live.doc, pen(2), 'threadid1', 'comment02', 'Third time');
    await settled(live);
    expect(valueOf(room.doc, MASS)).toBe('3000');
    expect(valueOf(live.doc, MASS)).toBe('3000');
    expect(room.doc.store.pendingStructs).toBeNull();
    expect(live.doc.store.pendingStructs).toBeNull();
  });

  test('LOC-04 a repair overwrites nothing its author had not seen', async () => {
    const database = await device();
    await recordOn(database);
    const room = new FakeRoom(me);
    const { live } = await open({ database, room });
    await settled(live);
    live.disconnect();
    setValue(live.doc, pen(5), MASS, 'mine');
    setValue(live.doc, pen(5), 'TypeApprovalNumber', 'e3*1');
    const other = new Y.Doc();
    Y.applyUpdate(other, Y.encodeStateAsUpdate(room.doc));
    const before = Y.encodeStateVector(other);
    setValue(other, { author: 'other', device: 'd2', nowMs: 4 }, MASS, 'theirs');
    room.fromOther(Y.encodeStateAsUpdate(other, before));
    room.roles = ['engineering'];
    live.connect();
    await settled(live);
    const state = readRecord(live.doc).elements.get(MASS);
    expect(state?.conflict).toBe(true);
    expect(state?.sides.map((side) => side.value).sort()).toEqual(['mine', 'theirs']);
    expect(readRecord(room.doc).elements.get(MASS)?.conflict).toBe(true);
  });

  test('LOC-04 a refused row keeps its elements out, too', async () => {
    const database = await device();
    await recordOn(database);
    const room = new FakeRoom(me);
    const { live } = await open({ database, room });
    await settled(live);
    live.disconnect();
    addRow(live.doc, pen(), 'MakeTable', 'r1');
    setValue(live.doc, pen(), MAKE, 'TOYOTA');
    room.roles = ['technical'];
    live.connect();
    await settled(live);
    expect(readRecord(live.doc).rows.get('MakeTable')).toBeUndefined();
    expect((await database.db.tray.toArray()).map((row) => row.path)).toContain(MAKE);
  });
});

describe('LOC-06 several tabs', () => {
  test('LOC-06 an edit of another tab is shown at once, and goes out once more where this tab may build on it', async () => {
    const database = await device();
    await recordOn(database);
    const room = new FakeRoom(me);
    const [left, right] = channels(2);
    if (!left || !right) throw new Error('two channels');
    const a = await open({ database, room, tabs: left, online: false });
    const b = await open({ database, room, tabs: right });
    await settled(b.live);
    setValue(a.live.doc, pen(), MASS, '7');
    await vi.waitFor(() => {
      expect(valueOf(b.live.doc, MASS)).toBe('7');
    });
    // The tab that made it has no connection: the one that has brings it, and its acknowledgement counts.
    await vi.waitFor(() => {
      expect(valueOf(room.doc, MASS)).toBe('7');
    });
    await vi.waitFor(async () => {
      expect(await b.store.unacked()).toEqual([]);
    });
    expect(await database.db.updates.where('document').equals('record_abcdefgh').count()).toBe(2);
  });

  test('LOC-06 what the replication brought is shown, and neither stored nor sent again', async () => {
    const database = await device();
    await recordOn(database);
    const room = new FakeRoom(me);
    const tabs = new TabChannel(undefined);
    const { live } = await open({ database, room, tabs });
    await settled(live);
    const rows = await database.db.updates.count();
    const frames = room.allSockets.flatMap((socket) => socket.sent).length;
    const other = new Y.Doc();
    Y.applyUpdate(other, Y.encodeStateAsUpdate(room.doc));
    setValue(other, { author: 'other', device: 'd2', nowMs: 4 }, MASS, '8');
    const message: TabMessage = { kind: 'update', document: 'record_abcdefgh', bytes: Y.encodeStateAsUpdate(other) };
    tabs.tell(message);
    expect(valueOf(live.doc, MASS)).toBe('8');
    await live.flush();
    expect(await database.db.updates.count()).toBe(rows);
    expect(room.allSockets.flatMap((socket) => socket.sent).length).toBe(frames);
  });
});
