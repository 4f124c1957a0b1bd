import { applyChecked, createRecord, readRecord, setValue } from '@opencoc/core/record';
import type { Role } from '@opencoc/core/workspace';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import * as Y from 'yjs';
import { MemoryStore } from '../store/memory-store.ts';
import { StoreFailing } from '../store/store.ts';
import { Registry } from './registry.ts';
import type { Actor } from './judge.ts';
import type { Participant, Room, SharedUpdate } from './room.ts';

const W = 'w';
const DOCUMENT = 'record_aaaaaaaa';
const MASS = 'MassGroup/ActualMass';
const hanna = { userId: 'hanna', roles: ['homologation'] satisfies Role[] };

/** A disk that does as it is told. */
class Disk {
  failures = 0;
  loads = 0;
  held: (() => void)[] | undefined;
  failLoads = 0;
  readonly store = new MemoryStore({
    beforeCommit: async () => {
      const { held } = this;
      if (held) await new Promise<void>((resolve) => held.push(resolve));
      if (this.failures > 0) {
        this.failures -= 1;
        throw new StoreFailing('The disk is full');
      }
    },
    beforeLoad: async () => {
      this.loads += 1;
      await new Promise((resolve) => setTimeout(resolve, 5));
      if (this.failLoads > 0) {
        this.failLoads -= 1;
        throw new StoreFailing('The disk cannot be read');
      }
    },
  });
  hold(): void {
    this.held = [];
  }
  letGo(): void {
    const held = this.held ?? [];
    this.held = undefined;
    for (const go of held) go();
  }
}

/** Somebody at a screen: a replica, and what the server told. */
class Client implements Participant {
  readonly doc = new Y.Doc();
  readonly got: Uint8Array[] = [];
  readonly acks: number[] = [];
  failing = 0;
  readonly id: string;
  readonly name: string;
  constructor(id = 'hanna') {
    this.id = id;
    this.name = id;
  }
  deliver({ bytes }: SharedUpdate): void {
    this.got.push(bytes);
    Y.applyUpdate(this.doc, bytes);
  }
  deliverPresence(): void {
    // Not looked at here.
  }
  storeFailing(): void {
    this.failing += 1;
  }
  /** Edits, and hands the update in. */
  edit(room: Room, work: () => void, actor: Actor = hanna) {
    const before = Y.encodeStateVector(this.doc);
    work();
    const update = Y.encodeStateAsUpdate(this.doc, before);
    return room.ingest(update, actor, this, ({ revision }) => this.acks.push(revision));
  }
  set(room: Room, value: string, path = MASS) {
    return this.edit(room, () => {
      setValue(this.doc, pen(this.id), path, value);
    });
  }
}

const pen = (author: string) => ({ author, device: 'd', nowMs: 1 });
const soon = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 20));

function valueOf(updates: readonly Uint8Array[], path = MASS): string | undefined {
  const doc = new Y.Doc();
  for (const update of updates) Y.applyUpdate(doc, update);
  return readRecord(doc).content.values.get(path);
}

describe('room', () => {
  let disk: Disk;
  let registry: Registry;
  beforeEach(async () => {
    disk = new Disk();
    await disk.store.workspaces.create({ id: W, name: 'W', demo: false });
    registry = new Registry({ log: disk.store.log, judge: applyChecked, now: () => 1 }, { idleMs: 10 });
  });
  const stored = async () => (await disk.store.log.load(W, DOCUMENT)).updates;

  test('SRV-01 while the commit takes its time there is no ack, and nobody else sees the update', async () => {
    const { room } = await registry.open(W, DOCUMENT);
    const [one, two] = [new Client(), new Client()];
    room.join(one);
    room.join(two);
    disk.hold();
    expect(one.set(room, '1500')).toBeUndefined();
    await soon();
    expect(one.acks).toEqual([]);
    expect(two.got).toEqual([]);
    expect(valueOf([room.committedSince(new Uint8Array([0]))])).toBeUndefined();
    disk.letGo();
    await room.settled();
    expect(one.acks).toHaveLength(1);
    expect(one.got).toEqual([]);
    expect(valueOf(two.got)).toBe('1500');
    expect(valueOf([room.committedSince(new Uint8Array([0]))])).toBe('1500');
  });

  test('SRV-01 an update that brings nothing new is acknowledged, but only after what came before it', async () => {
    const { room } = await registry.open(W, DOCUMENT);
    const [one, again] = [new Client(), new Client()];
    disk.hold();
    one.set(room, '1500');
    const acks: number[] = [];
    const whole = Y.encodeStateAsUpdate(one.doc);
    expect(room.ingest(whole, hanna, again, ({ revision }) => acks.push(revision))).toBeUndefined();
    await soon();
    expect(acks).toEqual([]);
    disk.letGo();
    await room.settled();
    expect(acks).toEqual(one.acks);
    expect(await stored()).toHaveLength(1);
  });

  test.each([1, 3, 6])('SRV-02 the store fails %i times: no ack meanwhile, all is there after', async (failures) => {
    const { room } = await registry.open(W, DOCUMENT);
    const [one, two] = [new Client(), new Client()];
    room.join(one);
    room.join(two);
    disk.failures = failures;
    one.set(room, '1500');
    await soon();
    expect(one.acks).toEqual([]);
    expect(one.failing).toBe(1);
    one.set(room, '1600');
    const late = new Client();
    room.join(late);
    expect(late.failing).toBe(room.isFailing ? 1 : 0);
    await room.settled();
    expect(one.acks).toHaveLength(2);
    expect(valueOf(await stored())).toBe('1600');
    expect(valueOf(two.got)).toBe('1600');
    expect(room.isFailing).toBe(false);
  });

  test('SRV-02 the last one leaves while the store fails: the room stays until all is on disk', async () => {
    const lease = await registry.open(W, DOCUMENT);
    const one = new Client();
    lease.room.join(one);
    disk.failures = 3;
    one.set(lease.room, '1500');
    lease.room.leave(one);
    lease.release();
    await soon();
    expect(registry.size).toBe(1);
    await vi.waitFor(() => {
      expect(registry.size).toBe(0);
    });
    expect(valueOf(await stored())).toBe('1500');
  });

  test('SRV-03 a hundred who open at once cause one load, and get the same room', async () => {
    const leases = await Promise.all(Array.from({ length: 100 }, () => registry.open(W, DOCUMENT)));
    expect(disk.loads).toBe(1);
    expect(new Set(leases.map(({ room }) => room)).size).toBe(1);
  });

  test('SRV-03 a load that fails leaves no room behind, and the next one may succeed', async () => {
    disk.failLoads = 1;
    const opened = await Promise.allSettled([registry.open(W, DOCUMENT), registry.open(W, DOCUMENT)]);
    expect(opened.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(registry.size).toBe(0);
    await registry.open(W, DOCUMENT);
    expect(registry.size).toBe(1);
  });

  test('SRV-04 leaving and coming back at any moment, with a slow disk, loses nothing', async () => {
    for (let round = 0; round < 60; round += 1) {
      const client = new Client();
      const lease = await registry.open(W, DOCUMENT);
      Y.applyUpdate(client.doc, lease.room.committedSince(new Uint8Array([0])));
      lease.room.join(client);
      client.set(lease.room, String(1000 + round));
      lease.room.leave(client);
      lease.release();
      await new Promise((resolve) => setTimeout(resolve, round % 20));
    }
    await vi.waitFor(() => {
      expect(registry.size).toBe(0);
    });
    const doc = new Y.Doc();
    for (const update of await stored()) Y.applyUpdate(doc, update);
    const element = readRecord(doc).elements.get(MASS);
    expect(element?.sides.map(({ value }) => value)).toContain('1059');
    expect(doc.store.pendingStructs).toBeNull();
    expect((await stored()).length).toBeGreaterThanOrEqual(60);
  });

  test('SRV-04 a room is never there twice, and an idle one leaves memory', async () => {
    const first = await registry.open(W, DOCUMENT);
    first.release();
    const second = await registry.open(W, DOCUMENT);
    expect(second.room).toBe(first.room);
    first.release();
    await soon();
    await soon();
    expect(registry.size).toBe(1);
    second.release();
    await vi.waitFor(() => {
      expect(registry.size).toBe(0);
    });
  });

  test('SRV-07 the second of three is refused: no trace of it, and fifty more of others go through', async () => {
    const { room } = await registry.open(W, DOCUMENT);
    const [bad, good] = [new Client('vera'), new Client('hanna')];
    room.join(bad);
    room.join(good);
    good.edit(room, () => {
      createRecord(good.doc, pen('hanna'));
    });
    good.set(room, '1500');
    await room.settled();
    const before = room.committedState();
    Y.applyUpdate(bad.doc, before);
    const viewer = { userId: 'vera', roles: ['viewer'] satisfies Role[] };
    const write = (value: string) =>
      bad.edit(
        room,
        () => {
          setValue(bad.doc, pen('vera'), MASS, value);
        },
        viewer,
      );
    expect(write('1')).toMatchObject({ code: 'not-allowed', paths: [MASS] });
    expect(write('2')).toMatchObject({ code: 'not-an-update' });
    expect(room.committedState()).toEqual(before);
    for (let at = 0; at < 50; at += 1) expect(good.set(room, String(2000 + at))).toBeUndefined();
    await room.settled();
    expect(valueOf(await stored())).toBe('2049');
    expect(valueOf([room.committedState()])).toBe('2049');
  });

  test('SRV-07 an update refused while others wait for their commit takes none of them along', async () => {
    const { room } = await registry.open(W, DOCUMENT);
    const good = new Client('hanna');
    disk.hold();
    good.set(room, '1500');
    good.set(room, '1501');
    expect(room.ingest(new Uint8Array([9, 9, 9]), hanna, undefined, () => undefined)?.code).toBe('not-an-update');
    good.set(room, '1502');
    disk.letGo();
    await room.settled();
    expect(good.acks).toHaveLength(3);
    expect(valueOf(await stored())).toBe('1502');
  });

  test('SRV-07 nobody writes as a Yjs client that is somebody else’s, also after the room was loaded anew', async () => {
    const first = await registry.open(W, DOCUMENT);
    const one = new Client('hanna');
    one.set(first.room, '1500');
    await first.room.settled();
    first.release();
    await vi.waitFor(() => {
      expect(registry.size).toBe(0);
    });
    const { room } = await registry.open(W, DOCUMENT);
    const thief = new Client('carla');
    Y.applyUpdate(thief.doc, room.committedState());
    thief.doc.clientID = one.doc.clientID;
    const carla = { userId: 'carla', roles: ['compliance'] satisfies Role[] };
    const stolen = thief.edit(
      room,
      () => {
        setValue(thief.doc, pen('carla'), MASS, '1');
      },
      carla,
    );
    expect(stolen?.code).toBe('other-author');
    expect(one.set(room, '1501')).toBeUndefined();
  });

  test('SRV-12 a document does not grow beyond its bound', async () => {
    const { room } = await registry.open(W, DOCUMENT);
    const client = new Client('hanna');
    let refused;
    for (let at = 0; at < 900 && refused === undefined; at += 1) {
      refused = client.edit(room, () => {
        client.doc.getArray('talk').push([
          [`thread${String(at).padStart(4, '0')}/comment1`, 'x'.repeat(4_000), 'hanna', 1, 'd', 'manual'],
          [`thread${String(at).padStart(4, '0')}/comment2`, 'y'.repeat(4_000), 'hanna', 1, 'd', 'manual'],
        ]);
      });
    }
    expect(refused).toEqual({ code: 'too-large', paths: [] });
    await room.settled();
  });
});
