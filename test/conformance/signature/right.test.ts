import { X509Certificate } from 'node:crypto';
import { SignedXml } from 'xml-crypto';
import { verifySignature } from '@opencoc/core/ivi/signature';
import type { SignatureCrypto } from '@opencoc/core/ivi/signature';
import { describe, expect, test } from 'vitest';
import { CODE_SIGNING, makeIdentity } from './certificate-maker.ts';
import { ENVELOPED, EXC, libxmlCanonical, message, RSA_SHA256, SHA256, signMessage } from './signer.ts';
import { createHash } from 'node:crypto';
import { causes, codes, verify } from './verdict.ts';

const root = makeIdentity({ name: 'Test Root', authority: true });
const seal = makeIdentity({ issuer: root, purposes: [CODE_SIGNING], usage: 0xc0 });

describe('a right signature', () => {
  test('VER-01 a message signed as prescribed verifies, and tells by whom', async () => {
    const result = await verify(signMessage({ signer: seal, chain: [root.certificate] }), {
      now: '2026-11-01T00:00:00Z',
    });
    expect(result).toMatchObject({
      signed: true,
      valid: true,
      digest: 'ok',
      signatureValue: 'ok',
      weak: [],
      problems: [],
      causes: [],
      algorithms: { canonicalization: EXC, signature: RSA_SHA256, digest: SHA256, transforms: [ENVELOPED] },
    });
    expect(result.certificate).toMatchObject({
      subject: 'C=DE, O=Nordwerk Müller\\, GmbH, CN=Nordwerk Seal',
      issuer: 'C=DE, O=Nordwerk Müller\\, GmbH, CN=Test Root',
      serial: new X509Certificate(seal.certificate).serialNumber,
      keyBits: 2048,
      selfSigned: false,
      fitForSigning: true,
      qualified: 'no',
      signatureDate: { value: '2026-07-28', source: 'SignatureDate' },
      validAtSignatureDate: 'yes',
      validNow: true,
      chain: [{ signature: 'ok' }],
    });
  });

  test.each([
    ['a byte order mark', (xml: string) => `\uFEFF${xml}`],
    ['Windows line ends', (xml: string) => xml.replaceAll('\n', '\r\n')],
    ['a comment, which the digest leaves out', (xml: string) => xml.replace('<Type>', '<!-- type --><Type>')],
    [
      'empty elements closed in two tags',
      (xml: string) => xml.replace(/<(DigestMethod [^>]*)\/>/u, '<$1></DigestMethod>'),
    ],
    ['other quotes', (xml: string) => xml.replaceAll(/="([^"]*)"/gu, "='$1'")],
    ['a character reference', (xml: string) => xml.replace('<Type>S', '<Type>&#x53;')],
    ['base64 in lines', (xml: string) => xml.replace(/(<SignatureValue>.{64})/u, '$1\n')],
    ['no XML declaration', (xml: string) => xml.replace(/^<\?xml[^>]*\?>\n/u, '')],
  ])('VER-01 what the standard does not see changes nothing: %s', async (_what, change) => {
    const signed = signMessage({ signer: seal });
    expect(change(signed)).not.toBe(signed);
    expect(await verify(change(signed))).toMatchObject({ valid: true, causes: [] });
  });

  test.each(['\n', '\n\t', '\r\n  '])(
    'VER-01 white space that was there at signing stays right: %j',
    async (between) => {
      expect(await verify(signMessage({ signer: seal, between }))).toMatchObject({ valid: true });
    },
  );

  test('VER-01 exclusive canonicalisation as a transform is allowed, also with unused namespaces and prefixes', async () => {
    const xml = message.replace(
      '<InitialVehicleInformation ',
      '<InitialVehicleInformation xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:u="urn:unused" ',
    );
    expect(await verify(signMessage({ xml, signer: seal, transforms: [ENVELOPED, EXC] }))).toMatchObject({
      valid: true,
    });
    expect(await verify(signMessage({ xml, signer: seal }))).toMatchObject({ valid: true });
  });

  test('VER-01 the same message in another encoding verifies', async () => {
    const signed = signMessage({ signer: seal, xml: message.replace('Planke', 'Plänke') });
    expect(await verify(Buffer.from(signed.replace('UTF-8', 'ISO-8859-1'), 'latin1'))).toMatchObject({ valid: true });
  });

  test('VER-01 the signer is found among the certificates, wherever it stands', async () => {
    const result = await verify(signMessage({ signer: seal, certificates: [root.certificate, seal.certificate] }));
    expect(result).toMatchObject({
      valid: true,
      certificate: { validAtSignatureDate: 'yes', chain: [{ signature: 'ok' }] },
    });
    expect(result.certificate?.subject).toContain('CN=Nordwerk Seal');
  });

  test('VER-01 XAdES properties are allowed, checked, and give the time of signing', async () => {
    const properties = (time: string): string =>
      `<xades:SignedProperties xmlns:xades="http://uri.etsi.org/01903/v1.3.2#" Id="props"><xades:SignedSignatureProperties>` +
      `<xades:SigningTime>${time}</xades:SigningTime></xades:SignedSignatureProperties></xades:SignedProperties>`;
    const object = (time: string): string =>
      `<Object><xades:QualifyingProperties xmlns:xades="http://uri.etsi.org/01903/v1.3.2#">${properties(time)}</xades:QualifyingProperties></Object>`;
    const digest = createHash('sha256')
      .update(libxmlCanonical(properties('2026-07-28T10:00:00+02:00'), EXC))
      .digest('base64');
    const moreReferences =
      `<Reference Type="http://uri.etsi.org/01903#SignedProperties" URI="#props"><Transforms><Transform Algorithm="${EXC}"/></Transforms>` +
      `<DigestMethod Algorithm="${SHA256}"/><DigestValue>${digest}</DigestValue></Reference>`;
    const right = await verify(
      signMessage({ signer: seal, object: object('2026-07-28T10:00:00+02:00'), moreReferences }),
    );
    expect(right).toMatchObject({
      valid: true,
      problems: [{ code: 'xades', severity: 'info' }],
      certificate: { signatureDate: { value: '2026-07-28T10:00:00+02:00', source: 'SigningTime' } },
    });
    const other = await verify(
      signMessage({ signer: seal, object: object('2020-07-28T10:00:00+02:00'), moreReferences }),
    );
    expect(other).toMatchObject({ valid: false, digest: 'ok', signatureValue: 'ok' });
    expect(codes(other)).toContain('properties-mismatch');
  });
});

describe('xml-crypto as a peer', () => {
  const pem = (der: Buffer): string => new X509Certificate(der).toString();
  const signWith = (xml: string, transforms: string[]): string => {
    const signer = new SignedXml({
      privateKey: seal.privateKey,
      publicCert: pem(seal.certificate),
      signatureAlgorithm: RSA_SHA256,
      canonicalizationAlgorithm: EXC,
    });
    signer.addReference({ xpath: '/*', uri: '', isEmptyUri: true, transforms, digestAlgorithm: SHA256 });
    signer.computeSignature(xml);
    return signer.getSignedXml();
  };
  const accepts = (xml: string): boolean => {
    const checker = new SignedXml({ publicCert: pem(seal.certificate) });
    const signature = /<Signature .*<\/Signature>/su.exec(xml)?.[0] ?? '';
    checker.loadSignature(signature);
    try {
      return checker.checkSignature(xml);
    } catch {
      return false;
    }
  };

  test('VER-01 what xml-crypto signs verifies', async () => {
    expect(await verify(signWith(message, [ENVELOPED, EXC]))).toMatchObject({ valid: true });
  });

  test.each([
    ['as signed', (xml: string) => xml, true],
    ['with a value changed', (xml: string) => xml.replace('S39', 'S38'), false],
    ['with white space taken out', (xml: string) => xml.replaceAll(/>\s+</gu, '><'), false],
    [
      'with a digit of the signature value changed',
      (xml: string) => xml.replace(/<SignatureValue>./u, '<SignatureValue>*'),
      false,
    ],
  ])('VER-01 both say the same of a message %s', async (_what, change, expected) => {
    const changed = change(signMessage({ signer: seal, transforms: [ENVELOPED, EXC] }));
    expect(accepts(changed)).toBe(expected);
    expect((await verify(changed)).valid).toBe(expected);
  });
});

test("VER-01 the ports can be a browser's Web Crypto", async () => {
  const web: SignatureCrypto = {
    sha: async (hash, data) => new Uint8Array(await crypto.subtle.digest(hash, Uint8Array.from(data))),
    rsaVerify: async ({ hash, publicKey, data, signature }) => {
      const algorithm = { name: 'RSASSA-PKCS1-v1_5', hash };
      const key = await crypto.subtle.importKey('spki', Uint8Array.from(publicKey), algorithm, false, ['verify']);
      return await crypto.subtle.verify(algorithm, key, Uint8Array.from(signature), Uint8Array.from(data));
    },
  };
  const signed = new TextEncoder().encode(signMessage({ signer: seal }));
  expect(await verifySignature(signed, web)).toEqual(await verify(signed));
  const edited = new TextEncoder().encode(signMessage({ signer: seal }).replace('S39', 'S38'));
  const result = await verifySignature(edited, web);
  expect(causes(result)).toEqual(['edited']);
});
