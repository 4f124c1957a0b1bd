import { contentDifferences, readMessage } from '@opencoc/core/ivi';
import { verifySignature } from '@opencoc/core/ivi/signature';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { CODE_SIGNING, makeIdentity } from './certificate-maker.ts';
import { DSIG, ENVELOPED, EXC, libxmlCanonical, message, SHA256, signMessage, signText } from './signer.ts';
import { codes, verify } from './verdict.ts';

const seal = makeIdentity({ issuer: makeIdentity({ name: 'Test Root', authority: true }), purposes: [CODE_SIGNING] });
const signed = signMessage({ signer: seal });
const attacker = message.replace('XNWS39CUR6N018854', 'XNWS39CUR6N099999');
const body = (xml: string): string => xml.replace(/^<\?xml[^>]*\?>\s*/u, '');
const insertLast = (xml: string, part: string): string =>
  xml.replace(/<\/InitialVehicleInformation>$/u, () => `${part}</InitialVehicleInformation>`);

/** Changes SignedInfo and signs it anew with the right key: what a hostile signer could send. */
function resigned(change: (xml: string) => string, xml = signed): string {
  const changed = change(xml);
  const value = signText(libxmlCanonical(changed, EXC, '//ds:Signature/ds:SignedInfo'), seal);
  return changed.replace(/<SignatureValue>[^<]*</u, `<SignatureValue>${value}<`);
}

describe('signature wrapping', () => {
  test('VER-04 the signed message goes into the signature, another one takes its place', async () => {
    const wrapped = resigned((xml) =>
      insertLast(
        attacker,
        /<Signature .*<\/Signature>/su
          .exec(xml)?.[0]
          .replace('</Signature>', () => `<Object Id="was">${body(message)}</Object></Signature>`) ?? '',
      ).replace('URI=""', 'URI="#was"'),
    );
    const result = await verify(wrapped);
    expect(result).toMatchObject({ valid: false, digest: 'cannot-check' });
    expect(codes(result)).toContain('reference-missing');
  });

  test('VER-04 a reference to an Id elsewhere in the file is refused, be it right or not', async () => {
    const result = await verify(
      resigned((xml) => xml.replace('URI=""', 'URI="#header"').replace('<Header>', '<Header Id="header">')),
    );
    expect(result).toMatchObject({ valid: false, digest: 'cannot-check', signatureValue: 'ok' });
    expect(codes(result)).toEqual(['reference-part', 'reference-missing']);
  });

  test('VER-04 an Id that stands twice points at nothing', async () => {
    const extra =
      `<Reference URI="#x"><Transforms><Transform Algorithm="${EXC}"/></Transforms><DigestMethod Algorithm="${SHA256}"/>` +
      '<DigestValue>AAAA</DigestValue></Reference>';
    const object = '<Object Id="x"/><Object Id="x"/>';
    expect(codes(await verify(signMessage({ signer: seal, moreReferences: extra, object })))).toContain('id-duplicate');
  });

  test('VER-04 the real message under a second root', async () => {
    const outer = `<InitialVehicleInformation xmlns="http://eu.ereg.initialvehicleinformation.v2"><Header/>${body(signed)}</InitialVehicleInformation>`;
    const result = await verify(outer);
    expect(result).toMatchObject({ valid: false, digest: 'mismatch' });
    expect(codes(result)).toContain('signature-place');
  });

  test('VER-04 two SignedInfo: whichever one reads, it is refused', async () => {
    const info = /<SignedInfo>.*<\/SignedInfo>/su.exec(signed)?.[0] ?? '';
    const result = await verify(signed.replace('<SignedInfo>', () => `${info}<SignedInfo>`));
    expect(result.valid).toBe(false);
    expect(codes(result)).toContain('signature-form');
  });

  test('VER-04 a signature of another namespace is none', async () => {
    expect(codes(await verify(signed.replaceAll(DSIG, `${DSIG}x`)))).toEqual(['unsigned']);
  });

  test('VER-04 a date that is not signed does not count', async () => {
    const object =
      '<Object><SignatureDate xmlns="http://eu.ereg.initialvehicleinformation.v2">2099-01-01</SignatureDate>' +
      '<q:SigningTime xmlns:q="http://uri.etsi.org/01903/v1.3.2#">2099-01-01T00:00:00Z</q:SigningTime></Object>';
    const result = await verify(signMessage({ signer: seal, object }));
    expect(result).toMatchObject({ valid: true, certificate: { signatureDate: { value: '2026-07-28' } } });
  });

  test('VER-04 a comment inside a value splits it for no reader', async () => {
    const split = signed.replace('XNWS39CUR6N018854', 'XNWS39<!-- -->CUR6N018854');
    expect(await verify(split)).toMatchObject({ valid: true });
    const read = readMessage(split);
    expect(read.ok && read.content.values.get('VehicleIdentificationNumber')).toBe('XNWS39CUR6N018854');
  });
});

describe('nothing is fetched and nothing else computed', () => {
  const fetched = vi.fn();
  beforeEach(() => vi.stubGlobal('fetch', fetched));
  afterEach(() => vi.unstubAllGlobals());

  test.each(['http://127.0.0.1:9/x', 'file:///etc/passwd', '//host/x', 'other.xml', '%23', '#xpointer(/)'])(
    'VER-04 a reference to %s is refused',
    async (uri) => {
      const result = await verify(resigned((xml) => xml.replace('URI=""', `URI="${uri}"`)));
      expect(result).toMatchObject({ valid: false, digest: 'cannot-check', signatureValue: 'ok' });
      expect(codes(result)).toEqual([
        uri.startsWith('#') ? 'reference-part' : 'reference-external',
        'reference-missing',
      ]);
      expect(fetched).not.toHaveBeenCalled();
    },
  );

  test('VER-04 a reference without URI', async () => {
    expect(codes(await verify(resigned((xml) => xml.replace(' URI=""', ''))))).toEqual(['reference-missing']);
  });

  test.each([
    ['XSLT', 'http://www.w3.org/TR/1999/REC-xslt-19991116'],
    ['XPath', 'http://www.w3.org/TR/1999/REC-xpath-19991116'],
    ['XPath Filter', 'http://www.w3.org/2002/06/xmldsig-filter2'],
    ['base64', `${DSIG}base64`],
  ])('VER-04 the transform %s is not run', async (_name, algorithm) => {
    const result = await verify(
      resigned((xml) => xml.replace('</Transforms>', `<Transform Algorithm="${algorithm}"/></Transforms>`)),
    );
    expect(result).toMatchObject({ valid: false, digest: 'cannot-check', signatureValue: 'ok' });
    expect(codes(result)).toEqual(['transform-other']);
  });

  test('VER-04 a key agreed on by HMAC is not taken from the certificate', async () => {
    const result = await verify(signed.replace(/xmldsig-more#rsa-sha256/u, 'xmldsig-more#hmac-sha256'));
    expect(result).toMatchObject({ valid: false, signatureValue: 'cannot-check' });
    expect(codes(result)).toContain('signature-algorithm');
  });
});

describe('within bounds', () => {
  test('VER-04 very many references, transforms, certificates', async () => {
    const reference = /<Reference .*<\/Reference>/su.exec(signed)?.[0] ?? '';
    const many = await verify(signed.replace(reference, () => reference.repeat(5000)));
    expect(many.valid).toBe(false);
    expect(codes(many)).toContain('references-many');
    expect(many.problems.length).toBeLessThan(20);
    const transforms = await verify(
      resigned((xml) =>
        xml.replace('<Transforms>', `<Transforms>${`<Transform Algorithm="${ENVELOPED}"/>`.repeat(5000)}`),
      ),
    );
    expect(transforms).toMatchObject({ valid: false, digest: 'cannot-check' });
    expect(codes(transforms)).toContain('transform-order');
    const certificates = await verify(
      signed.replace('<X509Data>', `<X509Data>${'<X509Certificate>MIIB</X509Certificate>'.repeat(5000)}`),
    );
    expect(certificates.valid).toBe(false);
    expect(codes(certificates)).toContain('certificates-many');
  });

  test('VER-04 a namespace that exclusive canonicalisation would write out a hundred thousand times', async () => {
    const xml = message
      .replace('<InitialVehicleInformation ', `<InitialVehicleInformation xmlns:p="urn:${'x'.repeat(100_000)}" `)
      .replace('</CocDataGroup>', `${'<p:b/>'.repeat(100_000)}</CocDataGroup>`);
    const bomb = signMessage({ xml, signer: seal, transforms: [ENVELOPED, EXC], digested: '' });
    const result = await verify(bomb);
    expect(result).toMatchObject({ valid: false, digest: 'cannot-check', signatureValue: 'ok' });
    expect(codes(result)).toContain('too-large');
  });

  test.each([
    ['entities', signed.replace('<Initial', '<!DOCTYPE a [<!ENTITY b "c">]><Initial')],
    ['depth', signed.replace('<Header>', `${'<a>'.repeat(5000)}${'</a>'.repeat(5000)}<Header>`)],
    ['a cut file', signed.slice(0, -20)],
    ['an empty file', ''],
  ])('VER-04 what the reader refuses is refused: %s', async (_what, xml) => {
    expect(await verify(xml)).toMatchObject({ signed: false, valid: false, problems: [{ code: 'unreadable' }] });
  });

  test('VER-04 a file beyond the size that is read', async () => {
    const limits = { maxSize: 1000, maxElements: 1000, maxDepth: 20, maxAttributes: 20 };
    expect(codes(await verify(signed, { limits }))).toEqual(['unreadable']);
  });

  test('VER-04 a platform that fails or cannot leaves the verdict open', async () => {
    const bytes = new TextEncoder().encode(signed);
    const fails = (): never => {
      throw new Error('switched off');
    };
    const broken = await verifySignature(bytes, { sha: fails, rsaVerify: () => Promise.reject(new Error('no')) });
    expect(broken).toMatchObject({ valid: false, digest: 'cannot-check', signatureValue: 'cannot-check' });
    expect(codes(broken)).toEqual(['not-computed', 'not-computed']);
  });

  test('VER-04 no change of bytes makes a right signature of another content, and none throws', async () => {
    const original = readMessage(signed);
    const bytes = new TextEncoder().encode(signed);
    const change = fc.record({ at: fc.nat(bytes.length - 1), remove: fc.nat(4), put: fc.uint8Array({ maxLength: 3 }) });
    await fc.assert(
      fc.asyncProperty(change, async ({ at, remove, put }) => {
        const changed = Uint8Array.from([...bytes.subarray(0, at), ...put, ...bytes.subarray(at + remove)]);
        const result = await verify(changed);
        if (!result.valid) return;
        const read = readMessage(changed);
        expect(original.ok && read.ok && contentDifferences(original.content, read.content)).toEqual([]);
      }),
      { numRuns: 400 },
    );
  });

  test('VER-04 any text in the place of any part of the signature is judged, not thrown at', async () => {
    const parts = [
      /(?<=<SignatureValue>)[^<]*/u,
      /(?<=<DigestValue>)[^<]*/u,
      /(?<=<X509Certificate>)[^<]*/u,
      /(?<=URI=")/u,
      /(?<=Method Algorithm=")[^"]*/u,
      /(?<=Transform Algorithm=")[^"]*/u,
    ];
    const text = fc.oneof(
      fc.base64String(),
      fc.string({ unit: fc.constantFrom('a', '#', '/', ':', ' ', '=', 'é') }),
      fc.constantFrom('__proto__', 'constructor', '#', '#__proto__'),
    );
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...parts), text, async (part, put) => {
        const changed = signed.replace(part, () => put);
        const result = await verify(changed);
        if (result.valid) expect(changed.replaceAll(/\s/gu, '')).toBe(signed.replaceAll(/\s/gu, ''));
      }),
      { numRuns: 300 },
    );
  });
});
