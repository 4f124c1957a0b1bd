import { X509Certificate } from 'node:crypto';
import { formatVerification, readCertificate } from '@opencoc/core/ivi/signature';
import { describe, expect, test } from 'vitest';
import { CODE_SIGNING, makeIdentity, SERVER_AUTHENTICATION } from './certificate-maker.ts';
import type { CertificateOptions } from './certificate-maker.ts';
import { DSIG, signMessage } from './signer.ts';
import { codes, verify } from './verdict.ts';

const root = makeIdentity({ name: 'Test Root', authority: true });
const issued = (options: CertificateOptions = {}): ReturnType<typeof makeIdentity> =>
  makeIdentity({ issuer: root, ...options });
const keys = issued();
const seal = (options: CertificateOptions): ReturnType<typeof makeIdentity> => issued({ keys, ...options });

describe('weak algorithms', () => {
  test('VER-03 SHA-1 is computed, named and refused', async () => {
    const result = await verify(
      signMessage({
        signer: keys,
        method: `${DSIG}rsa-sha1`,
        hash: 'sha1',
        digestMethod: `${DSIG}sha1`,
        digestHash: 'sha1',
      }),
    );
    expect(result).toMatchObject({
      valid: false,
      digest: 'ok',
      signatureValue: 'ok',
      weak: [
        { part: 'digest', what: `${DSIG}sha1` },
        { part: 'signature', what: `${DSIG}rsa-sha1` },
      ],
    });
    expect(codes(result)).toEqual(['weak-digest', 'weak-signature']);
  });

  test('VER-03 MD5 is named as weak although it is not computed', async () => {
    const md5 = 'http://www.w3.org/2001/04/xmldsig-more#rsa-md5';
    const result = await verify(signMessage({ signer: keys, method: md5 }));
    expect(result).toMatchObject({
      valid: false,
      signatureValue: 'cannot-check',
      weak: [{ part: 'signature', what: md5 }],
    });
  });

  test('VER-03 a short RSA key', async () => {
    const result = await verify(signMessage({ signer: issued({ bits: 1024 }) }));
    expect(result).toMatchObject({ valid: false, signatureValue: 'ok', weak: [{ part: 'key', what: '1024' }] });
    expect(codes(result)).toEqual(['weak-key']);
  });

  test('VER-03 a certificate that is itself signed with SHA-1', async () => {
    const result = await verify(signMessage({ signer: seal({ hash: 'sha1' }) }));
    expect(result).toMatchObject({ valid: true, weak: [{ part: 'certificate' }] });
    expect(codes(result)).toEqual(['weak-certificate']);
  });

  test('VER-03 a key of another kind is named, not taken for a mismatch', async () => {
    const curve = issued({ kind: 'ec' });
    const result = await verify(signMessage({ signer: keys, certificates: [curve.certificate] }));
    expect(result).toMatchObject({ valid: false, digest: 'ok', signatureValue: 'cannot-check' });
    expect(codes(result)).toContain('key-kind');
  });
});

describe('certificates', () => {
  test.each([
    ['ended a day before', { to: '2026-07-27T23:59:59Z' }, 'no', ['certificate-expired']],
    ['ended on the day', { to: '2026-07-28T00:00:00Z' }, 'yes', []],
    ['began on the day', { from: '2026-07-28T23:59:59Z' }, 'yes', []],
    ['began a day after', { from: '2026-07-29T00:00:00Z' }, 'no', ['certificate-not-yet-valid']],
    ['ends after 2050', { to: '2055-01-01T00:00:00Z' }, 'yes', []],
  ] as const)('VER-03 valid at the date of signature (2026-07-28): %s', async (_what, options, expected, found) => {
    const result = await verify(signMessage({ signer: seal(options) }));
    expect(result.certificate?.validAtSignatureDate).toBe(expected);
    expect(codes(result)).toEqual(found);
  });

  test('VER-03 a certificate that has ended since is no fault of the message', async () => {
    const signed = signMessage({ signer: seal({ to: '2026-12-31T23:59:59Z' }) });
    expect(await verify(signed, { now: '2026-12-31T23:59:00Z' })).toMatchObject({
      valid: true,
      problems: [],
      certificate: { validNow: true },
    });
    expect(await verify(signed, { now: '2027-01-01T00:00:00Z' })).toMatchObject({
      valid: true,
      problems: [{ code: 'certificate-ended', severity: 'info' }],
      certificate: { validNow: false, validAtSignatureDate: 'yes' },
    });
  });

  test('VER-03 without a date of signature nothing is claimed', async () => {
    const xml = signMessage({ signer: keys, xml: '<a xmlns="urn:x"></a>' });
    expect((await verify(xml)).certificate?.validAtSignatureDate).toBe('unknown');
  });

  test.each([
    ['self-signed', makeIdentity({ keys }), ['certificate-self-signed']],
    ['an authority', seal({ authority: true }), ['certificate-authority']],
    ['key usage without signing', seal({ usage: 0x20 }), ['certificate-usage']],
    ['for servers', seal({ purposes: [SERVER_AUTHENTICATION] }), ['certificate-purpose']],
    ['for code', seal({ purposes: [CODE_SIGNING], usage: 0x80 }), []],
    ['a qualified seal, whatever purposes it names', seal({ seal: true, purposes: [SERVER_AUTHENTICATION] }), []],
  ])('VER-03 named with a warning: %s', async (_what, signer, found) => {
    const result = await verify(signMessage({ signer }));
    expect(result).toMatchObject({ valid: true, digest: 'ok', signatureValue: 'ok' });
    expect(codes(result)).toEqual(found);
    expect(result.certificate?.selfSigned).toBe(found.includes('certificate-self-signed'));
  });

  test('VER-03 a qualified seal is told', async () => {
    expect((await verify(signMessage({ signer: seal({ seal: true }) }))).certificate?.qualified).toBe('seal');
  });

  test('VER-03 a chain that does not hold', async () => {
    const impostor = makeIdentity({ name: 'Test Root', authority: true });
    const result = await verify(signMessage({ signer: keys, chain: [impostor.certificate] }));
    expect(result.certificate?.chain).toMatchObject([{ signature: 'mismatch' }]);
    expect(codes(result)).toEqual(['chain-broken']);
  });

  test('VER-03 what is not checked is said with every verdict', async () => {
    const result = await verify(signMessage({ signer: keys }));
    expect(formatVerification(result, 'en')).toContain('Not checked: whether the issuer is trusted');
    expect(formatVerification(result, 'de')).toContain('Nicht geprüft: ob dem Aussteller vertraut wird');
  });
});

test.each([
  ['a root', root],
  ['issued', seal({ purposes: [CODE_SIGNING], usage: 0xc0 })],
  ['with SHA-1', seal({ hash: 'sha1' })],
  ['a seal after 2050', seal({ seal: true, to: '2055-06-01T12:30:00Z' })],
  ['with an elliptic curve', issued({ kind: 'ec' })],
  ['with 3072 bits', issued({ bits: 3072 })],
])('VER-03 certificates are read as OpenSSL reads them: %s', (_what, { certificate }) => {
  const ours = readCertificate(certificate);
  const theirs = new X509Certificate(certificate);
  const iso = (text: string): string => new Date(text).toISOString().replace('.000', '');
  const lines = (text: string | undefined): string[] => text?.split(/(?<!\\), /u) ?? [];
  expect(lines(ours?.subject)).toEqual(theirs.subject.split('\n'));
  expect(lines(ours?.issuer)).toEqual(theirs.issuer.split('\n'));
  expect(ours?.serial).toBe(theirs.serialNumber);
  expect([ours?.validFrom, ours?.validTo]).toEqual([iso(theirs.validFrom), iso(theirs.validTo)]);
  expect(ours?.authority).toBe(theirs.ca);
  expect(Buffer.from(ours?.publicKey ?? []).equals(theirs.publicKey.export({ type: 'spki', format: 'der' }))).toBe(
    true,
  );
  expect(ours?.keyBits).toBe(theirs.publicKey.asymmetricKeyDetails?.modulusLength);
  expect(ours?.extendedKeyUsage).toEqual(theirs.keyUsage);
});
