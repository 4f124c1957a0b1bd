import { ROLES } from '@opencoc/core/workspace';
import type { Role } from '@opencoc/core/workspace';
import { ROUTES } from '@opencoc/sync-server/http/routes.ts';
import type { Route } from '@opencoc/sync-server/http/route.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { OTHER, PLANT, startTestServer } from './test-server.ts';
import type { Program, TestServer } from './test-server.ts';

/** A path of a route with something in the place of its parts; nothing there exists. */
const addressOf = ({ path }: Route, workspace: string): string =>
  path.replace(':w', workspace).replace(':sha256', 'a'.repeat(64)).replace(/:\w+/g, 'nothing-there-00');

const initOf = ({ method }: Route): RequestInit =>
  method === 'GET' ? {} : { method, body: '{}', headers: { 'content-type': 'application/json' } };

/** Reached the route's own work: whatever it then says about what was asked. */
const wasLetIn = (status: number): boolean => ![401, 403].includes(status);

describe('access, from the table of routes', () => {
  let server: TestServer;
  const programs = new Map<Role, Program>();
  let stranger: Program;

  beforeAll(async () => {
    server = await startTestServer();
    for (const role of ROLES) programs.set(role, await server.program([role]));
    stranger = await server.program(['administrator'], OTHER);
  });
  afterAll(async () => {
    await server.stop();
  });

  const inWorkspace = ROUTES.filter(({ path }) => path.includes(':w'));

  test('SRV-08 every route of a workspace asks who speaks and whether they are in it', () => {
    for (const route of inWorkspace) expect(route.allowed, route.path).not.toBe('anyone');
    expect(ROUTES.filter(({ allowed }) => allowed === 'anyone').map(({ path }) => path)).toEqual([
      '/demo/people',
      '/demo/become',
    ]);
  });

  test.each(
    ROUTES.filter(({ allowed }) => allowed !== 'anyone').map((route) => [`${route.method} ${route.path}`, route]),
  )('SRV-08 %s: nobody, a false token and another workspace’s administrator are not let in', async (_name, route) => {
    const address = addressOf(route, PLANT);
    expect((await server.ask(address, undefined, initOf(route))).status).toBe(401);
    const forged = { token: `occ_${'x'.repeat(43)}`, id: '' };
    expect((await server.ask(address, forged, initOf(route))).status).toBe(401);
    if (!route.path.includes(':w')) return;
    const answer = await server.ask(address, stranger, initOf(route));
    expect(answer.status).toBe(404);
    expect(await answer.json()).toMatchObject({
      code: 'not-found',
      detail: expect.stringContaining('workspace') as string,
    });
  });

  test.each(
    inWorkspace.flatMap((route) => ROLES.map((role) => [`${route.method} ${route.path}`, role, route] as const)),
  )('SRV-08 %s as %s: as the table says', async (_name, role, route) => {
    const answer = await server.ask(addressOf(route, PLANT), programs.get(role), initOf(route));
    const { allowed } = route;
    const may = typeof allowed === 'string' || allowed.roles([role]);
    expect(wasLetIn(answer.status)).toBe(may);
    if (!may) expect(await answer.json()).toMatchObject({ code: 'not-allowed', status: 403 });
  });

  test('SRV-08 what changes something takes a cookie only from our own pages', async () => {
    const post = (headers: Record<string, string>) =>
      fetch(`${server.http}/api/v1/workspaces/${PLANT}/members`, {
        method: 'POST',
        body: '{}',
        headers: { 'content-type': 'application/json', cookie: 'opencoc.session_token=x', ...headers },
      });
    const foreign = await post({ origin: 'https://evil.example' });
    expect([foreign.status, ((await foreign.json()) as { code: string }).code]).toEqual([403, 'other-origin']);
    expect((await post({ 'sec-fetch-site': 'cross-site' })).status).toBe(403);
    expect((await post({ origin: server.http })).status).toBe(401);
  });

  test('SRV-08 without a demo workspace there is nobody to become', async () => {
    expect((await server.ask('/demo/people', undefined)).status).toBe(404);
    const init = { method: 'POST', body: '{"id":"demo-ada"}', headers: { 'content-type': 'application/json' } };
    expect((await server.ask('/demo/become', undefined, init)).status).toBe(404);
  });

  test('SRV-08 in a demo one becomes its people, and nobody who is in a real workspace too', async () => {
    const demo = await startTestServer();
    const { store, accounts } = demo.running.engine;
    await store.workspaces.create({ id: 'demo', name: 'Demo', demo: true });
    for (const [id, workspaces] of [
      ['costume', ['demo']],
      ['real', ['demo', PLANT]],
      ['outside', [PLANT]],
    ] as const) {
      await accounts.create({ id, email: `${id}@plant.example`, name: id });
      for (const workspace of workspaces) await store.workspaces.setRoles(workspace, id, ['administrator']);
    }
    const become = (id: string) =>
      demo.ask('/demo/become', undefined, {
        method: 'POST',
        body: JSON.stringify({ id }),
        headers: { 'content-type': 'application/json' },
      });
    const became = await become('costume');
    const cookie = became.headers.get('set-cookie') ?? '';
    expect(cookie).toMatch(/HttpOnly/);
    expect(cookie).toMatch(/SameSite=Lax/);
    const session = await demo.ask('/session', undefined, { headers: { cookie: cookie.split(';')[0] ?? '' } });
    expect(await session.json()).toMatchObject({ user: { id: 'costume' }, workspaces: [{ id: 'demo' }] });
    for (const id of ['real', 'outside', 'nobody']) expect((await become(id)).status).toBe(404);
    await demo.stop();
  });

  test('SRV-08 one signs in with the right password, and too many tries are stopped', async () => {
    const { accounts } = server.running.engine;
    await accounts.create({ email: 'ada@plant.example', name: 'Ada', password: 'correct horse battery' });
    const signIn = (password: string) =>
      fetch(`${server.http}/api/auth/sign-in/email`, {
        method: 'POST',
        body: JSON.stringify({ email: 'ada@plant.example', password }),
        headers: { 'content-type': 'application/json', origin: server.http },
      });
    const right = await signIn('correct horse battery');
    expect(right.status).toBe(200);
    const cookie = (right.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
    expect((await server.ask('/session', undefined, { headers: { cookie } })).status).toBe(200);
    const statuses: number[] = [];
    for (let at = 0; at < 25; at += 1) statuses.push((await signIn('wrong wrong wrong')).status);
    expect(statuses[0]).toBe(401);
    expect(statuses.at(-1)).toBe(429);
    const signUp = await fetch(`${server.http}/api/auth/sign-up/email`, {
      method: 'POST',
      body: JSON.stringify({ email: 'eve@evil.example', password: 'let me in please', name: 'Eve' }),
      headers: { 'content-type': 'application/json', origin: server.http },
    });
    expect(signUp.status).toBe(400);
    expect(await accounts.byEmail('eve@evil.example')).toBeUndefined();
  });
});
