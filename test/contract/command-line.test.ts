import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { contentEquals, readMessage } from '@opencoc/core/ivi';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { COMPLETE_MESSAGE } from './sample-message.ts';
import { opencoc } from './server-process.ts';
import type { Ended } from './server-process.ts';

interface Verdict {
  file: string;
  valid: boolean;
  schemaVersion: string | null;
  findings: { rule: string; severity: string; path: string; message: string; value: string | null }[];
}

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'opencoc-cli-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

const run = (...args: string[]): Promise<Ended> => opencoc(args).ended;
const file = (name: string, text: string): string => {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
};

describe('ivi', () => {
  test('CLI-01 check: good 0, not good 1, unreadable 2; JSON is the one thing on standard output', async () => {
    const good = file('good.xml', COMPLETE_MESSAGE);
    const bad = file(
      'bad.xml',
      COMPLETE_MESSAGE.replace(/<ActualMass>.*?<\/ActualMass>/, '<ActualMass>heavy</ActualMass>'),
    );
    const fine = await run('ivi', 'check', good, '--unsigned', '--json');
    expect(fine.code).toBe(0);
    expect(JSON.parse(fine.stdout)).toEqual([{ file: good, valid: true, schemaVersion: '2.0', findings: [] }]);
    const wrong = await run('ivi', 'check', good, bad, '--unsigned', '--json', '--level', 'schema');
    expect(wrong.code).toBe(1);
    const [first, second] = JSON.parse(wrong.stdout) as Verdict[];
    expect(first?.valid).toBe(true);
    expect(second).toMatchObject({
      file: bad,
      valid: false,
      findings: [{ severity: 'error', path: 'MassGroup/ActualMass', value: 'heavy' }],
    });
    expect(second?.findings[0]?.message.length).toBeGreaterThan(20);
    expect((await run('ivi', 'check', good, '--level', 'schema')).code).toBe(1);
    const missing = await run('ivi', 'check', join(folder, 'not-there.xml'), '--json');
    expect([missing.code, JSON.parse(missing.stdout)]).toEqual([2, []]);
    expect(missing.stderr).toContain('there is no such file');
    for (const args of [[], [good, '--level', 'deep'], [good, '--loud']]) {
      const usage = await run('ivi', 'check', ...args);
      expect([usage.code, usage.stdout]).toEqual([2, '']);
    }
  });

  test('CLI-01 check: a file that is no XML was read, and is not good', async () => {
    const answer = await run('ivi', 'check', file('text.xml', 'hello'), '--json');
    expect(answer.code).toBe(1);
    expect(JSON.parse(answer.stdout)).toMatchObject([
      { valid: false, schemaVersion: null, findings: [{ severity: 'error' }] },
    ]);
  });

  test('CLI-01 IVI-03 roundtrip: the same content comes out of a record; what cannot be read makes no file', async () => {
    const out = join(folder, 'out.xml');
    const answer = await run('ivi', 'roundtrip', file('in.xml', COMPLETE_MESSAGE), '-o', out);
    expect(answer).toMatchObject({ code: 0, stdout: '' });
    const [before, after] = [readMessage(COMPLETE_MESSAGE), readMessage(readFileSync(out))];
    expect(before.ok && after.ok && contentEquals(before.content, after.content)).toBe(true);
    const none = join(folder, 'none.xml');
    const bad = await run('ivi', 'roundtrip', file('dtd.xml', '<!DOCTYPE a><a/>'), '-o', none);
    expect([bad.code, bad.stdout]).toEqual([1, '']);
    expect(() => readFileSync(none)).toThrow();
    expect((await run('ivi', 'roundtrip', out)).code).toBe(2);
    expect((await run('ivi', 'roundtrip', out, '-o', join(folder, 'no/such/folder.xml'))).code).toBe(2);
  });
});

describe('administration', () => {
  test('CLI-02 a user, a workspace, a member and a token made here work on a server', { timeout: 60_000 }, async () => {
    const data = join(folder, 'data');
    const admin = await run(
      'user',
      'create',
      '--email',
      'ada@plant.example',
      '--name',
      'Ada',
      '--admin',
      '--json',
      '--data',
      data,
    );
    const ada = JSON.parse(admin.stdout) as { id: string; password: string };
    expect(admin.code).toBe(0);
    expect((await run('user', 'create', '--email', 'ada@plant.example', '--name', 'Ada', '--data', data)).code).toBe(1);
    const made = await run('workspace', 'create', '--name', 'Werk Süd', '--data', data);
    expect([made.code, made.stdout]).toEqual([0, 'werk-sud\n']);
    expect((await run('workspace', 'create', '--name', 'Werk Süd', '--data', data)).code).toBe(1);
    await run(
      'user',
      'create',
      '--email',
      'erik@plant.example',
      '--name',
      'Erik',
      '--password',
      'a good long one',
      '--data',
      data,
    );
    const member = ['member', 'add', '--workspace', 'werk-sud', '--email', 'erik@plant.example', '--data', data];
    expect((await run(...member, '--role', 'engineering')).code).toBe(0);
    expect((await run(...member, '--role', 'king')).code).toBe(2);
    const token = await run(
      'token',
      'create',
      '--workspace',
      'werk-sud',
      '--role',
      'viewer',
      '--name',
      'PLM',
      '--data',
      data,
    );
    expect(token.stdout).toMatch(/^occ_[\w-]{43}\n$/);
    expect(
      (await run('token', 'create', '--workspace', 'nowhere', '--role', 'viewer', '--name', 'x', '--data', data)).code,
    ).toBe(1);

    const server = opencoc(['serve', '--api-only', '--port', '0', '--data', data]);
    const url = await server.firstLine;
    const api = `${url}/api/v1`;
    const byToken = await fetch(`${api}/session`, { headers: { authorization: `Bearer ${token.stdout.trim()}` } });
    expect(await byToken.json()).toMatchObject({ workspaces: [{ id: 'werk-sud', roles: ['viewer'] }] });
    for (const [email, password, role] of [
      ['ada@plant.example', ada.password, 'administrator'],
      ['erik@plant.example', 'a good long one', 'engineering'],
    ]) {
      const signedIn = await fetch(`${url}/api/auth/sign-in/email`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', origin: url },
        body: JSON.stringify({ email, password }),
      });
      const cookie = (signedIn.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
      const session = await fetch(`${api}/session`, { headers: { cookie } });
      expect(await session.json()).toMatchObject({ user: { email }, workspaces: [{ id: 'werk-sud', roles: [role] }] });
    }
    server.child.kill('SIGTERM');
    expect((await server.ended).code).toBe(0);
    const ledger = await run('verify-ledger', '--json', '--data', data);
    expect([ledger.code, JSON.parse(ledger.stdout)]).toEqual([
      0,
      [{ workspace: 'werk-sud', entries: 0, releases: 0, faults: [] }],
    ]);
  });

  test('CLI-01 the demo is made once, the same each time, with a whole ledger', { timeout: 60_000 }, async () => {
    const data = join(folder, 'demo');
    expect((await run('demo', '--data', data)).stdout).toBe('demo\n');
    const ledger = await run('verify-ledger', '--json', '--data', data);
    expect(JSON.parse(ledger.stdout)).toMatchObject([{ workspace: 'demo', releases: 1, faults: [] }]);
    const again = await run('demo', '--data', data);
    expect([again.code, again.stderr]).toEqual([0, 'The demo workspace stands already.\n']);
  });

  test('CLI-01 what keeps a server from starting is one sentence each', { timeout: 60_000 }, async () => {
    const blocker = createServer();
    await new Promise<void>((resolve) => blocker.listen(0, '127.0.0.1', resolve));
    const { port } = blocker.address() as AddressInfo;
    const taken = await run('serve', '--api-only', '--port', String(port), '--data', join(folder, 'taken'));
    expect(taken).toEqual({
      code: 2,
      stdout: '',
      stderr: `Port ${String(port)} is taken: stop what uses it, or set PORT to another one.\n`,
    });
    blocker.close();
    const plain = file('plain', 'no folder');
    const noFolder = await run('serve', '--api-only', '--port', '0', '--data', plain);
    expect([noFolder.code, noFolder.stderr]).toEqual([
      2,
      expect.stringMatching(/^The data folder .* cannot be written: .*\n$/),
    ]);
    const damaged = join(folder, 'damaged');
    mkdirSync(damaged);
    writeFileSync(join(damaged, 'opencoc.sqlite'), Buffer.alloc(8_192, 7));
    const noStore = await run('serve', '--api-only', '--port', '0', '--data', damaged);
    expect([noStore.code, noStore.stderr]).toEqual([
      3,
      expect.stringMatching(/^The store in .* is damaged or no OpenCoC store.\n$/),
    ]);
    const wrong = await run('serve', '--port', 'abc');
    expect([wrong.code, wrong.stderr]).toEqual([2, 'PORT has to be a number.\n']);
  });
});
