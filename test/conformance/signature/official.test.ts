import { describe, expect, test } from 'vitest';
import { EXAMPLES, exampleText, hasOfficialData } from '../ivi/official.ts';
import { DSIG, RSA_SHA256 } from './signer.ts';
import { causes, codes, verify } from './verdict.ts';

const CARS = EXAMPLES.filter((name) => name !== 'L1e');
const now = '2026-11-25T00:00:00Z';

describe.runIf(hasOfficialData)('the official examples are no test vectors, and it is said why', () => {
  test.each(EXAMPLES)('VER-06 %s: signed, then re-formatted, and over other content', async (name) => {
    const result = await verify(exampleText(name), { now });
    expect(result).toMatchObject({ signed: true, valid: false, digest: 'mismatch', signatureValue: 'mismatch' });
    expect(causes(result)).toEqual(['reformatted signed-info stripped', 'other-content']);
    expect(result.certificate).toMatchObject({
      keyAlgorithm: 'RSA',
      keyBits: 2048,
      selfSigned: false,
      validAtSignatureDate: 'yes',
    });
  });

  test('VER-06 with its SignedInfo stripped, the signature value of each is right and the digest is not', async () => {
    for (const name of EXAMPLES) {
      const stripped = exampleText(name).replace(/<SignedInfo>.*<\/SignedInfo>/su, (info) =>
        info.replaceAll(/>\s+</gu, '><'),
      );
      expect(await verify(stripped)).toMatchObject({
        digest: 'mismatch',
        signatureValue: 'ok',
        causes: [{ code: 'edited' }],
      });
    }
  });

  test('VER-06 the motorcycle uses SHA-1; its certificate was valid then and has ended since', async () => {
    const result = await verify(exampleText('L1e'), { now });
    expect(codes(result)).toEqual(['weak-digest', 'digest-mismatch', 'weak-signature', 'value-mismatch']);
    expect(result.weak.map(({ what }) => what)).toEqual([`${DSIG}sha1`, `${DSIG}rsa-sha1`]);
    expect(result.certificate).toMatchObject({ validNow: false, chain: [{ signature: 'ok' }] });
    expect(result.certificate?.subject).toContain('CN=RDW');
  });

  test('VER-06 the others use the algorithms prescribed, and share one signature for different messages', async () => {
    const results = await Promise.all(CARS.map((name) => verify(exampleText(name), { now })));
    for (const result of results) {
      expect(codes(result)).toEqual(['digest-mismatch', 'value-mismatch']);
      expect(result.algorithms?.signature).toBe(RSA_SHA256);
      expect(result.weak).toEqual([]);
    }
    expect(new Set(results.map(({ values }) => values?.signature)).size).toBe(1);
    expect(new Set(results.map(({ values }) => values?.digest)).size).toBe(1);
    expect(new Set(CARS.map(exampleText)).size).toBe(CARS.length);
  });
});
