import { recordDocument } from '@opencoc/core/protocol';
import { createRecord, readRecord, setValue } from '@opencoc/core/record';
import { MemoryStore } from '@opencoc/sync-server/store/memory-store.ts';
import { StoreFailing } from '@opencoc/sync-server/store/store.ts';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import { RawClient } from './raw-client.ts';
import { OTHER, PLANT, startTestServer } from './test-server.ts';
import type { Program, TestServer } from './test-server.ts';

const WAIT = { timeout: 8_000, interval: 10 };
const MASS = 'MassGroup/ActualMass';
const pen = (author: string) => ({ author, device: 'd', nowMs: 1 });
const massIn = (doc: Y.Doc): string | undefined => readRecord(doc).content.values.get(MASS);

describe('sockets', () => {
  let server: TestServer;
  let writer: Program;
  let viewer: Program;
  let documents = 0;
  const clients: RawClient[] = [];

  beforeAll(async () => {
    server = await startTestServer({ recheckMs: 200 });
    writer = await server.program(['homologation']);
    viewer = await server.program(['viewer']);
  });
  afterEach(() => {
    for (const client of clients.splice(0)) client.close();
  });
  afterAll(async () => {
    await server.stop();
  });

  const newDocument = (): string => {
    documents += 1;
    return recordDocument(`sock${String(documents).padStart(6, '0')}`);
  };
  const connect = (
    document: string,
    { token }: { token: string },
    query = '&frames=1',
    workspace = PLANT,
  ): RawClient => {
    const client = new RawClient(`${server.ws}/sync/${workspace}/${document}?token=${token}${query}`);
    clients.push(client);
    return client;
  };
  const join = async (document: string, program: Program, query?: string): Promise<RawClient> => {
    const client = connect(document, program, query);
    await client.opened();
    client.step1();
    await vi.waitFor(() => {
      expect(client.synced).toBe(true);
    }, WAIT);
    return client;
  };
  const closedWith = async (client: RawClient, code: number): Promise<void> => {
    await vi.waitFor(() => {
      expect(client.closed?.code).toBe(code);
    }, WAIT);
    expect(Buffer.byteLength(client.closed?.reason ?? '')).toBeLessThanOrEqual(123);
  };

  test('SRV-01 a session that asks for it is told up to which frame its work is on disk', async () => {
    const document = newDocument();
    const client = await join(document, writer);
    const before = client.committed.count;
    client.edit((doc) => {
      createRecord(doc, pen(writer.id));
    });
    client.edit((doc) => {
      setValue(doc, pen(writer.id), MASS, '1500');
    });
    await vi.waitFor(() => {
      expect(client.committed.count).toBe(before + 2);
    }, WAIT);
    const { store } = server.running.engine;
    expect((await store.log.load(PLANT, document)).revision).toBe(client.committed.revision);
  });

  test('SRV-07 SRV-08 a viewer reads and is seen, but what it writes is refused, and nothing of it stays', async () => {
    const document = newDocument();
    const one = await join(document, writer);
    one.edit((doc) => {
      setValue(doc, pen(writer.id), MASS, '1500');
    });
    const two = await join(document, viewer);
    await vi.waitFor(() => {
      expect(massIn(two.doc)).toBe('1500');
    }, WAIT);
    two.present(7, 1, { path: MASS });
    await vi.waitFor(() => {
      expect(one.presence.get(7)).toMatchObject({ path: MASS, user: { id: viewer.id } });
    }, WAIT);
    const before = server.running.engine.registry.peek(PLANT, document)?.committedState();
    two.edit((doc) => {
      setValue(doc, pen(viewer.id), MASS, '1');
    });
    await closedWith(two, 4409);
    expect(two.refusals).toEqual([{ code: 'not-allowed', paths: [MASS] }]);
    expect(server.running.engine.registry.peek(PLANT, document)?.committedState()).toEqual(before);
    await vi.waitFor(() => {
      expect(one.presence.has(7)).toBe(false);
    }, WAIT);
  });

  test('SRV-07 a session without frames of our own is closed with 4403 and gets none', async () => {
    const document = newDocument();
    const client = await join(document, viewer, '');
    client.edit((doc) => {
      setValue(doc, pen(viewer.id), MASS, '1');
    });
    await closedWith(client, 4403);
    expect([...client.kinds].every((kind) => kind <= 3)).toBe(true);
  });

  test('SRV-07 who writes under another name is refused', async () => {
    const client = await join(newDocument(), writer);
    client.edit((doc) => {
      setValue(doc, pen('carla'), MASS, '1');
    });
    await closedWith(client, 4409);
    expect(client.refusals[0]?.code).toBe('other-author');
  });

  test('SRV-08 another workspace, no token, a wrong one: accepted, then closed with the reason', async () => {
    await closedWith(connect(newDocument(), writer, '', OTHER), 4403);
    await closedWith(connect(newDocument(), { token: '' }), 4401);
    await closedWith(connect(newDocument(), { token: `occ_${'a'.repeat(43)}` }), 4401);
    await closedWith(connect('workspace', writer), 4404);
    await closedWith(connect(newDocument(), writer, '&client=0'), 4426);
    const live = new RawClient(`${server.ws}/live/${OTHER}?token=${writer.token}`);
    clients.push(live);
    await closedWith(live, 4403);
  });

  test('SRV-08 a cookie from another site’s page does not open a socket', async () => {
    const url = `${server.ws}/sync/${PLANT}/${newDocument()}`;
    const foreign = new RawClient(url, { origin: 'https://evil.example', cookie: 'opencoc.session_token=x' });
    const own = new RawClient(url, { origin: server.http, cookie: 'opencoc.session_token=x' });
    clients.push(foreign, own);
    await closedWith(foreign, 4403);
    await closedWith(own, 4401);
  });

  test('SRV-08 a role taken away while connected: within seconds nothing more is taken', async () => {
    const { accounts, store, access } = server.running.engine;
    const person = await accounts.create({ email: 'leaving@plant.example', name: 'Leaving' });
    await store.workspaces.setRoles(PLANT, person.id, ['homologation']);
    const response = await accounts.become(person.id, new Headers({ host: 'localhost' }));
    const cookie = (response.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
    expect((await access.identify({ cookie }))?.id).toBe(person.id);
    const document = newDocument();
    const client = new RawClient(`${server.ws}/sync/${PLANT}/${document}?frames=1`, { cookie });
    clients.push(client);
    await client.opened();
    client.edit((doc) => {
      setValue(doc, pen(person.id), MASS, '1500');
    });
    await vi.waitFor(() => {
      expect(client.committed.count).toBeGreaterThan(0);
    }, WAIT);
    await store.workspaces.setRoles(PLANT, person.id, ['viewer']);
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(client.isOpen).toBe(true);
    await store.workspaces.setRoles(PLANT, person.id, []);
    await closedWith(client, 4403);
  });

  test('SRV-12 what is no frame closes at the first: random bytes, text, cut and long ones', async () => {
    const hostile: Uint8Array[] = [
      new Uint8Array([0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff]),
      new Uint8Array([]),
      new Uint8Array([0, 0]),
      new Uint8Array([0, 2, 200, 1]),
      new Uint8Array([0, 7, 0]),
      new Uint8Array([1, 1, 255]),
      new Uint8Array([1, 6, 1, 5, 1, 2, 123, 0]),
      new Uint8Array([2, 0]),
      new Uint8Array([100, 1, 1]),
      new Uint8Array([0, 0, 1, 99, 1]),
    ];
    for (const bytes of hostile) {
      const client = connect(newDocument(), writer);
      await client.opened();
      client.send(bytes);
      await closedWith(client, 4400);
    }
    const talker = connect(newDocument(), writer);
    await talker.opened();
    talker.sendText('hello');
    await closedWith(talker, 4400);
  });

  test('SRV-12 a frame beyond the bound closes with 4413, which says not to come back with it', async () => {
    const client = connect(newDocument(), writer);
    await client.opened();
    client.send(new Uint8Array(1024 * 1024 + 100));
    await closedWith(client, 4413);
  });

  test('SRV-12 random bytes as updates are refused, and the server goes on', async () => {
    const document = newDocument();
    const good = await join(document, writer);
    for (let seed = 0; seed < 60; seed += 1) {
      const client = connect(document, writer);
      await client.opened();
      client.sync(
        2,
        Uint8Array.from({ length: (seed * 7) % 50 }, (_, at) => (seed * 31 + at * 17) % 256),
      );
      await vi.waitFor(() => {
        expect([4409, 4400]).toContain(client.closed?.code);
      }, WAIT);
    }
    good.edit((doc) => {
      setValue(doc, pen(writer.id), MASS, '1500');
    });
    await vi.waitFor(() => {
      expect(good.committed.count).toBeGreaterThan(1);
    }, WAIT);
  });

  test('SRV-12 who sends faster than allowed is read more slowly, not cut off, and nothing is lost', async () => {
    const fast = await startTestServer({ framesPerSecond: 100 });
    const program = await fast.program(['homologation']);
    const client = new RawClient(`${fast.ws}/sync/${PLANT}/${newDocument()}?token=${program.token}&frames=1`);
    await client.opened();
    const count = client.committed.count;
    for (let at = 0; at < 300; at += 1) client.edit((doc) => setValue(doc, pen(program.id), MASS, String(at)));
    await vi.waitFor(() => {
      expect(client.committed.count).toBeGreaterThanOrEqual(count + 300);
    }, WAIT);
    client.close();
    await fast.stop();
  });

  test('SRV-09 nobody speaks for another: states of others’ client ids are dropped, names are the server’s', async () => {
    const document = newDocument();
    const [victim, thief, third] = [
      await join(document, writer),
      await join(document, viewer),
      await join(document, viewer),
    ];
    victim.present(11, 5, { path: MASS });
    await vi.waitFor(() => {
      expect(third.presence.get(11)).toMatchObject({ user: { id: writer.id } });
    }, WAIT);
    thief.present(11, 99, { path: 'Header', user: { id: writer.id, name: 'Chief' } });
    thief.present(11, 100, null);
    thief.present(12, 1, { section: 'masses', user: { id: writer.id, name: 'Chief', colour: 3 }, admin: true });
    await vi.waitFor(() => {
      expect(third.presence.get(12)).toMatchObject({ section: 'masses', user: { id: viewer.id } });
    }, WAIT);
    expect(third.presence.get(12)).not.toHaveProperty('admin');
    expect(third.presence.get(11)).toMatchObject({ path: MASS, user: { id: writer.id } });
  });

  test('SRV-09 a session that claims many client ids gets a few', async () => {
    const document = newDocument();
    const [crowd, other] = [await join(document, viewer), await join(document, writer)];
    for (let at = 100; at < 150; at += 1) crowd.present(at, 1, {});
    await vi.waitFor(() => {
      expect(other.presence.size).toBeGreaterThan(0);
    }, WAIT);
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(other.presence.size).toBeLessThanOrEqual(4);
  });

  test('SRV-06 the workspace’s socket says that there is something new, and who has which record open', async () => {
    const heard: { kind: string; revision?: number; records?: Record<string, { id: string }[]> }[] = [];
    const live = new WebSocket(`${server.ws}/live/${PLANT}?token=${viewer.token}`);
    live.on('message', (data: Buffer) => heard.push(JSON.parse(data.toString()) as (typeof heard)[number]));
    await new Promise((resolve) => live.once('open', resolve));
    const document = newDocument();
    const client = await join(document, writer);
    client.edit((doc) => {
      setValue(doc, pen(writer.id), MASS, '1500');
    });
    const record = document.slice('record_'.length);
    await vi.waitFor(() => {
      const last = heard.findLast(({ kind }) => kind === 'revision');
      expect(last?.revision).toBeGreaterThanOrEqual(client.committed.revision);
      expect(client.committed.revision).toBeGreaterThan(0);
      const who = heard.findLast(({ kind }) => kind === 'presence');
      expect(who?.records?.[record]).toEqual([{ id: writer.id, name: expect.any(String) as string }]);
    }, WAIT);
    client.close();
    await vi.waitFor(() => {
      expect(heard.findLast(({ kind }) => kind === 'presence')?.records?.[record]).toBeUndefined();
    }, WAIT);
    live.close();
  });

  test('SRV-05 a stock client that writes on before it has handed in its offline work loses neither', async () => {
    const document = newDocument();
    const client = connect(document, writer, '');
    createRecord(client.doc, pen(writer.id));
    setValue(client.doc, pen(writer.id), MASS, '2946');
    await client.opened();
    const before = Y.encodeStateVector(client.doc);
    setValue(client.doc, pen(writer.id), 'Variant', 'B2');
    client.sync(2, Y.encodeStateAsUpdate(client.doc, before));
    const reader = await join(document, viewer);
    await vi.waitFor(() => {
      expect(massIn(reader.doc)).toBe('2946');
      expect(readRecord(reader.doc).content.values.get('Variant')).toBe('B2');
    }, WAIT);
    expect(client.isOpen).toBe(true);
  });
});

describe('sockets over a failing store', () => {
  test('SRV-02 SRV-03 no ack and no fan-out while it fails; told so; all arrives once when it is back', async () => {
    let broken = false;
    const store = new MemoryStore({
      beforeCommit: () => {
        if (broken) throw new StoreFailing('The disk is full');
      },
    });
    const server = await startTestServer({}, store);
    const program = await server.program(['homologation']);
    const url = `${server.ws}/sync/${PLANT}/record_failing1?token=${program.token}&frames=1`;
    const [one, two] = [new RawClient(url), new RawClient(url)];
    await Promise.all([one.opened(), two.opened()]);
    await vi.waitFor(() => {
      // Their empty first answers are acknowledged: nothing else is under way.
      expect([one.committed.count, two.committed.count]).toEqual([1, 1]);
    }, WAIT);
    broken = true;
    const acks = one.committed.count;
    one.edit((doc) => {
      setValue(doc, pen(program.id), MASS, '1500');
    });
    await vi.waitFor(() => {
      expect(one.kinds.has(102)).toBe(true);
      expect(two.kinds.has(102)).toBe(true);
    }, WAIT);
    expect(one.committed.count).toBe(acks);
    expect(massIn(two.doc)).toBeUndefined();
    const late = new RawClient(url);
    await late.opened();
    late.step1();
    await vi.waitFor(() => {
      expect(late.synced).toBe(true);
    }, WAIT);
    expect(massIn(late.doc)).toBeUndefined();
    broken = false;
    await vi.waitFor(() => {
      expect(one.committed.count).toBeGreaterThan(acks);
      expect(massIn(two.doc)).toBe('1500');
      expect(massIn(late.doc)).toBe('1500');
    }, WAIT);
    for (const client of [one, two, late]) client.close();
    await server.stop();
  });

  test('SRV-03 a document that cannot be loaded closes with a code to come back later, and leaves nothing', async () => {
    let broken = true;
    const store = new MemoryStore({
      beforeLoad: () => {
        if (broken) throw new StoreFailing('The disk cannot be read');
      },
    });
    const server = await startTestServer({}, store);
    const program = await server.program(['homologation']);
    const url = `${server.ws}/sync/${PLANT}/record_failing2?token=${program.token}`;
    const client = new RawClient(url);
    await vi.waitFor(() => {
      expect(client.closed?.code).toBe(4507);
    }, WAIT);
    expect(client.kinds.size).toBe(0);
    expect(server.running.engine.registry.size).toBe(0);
    broken = false;
    const again = new RawClient(url);
    await again.opened();
    again.step1();
    await vi.waitFor(() => {
      expect(again.synced).toBe(true);
    }, WAIT);
    again.close();
    await server.stop();
  });
});
