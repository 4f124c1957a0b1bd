import type { SessionAnswer } from '@opencoc/core/protocol';
import { describe, expect, test } from 'vitest';
import { Api } from '#lib/sync/api.ts';
import type { SmallStore } from './remembered.ts';
import { deviceId, recall } from './remembered.ts';
import { Session } from './session.svelte.ts';

const answerFor = (id: string, oldestClient = 1): SessionAnswer => ({
  user: { id, name: id.toUpperCase(), email: `${id}@plant.example` },
  workspaces: [{ id: 'plant', name: 'Plant', roles: ['homologation'], demo: true }],
  protocol: 1,
  oldestClient,
});
const problem = (status: number, code: string): Response =>
  Response.json({ type: 'about:blank', title: code, status, detail: code, code }, { status });

function memory(): SmallStore {
  const items = new Map<string, string>();
  return {
    getItem: (key) => items.get(key) ?? null,
    setItem: (key, value) => void items.set(key, value),
    removeItem: (key) => void items.delete(key),
  };
}

function sessionOn(storage: SmallStore, server: { who?: string; down?: boolean; oldest?: number }) {
  let changes = 0;
  const session = new Session({
    api: new Api((path) => {
      if (server.down) return Promise.reject(new TypeError('Failed to fetch'));
      if (path === '/api/auth/sign-in/email') {
        if (server.who === 'nobody') return Promise.resolve(problem(401, 'sign-in'));
        server.who ??= 'kim';
        return Promise.resolve(Response.json({}));
      }
      if (path === '/api/auth/sign-out') {
        delete server.who;
        return Promise.resolve(Response.json({}));
      }
      const { who } = server;
      return Promise.resolve(
        who === undefined || who === 'nobody' ? problem(401, 'sign-in') : Response.json(answerFor(who, server.oldest)),
      );
    }),
    storage,
    unsentCount: () => Promise.resolve(3),
    onChange: () => (changes += 1),
  });
  return { session, changes: () => changes };
}

describe('LOC-01 the session without the server', () => {
  test('LOC-01 the app opens as the last person of this device', async () => {
    const storage = memory();
    const first = sessionOn(storage, {});
    expect(await first.session.signIn('kim@plant.example', 'secret')).toEqual({ ok: true });

    const { session } = sessionOn(storage, { down: true });
    await session.start();
    expect(session.state).toBe('signed-in');
    expect(session.remembered).toBe(true);
    expect(session.me?.id).toBe('kim');
    expect(session.roles).toEqual(['homologation']);
  });

  test('LOC-01 with nobody remembered and no server it asks to sign in, and says that there is no server', async () => {
    const { session } = sessionOn(memory(), { down: true });
    await session.start();
    expect(session.state).toBe('signed-out');
    expect(await session.signIn('kim@plant.example', 'secret')).toEqual({ ok: false, reason: 'no-server' });
  });

  test('LOC-01 a session that ran out keeps the person at work, and says so', async () => {
    const storage = memory();
    await sessionOn(storage, {}).session.signIn('kim@plant.example', 'secret');
    const { session } = sessionOn(storage, {});
    await session.start();
    expect(session.state).toBe('signed-in');
    expect(session.expired).toBe(true);
  });

  test('LOC-01 another person on the server is the one who works here', async () => {
    const storage = memory();
    await sessionOn(storage, {}).session.signIn('kim@plant.example', 'secret');
    const { session, changes } = sessionOn(storage, { who: 'lea' });
    await session.start();
    expect(session.me?.id).toBe('lea');
    expect(changes()).toBe(2);
  });
});

test('LOC-01 wrong credentials and a client that is too old are told apart', async () => {
  expect(await sessionOn(memory(), { who: 'nobody' }).session.signIn('a@b.example', 'x')).toEqual({
    ok: false,
    reason: 'wrong-credentials',
  });
  expect(await sessionOn(memory(), { who: 'kim', oldest: 99 }).session.signIn('a@b.example', 'x')).toEqual({
    ok: false,
    reason: 'client-too-old',
  });
});

test('LOC-01 signing out forgets the person, and without the server one stays signed in', async () => {
  const storage = memory();
  const server: { who?: string; down?: boolean } = {};
  const { session } = sessionOn(storage, server);
  await session.signIn('kim@plant.example', 'secret');
  expect(await session.unsentCount()).toBe(3);
  server.down = true;
  expect(await session.signOut()).toEqual({ ok: false, reason: 'no-server' });
  expect(session.state).toBe('signed-in');
  server.down = false;
  expect(await session.signOut()).toEqual({ ok: true });
  expect(session.state).toBe('signed-out');
  expect(recall(storage)).toBeUndefined();
});

test('LOC-01 a sign-out in another tab signs out here', async () => {
  const storage = memory();
  const { session } = sessionOn(storage, {});
  await session.signIn('kim@plant.example', 'secret');
  storage.removeItem('opencoc.session');
  session.followOtherTab();
  expect(session.state).toBe('signed-out');
});

test('LOC-01 what is remembered and cannot be read is as good as nothing', () => {
  const storage = memory();
  storage.setItem('opencoc.session', '{"answer":1}');
  expect(recall(storage)).toBeUndefined();
  storage.setItem('opencoc.session', 'no json');
  expect(recall(storage)).toBeUndefined();
  expect(deviceId(storage, () => 'abcdefgh')).toBe('abcdefgh');
  expect(deviceId(storage, () => 'another1')).toBe('abcdefgh');
});
