import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { NoWebBuild, WebApp } from './web-app.ts';

describe('the web app, served', () => {
  let folder: string;
  let web: WebApp;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'opencoc-web-'));
    const build = join(folder, 'build');
    mkdirSync(join(build, '_app/immutable'), { recursive: true });
    writeFileSync(join(build, 'index.html'), '<script src="/a.js"></script><script>go()</script>');
    writeFileSync(join(build, '_app/immutable/a.js'), 'plain');
    writeFileSync(join(build, '_app/immutable/a.js.br'), 'packed');
    writeFileSync(join(folder, 'secret.txt'), 'secret');
    web = new WebApp(build);
  });
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  const ask = (path: string, headers: Record<string, string> = {}) =>
    web.answer(new Request(`http://localhost${path}`, { headers }));

  test('SRV-12 a page runs the scripts of the build, known by their hash, and no other inline script', async () => {
    const policy = (await ask('/records/some-record'))?.headers.get('content-security-policy') ?? '';
    const hash = createHash('sha256').update('go()').digest('base64');
    expect(policy).toContain(`script-src 'self' 'sha256-${hash}';`);
    expect(policy).not.toMatch(/script-src[^;]*unsafe/);
  });

  test('SRV-12 nothing outside the build is served, however the path is written', async () => {
    for (const path of ['/../secret.txt', '/%2e%2e/secret.txt', '/..%2fsecret.txt', '/a%00b', '/%ff']) {
      expect(await (await ask(path))?.text()).not.toBe('secret');
    }
  });

  test('SRV-12 parts are kept for ever and come packed to who takes it; a part that is gone is not a page', async () => {
    const packed = await ask('/_app/immutable/a.js', { 'accept-encoding': 'gzip, br' });
    expect(await packed?.text()).toBe('packed');
    expect(packed?.headers.get('content-encoding')).toBe('br');
    expect(packed?.headers.get('cache-control')).toContain('immutable');
    expect(await (await ask('/_app/immutable/a.js'))?.text()).toBe('plain');
    expect(await ask('/_app/immutable/gone.js')).toBeUndefined();
  });

  test('SRV-12 without a build there is a clear error', () => {
    expect(() => new WebApp(join(folder, 'nowhere'))).toThrow(NoWebBuild);
  });
});
