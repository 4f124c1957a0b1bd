import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dictionaryOf, exportSchema, sampleMessage, SAMPLES } from '@opencoc/core/ivi';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CODE_SIGNING, makeIdentity } from '../conformance/signature/certificate-maker.ts';
import { signMessage } from '../conformance/signature/signer.ts';
import { opencoc } from './server-process.ts';
import type { Ended } from './server-process.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'opencoc-ivi-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

const run = (...args: string[]): Promise<Ended> => opencoc(['ivi', ...args]).ended;
const path = (name: string): string => join(folder, name);
const file = (name: string, text: string | Uint8Array): string => {
  writeFileSync(path(name), text);
  return path(name);
};
const truck = sampleMessage(SAMPLES[4]);
const parsed = ({ stdout }: Ended): unknown => JSON.parse(stdout) as unknown;

describe('check', () => {
  test('CLI-03 two thousand files in one run, each told in turn', { timeout: 60_000 }, async () => {
    const good = file('good.xml', truck);
    const bad = file('bad.xml', truck.replace('>9410<', '>heavy<'));
    const files = Array.from({ length: 2000 }, (_file, index) => (index % 100 === 7 ? bad : good));
    const answer = await run('check', ...files, '--json', '--unsigned', '--level', 'schema');
    expect(answer).toMatchObject({ code: 1, stderr: '' });
    const verdicts = parsed(answer) as { file: string; valid: boolean }[];
    expect(verdicts.map((verdict) => verdict.file)).toEqual(files);
    expect(verdicts.filter(({ valid }) => !valid)).toHaveLength(20);
  });

  test('CLI-03 in words it is told what was checked by what', async () => {
    const bad = file('bad-type.xml', truck.replace('<Type>T18</Type>', ''));
    const answer = await run('check', bad, '--unsigned');
    expect(answer.code).toBe(1);
    expect(answer.stdout).toMatch(/not valid \(schema 2\.0 of .*: not passed; our rules [0-9.-]+: passed\)\n {2}error XSD-REQUIRED Type: /u); // prettier-ignore
    const schemaOnly = await run('check', file('fine.xml', truck), '--unsigned', '--level', 'schema');
    expect(schemaOnly.stdout).toMatch(/: valid \(schema 2\.0 of [^;]*: passed\)\n$/u);
  });

  test('CLI-03 a file beyond the bound was read, and is not good', async () => {
    const answer = await run('check', file('large.xml', Buffer.alloc(20_000_001, 0x20)), '--json');
    expect(answer.code).toBe(1);
    expect(parsed(answer)).toMatchObject([{ valid: false, findings: [{ rule: 'XML-SYNTAX' }] }]);
    expect((await run('check', folder, '--json')).code).toBe(2);
  });

  test('CLI-03 a schema of the authority gives a second opinion', async () => {
    const xsd = exportSchema(dictionaryOf('2.0'), { signature: 'absent' });
    const same = file('same.xsd', xsd);
    const narrower = file('narrower.xsd', xsd.replace(/(<xs:element name="Type" type=)"Text15"/u, '$1"Indicator"'));
    const message = file('second.xml', truck);
    const agreed = await run('check', message, '--json', '--unsigned', '--level', 'schema', '--xsd', same);
    expect([agreed.code, parsed(agreed)]).toMatchObject([0, [{ valid: true, findings: [] }]]);
    const other = await run('check', message, '--json', '--unsigned', '--level', 'schema', '--xsd', narrower);
    expect(other.code).toBe(1);
    expect(parsed(other)).toMatchObject([{ valid: false, findings: [{ rule: 'XSD-SECOND', severity: 'error' }, {}] }]);
    const none = await run('check', message, '--xsd', file('none.xsd', '<a/>'));
    expect([none.code, none.stdout]).toEqual([2, '']);
    expect(none.stderr).toContain('none.xsd cannot be used');
  });
});

describe('dictionary', () => {
  const xsd = exportSchema(dictionaryOf('2.0'));

  test('CLI-03 a newer schema becomes a dictionary that messages are checked by', async () => {
    const newer = file('newer.xsd', xsd.replace('<xs:element name="Type" type="Text15"/>', '$&<xs:element name="Trim" type="Text15"/>')); // prettier-ignore
    const out = path('newer.json');
    const answer = await run('dictionary', newer, '-o', out);
    expect(answer.code).toBe(0);
    expect(answer.stdout).toContain('new: Trim in CocDataGroup');
    const json = await run('dictionary', newer, '-o', out, '--json');
    expect(parsed(json)).toMatchObject({ file: newer, differences: [{ kind: 'new', name: 'Trim' }] });
    const message = file('old.xml', truck);
    const args = ['--unsigned', '--level', 'schema', '--json', '--dictionary', out];
    expect(parsed(await run('check', message, ...args))).toMatchObject([
      { valid: false, findings: [{ rule: 'XSD-REQUIRED', path: 'Trim' }] },
    ]);
    const withTrim = file('new.xml', truck.replace('<Type>', '<Trim>x</Trim><Type>'));
    expect((await run('check', withTrim, ...args)).code).toBe(0);
  });

  test('CLI-03 a foreign schema makes no file and one sentence', async () => {
    const out = path('foreign.json');
    const answer = await run('dictionary', file('foreign.xsd', '<a/>'), '-o', out);
    expect([answer.code, answer.stdout, existsSync(out)]).toEqual([1, '', false]);
    expect(answer.stderr.trim().split('\n')).toHaveLength(1);
    expect((await run('dictionary', path('gone.xsd'), '-o', out)).code).toBe(2);
    expect((await run('dictionary', path('gone.xsd'))).code).toBe(2);
    expect((await run('check', 'x.xml', '--dictionary', file('no.json', '{}'))).code).toBe(2);
  });
});

describe('verify', () => {
  const signed = signMessage({ signer: makeIdentity({ purposes: [CODE_SIGNING], usage: 0xc0 }) });

  test('CLI-03 good 0, not good 1, unreadable 2; the parts and the reasons in JSON', async () => {
    const good = await run('verify', file('signed.xml', signed), '--json');
    expect(good.code).toBe(0);
    expect(parsed(good)).toMatchObject({
      file: path('signed.xml'),
      signed: true,
      valid: true,
      digest: 'ok',
      signatureValue: 'ok',
      algorithms: { signature: expect.stringContaining('rsa-sha256') },
      certificate: { subject: expect.any(String), issuer: expect.any(String), validFrom: expect.any(String), validTo: expect.any(String) }, // prettier-ignore
      notChecked: ['trust', 'revocation'],
    });
    const changed = await run('verify', file('changed.xml', signed.replace('<Type>S39', '<Type>S40')), '--json');
    expect(changed.code).toBe(1);
    expect(parsed(changed)).toMatchObject({
      valid: false,
      digest: 'mismatch',
      signatureValue: 'ok',
      problems: expect.arrayContaining([
        expect.objectContaining({ severity: 'error', message: expect.stringMatching(/\S/u) }),
      ]),
    });
    const unsigned = await run('verify', file('unsigned.xml', truck), '--json');
    expect([unsigned.code, parsed(unsigned)]).toMatchObject([1, { signed: false, valid: false, certificate: null }]);
    expect((await run('verify', file('text.txt', 'no xml'))).code).toBe(1);
    const gone = await run('verify', path('gone.xml'), '--json');
    expect([gone.code, gone.stdout]).toEqual([2, '']);
    expect((await run('verify')).code).toBe(2);
  });

  test('CLI-03 in words it says which part fails', async () => {
    const answer = await run('verify', file('words.xml', signed.replace('<Type>S39', '<Type>S40')));
    expect(answer.code).toBe(1);
    expect(answer.stdout).toMatch(/^Signature: NOT right\nDigest of the message: /u);
  });
});

describe('print', () => {
  test('CLI-03 the readable certificate as a web page or PDF, in either language', async () => {
    const message = file('print.xml', truck);
    const html = await run('print', message, '-o', path('out.html'), '--lang', 'de');
    expect(html).toMatchObject({ code: 0, stdout: '' });
    expect(readFileSync(path('out.html'), 'utf8')).toMatch(/<html lang="de"[^]*XNWT18DHB6N002109/u);
    const pdf = await run('print', message, '-o', path('out.pdf'));
    expect(pdf).toMatchObject({ code: 0, stdout: '' });
    expect(readFileSync(path('out.pdf')).subarray(0, 5).toString()).toBe('%PDF-');
  });

  test('CLI-03 what cannot be read makes no file; wrong usage is told', async () => {
    const answer = await run('print', file('bad-print.xml', '<a/>'), '-o', path('none.html'));
    expect([answer.code, answer.stdout, existsSync(path('none.html'))]).toEqual([1, '', false]);
    const message = file('usage.xml', truck);
    for (const args of [
      [message],
      [message, '-o', path('out.txt')],
      [message, '-o', path('o.pdf'), '--lang', 'fr'],
      [path('gone.xml'), '-o', path('o.pdf')],
    ]) {
      // prettier-ignore
      expect((await run('print', ...args)).code).toBe(2);
    }
  });
});
