import { describe, expect, test } from 'vitest';
import { CODE_SIGNING, makeIdentity } from './certificate-maker.ts';
import { DSIG, ENVELOPED, EXC, INC, libxmlCanonical, message, signMessage } from './signer.ts';
import { causes, codes, verify } from './verdict.ts';

const root = makeIdentity({ name: 'Test Root', authority: true });
const seal = makeIdentity({ issuer: root, purposes: [CODE_SIGNING], usage: 0xc0 });
const other = makeIdentity({ name: 'Other Seal', issuer: root });
const base64 = (der: Buffer): string => der.toString('base64');
const stripped = message.replaceAll(/>\s+</gu, '><');

/** Formats a whole file as an editor does. */
function indent(xml: string, step: string): string {
  let depth = 0;
  const lines = xml.replaceAll(/>\s+</gu, '><').replaceAll('><', '>\n<').split('\n');
  return lines
    .map((line) => {
      if (line.startsWith('</')) depth -= 1;
      const shown = `${step.repeat(Math.max(depth, 0))}${line}`;
      if (/^<[^/?!]/u.test(line) && !line.includes('</') && !line.endsWith('/>')) depth += 1;
      return shown;
    })
    .join('\n');
}

describe('edited after signing', () => {
  test.each([
    ['a value', (xml: string) => xml.replace('XNWS39CUR6N018854', 'XNWS39CUR6N018855')],
    ['an element gone', (xml: string) => xml.replace(/<MaximumSpeed>.*<\/MaximumSpeed>/u, '')],
    ['an attribute more', (xml: string) => xml.replace('<Header>', '<Header x="">')],
    ['a space in a value', (xml: string) => xml.replace('NORDWERK', 'NORDWERK ')],
    ['an instruction more', (xml: string) => xml.replace('<Header>', '<?x?><Header>')],
  ])('VER-02 the signature is intact, the message is not: %s', async (_what, change) => {
    const signed = signMessage({ signer: seal });
    expect(change(signed)).not.toBe(signed);
    const result = await verify(change(signed));
    expect(result).toMatchObject({ valid: false, digest: 'mismatch', signatureValue: 'ok' });
    expect(causes(result)).toEqual(['edited']);
    expect(codes(result)).toEqual(['digest-mismatch']);
  });

  test('VER-02 a signature moved over from another message is told like an edit', async () => {
    const signature = /<Signature .*<\/Signature>/su.exec(signMessage({ signer: seal }))?.[0] ?? '';
    const xml = message.replace('XNWS39CUR6N018854', 'XNWS39CUR6N010000').replace(/<\/Ini/u, () => `${signature}</Ini`);
    expect(causes(await verify(xml))).toEqual(['edited']);
  });
});

describe('re-formatted after signing', () => {
  test.each([
    ['\t', 'the message'],
    ['  ', 'the message'],
  ])('VER-02 signed without white space, then indented with %j', async (step) => {
    const result = await verify(indent(signMessage({ xml: stripped, signer: seal }), step));
    expect(result).toMatchObject({ valid: false, digest: 'mismatch', signatureValue: 'mismatch' });
    expect(causes(result)).toEqual(['reformatted signed-info stripped', 'reformatted document stripped']);
  });

  test.each([
    ['\t', 'tab'],
    [' ', 'spaces-1'],
    ['  ', 'spaces-2'],
    ['   ', 'spaces-3'],
    ['    ', 'spaces-4'],
  ])('VER-02 signed when indented with %j, white space then taken out', async (step, style) => {
    const result = await verify(signMessage({ xml: indent(message, step), signer: seal }).replaceAll(/>\s+</gu, '><'));
    expect(result).toMatchObject({ digest: 'mismatch', signatureValue: 'ok' });
    expect(causes(result)).toEqual([`reformatted document ${style}`]);
  });

  test('VER-02 signature and message were indented when signed', async () => {
    const insert = (xml: string, signature: string): string =>
      indent(
        xml.replace(/<\/InitialVehicleInformation>$/u, () => `${signature}</InitialVehicleInformation>`),
        '  ',
      );
    const withoutSignature = indent(message, '  ').replace(/(\n<\/InitialVehicleInformation>)$/u, '\n  $1');
    const signed = signMessage({ signer: seal, insert, digested: libxmlCanonical(withoutSignature, INC) });
    expect(await verify(signed)).toMatchObject({ valid: true });
    const result = await verify(signed.replaceAll(/>\s+</gu, '><'));
    expect(causes(result)).toEqual(['reformatted signed-info spaces-2', 'reformatted document spaces-2']);
  });

  test.each([
    ['before it', '\n\t<Signature ', '</Signature>'],
    ['after it', '<Signature ', '</Signature>\n'],
    ['on both sides', '\n    <Signature ', '</Signature>\n\n'],
  ])('VER-02 white space put around the signature: %s', async (_where, start, end) => {
    const signed = signMessage({ signer: seal });
    const result = await verify(signed.replace('<Signature ', start).replace('</Signature>', end));
    expect(result).toMatchObject({ digest: 'mismatch', signatureValue: 'ok' });
    expect(causes(result)).toEqual(['reformatted document around-signature']);
  });

  test('VER-02 re-formatted and edited: the content is another one', async () => {
    const result = await verify(
      indent(signMessage({ xml: stripped, signer: seal }).replace('NORDWERK', 'NORDWERC'), '\t'),
    );
    expect(causes(result)).toEqual(['reformatted signed-info stripped', 'other-content']);
  });

  test('VER-02 carriage returns that were signed and got lost on the way', async () => {
    const withReturns = message.replaceAll(/(?<!\?>)\n/gu, '&#13;\n');
    const signed = signMessage({ xml: withReturns, signer: seal, between: '&#13;\n' });
    expect(await verify(signed)).toMatchObject({ digest: 'ok', signatureValue: 'ok' });
    const result = await verify(signed.replaceAll('&#13;', ''));
    expect(causes(result)).toEqual(['line-ends signed-info', 'line-ends document']);
  });
});

describe('the wrong key', () => {
  test('VER-02 the certificate of somebody else', async () => {
    const result = await verify(signMessage({ signer: seal, certificates: [other.certificate] }));
    expect(result).toMatchObject({ valid: false, digest: 'ok', signatureValue: 'mismatch' });
    expect(causes(result)).toEqual(['wrong-key']);
  });

  test('VER-02 a damaged signature value', async () => {
    const signed = signMessage({ signer: seal });
    const damaged = signed.replace(
      /(<SignatureValue>.{20})(.)/u,
      (_all, head: string, c: string) => head + (c === 'A' ? 'B' : 'A'),
    );
    const result = await verify(damaged);
    expect(result).toMatchObject({ digest: 'ok', signatureValue: 'mismatch' });
    expect(causes(result)).toEqual(['wrong-key']);
  });

  test('VER-02 the certificate was exchanged, the key value beside it was not', async () => {
    const { n = '', e = '' } = seal.publicKey.export({ format: 'jwk' });
    const standard = (text: string): string => Buffer.from(text, 'base64url').toString('base64');
    const keyInfo =
      `<KeyInfo><KeyValue><RSAKeyValue><Modulus>${standard(n)}</Modulus><Exponent>${standard(e)}</Exponent></RSAKeyValue></KeyValue>` +
      `<X509Data><X509Certificate>${base64(other.certificate)}</X509Certificate></X509Data></KeyInfo>`;
    const result = await verify(signMessage({ signer: seal, keyInfo }));
    expect(result).toMatchObject({ digest: 'ok', signatureValue: 'mismatch' });
    expect(causes(result)).toEqual(['other-certificate']);
    expect(codes(result)).toContain('key-value-differs');
    const fitting = await verify(
      signMessage({
        signer: other,
        keyInfo: keyInfo.replace(standard(n), standard(other.publicKey.export({ format: 'jwk' }).n ?? '')),
      }),
    );
    expect(fitting).toMatchObject({ valid: true });
  });
});

describe('SignedInfo', () => {
  test('VER-02 a new digest was put in after an edit', async () => {
    const edited = message.replace('NORDWERK', 'NORDWERC');
    const digest = /<DigestValue>(.*)<\/DigestValue>/u.exec(signMessage({ xml: edited, signer: seal }))?.[0] ?? '';
    const forged = signMessage({ signer: seal })
      .replace('NORDWERK', 'NORDWERC')
      .replace(/<DigestValue>.*<\/DigestValue>/u, digest);
    const result = await verify(forged);
    expect(result).toMatchObject({ valid: false, digest: 'ok', signatureValue: 'mismatch' });
    expect(causes(result)).toEqual(['signed-info-edited']);
  });

  test('VER-02 the signature was made with another hash function than it names', async () => {
    const result = await verify(signMessage({ signer: seal, hash: 'sha512' }));
    expect(result).toMatchObject({ digest: 'ok', signatureValue: 'mismatch' });
    expect(causes(result)).toEqual(['algorithm-relabelled signed-info']);
  });

  test('VER-02 the digest was made with another hash function than it names', async () => {
    const result = await verify(signMessage({ signer: seal, digestHash: 'sha1' }));
    expect(result).toMatchObject({ digest: 'mismatch', signatureValue: 'ok' });
    expect(causes(result)).toEqual(['algorithm-relabelled document']);
  });

  test('VER-02 the program canonicalised exclusively where the standard says inclusively', async () => {
    const xml = message.replace('<InitialVehicleInformation ', '<InitialVehicleInformation xmlns:u="urn:unused" ');
    const result = await verify(signMessage({ xml, signer: seal, digested: libxmlCanonical(xml, EXC) }));
    expect(result).toMatchObject({ digest: 'mismatch', signatureValue: 'ok' });
    expect(result.causes).toEqual([{ code: 'canonicalized-otherwise', part: 'document', algorithm: EXC }]);
  });

  test('VER-02 the program digested the comments too', async () => {
    const xml = message.replace('<Header>', '<!-- from the plant --><Header>');
    const result = await verify(
      signMessage({ xml, signer: seal, digested: libxmlCanonical(xml, `${INC}#WithComments`) }),
    );
    expect(causes(result)).toEqual(['canonicalized-otherwise document']);
  });
});

describe('not as prescribed', () => {
  const refused = async (xml: string): Promise<string[]> => {
    const result = await verify(xml);
    expect(result.valid).toBe(false);
    return codes(result);
  };

  test('VER-02 no signature', async () => {
    expect(await verify(message)).toMatchObject({
      signed: false,
      digest: 'cannot-check',
      signatureValue: 'cannot-check',
    });
    expect(await refused(message)).toEqual(['unsigned']);
  });

  test('VER-02 the signature stands inside another element', async () => {
    const insert = (xml: string, signature: string): string => xml.replace('</Header>', () => `${signature}</Header>`);
    const result = await verify(signMessage({ signer: seal, insert }));
    expect(result).toMatchObject({ valid: false, digest: 'ok', signatureValue: 'ok' });
    expect(codes(result)).toEqual(['signature-place']);
  });

  test('VER-02 two signatures', async () => {
    const once = signMessage({ signer: seal });
    expect(await refused(signMessage({ xml: once, signer: other }))).toContain('signatures-many');
  });

  test('VER-02 other algorithms than prescribed are right and named', async () => {
    const inclusive = await verify(signMessage({ signer: seal, canonicalization: INC }));
    expect(inclusive).toMatchObject({ valid: false, digest: 'ok', signatureValue: 'ok' });
    expect(codes(inclusive)).toEqual(['canonicalization-other']);
    const long = await verify(
      signMessage({ signer: seal, hash: 'sha512', method: 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha512' }),
    );
    expect(long).toMatchObject({ valid: false, digest: 'ok', signatureValue: 'ok', weak: [] });
    expect(codes(long)).toEqual(['signature-algorithm']);
    const pss = await verify(
      signMessage({ signer: seal, pss: true, method: 'http://www.w3.org/2007/05/xmldsig-more#sha256-rsa-MGF1' }),
    );
    expect(pss).toMatchObject({ valid: false, digest: 'ok', signatureValue: 'ok' });
    expect(codes(pss)).toEqual(['signature-algorithm']);
    const transform = await verify(signMessage({ signer: seal, transforms: [ENVELOPED, INC] }));
    expect(transform).toMatchObject({ valid: false, digest: 'ok', signatureValue: 'ok' });
    expect(codes(transform)).toEqual(['transform-other']);
  });

  test('VER-02 a reference to the message leaves comments out, also where the transform would keep them', async () => {
    const xml = message.replace('<Header>', '<!-- from the plant --><Header>');
    const transforms = [ENVELOPED, `${EXC}WithComments`];
    const result = await verify(signMessage({ xml, signer: seal, transforms, digested: libxmlCanonical(xml, EXC) }));
    expect(result).toMatchObject({ valid: false, digest: 'ok', signatureValue: 'ok' });
    expect(codes(result)).toEqual(['transform-other']);
  });

  test('VER-02 a signature that would have to cover itself', async () => {
    expect(await refused(signMessage({ signer: seal, transforms: [] }))).toEqual([
      'enveloped-missing',
      'digest-mismatch',
    ]);
  });

  test('VER-02 no certificate', async () => {
    const result = await verify(signMessage({ signer: seal, keyInfo: '' }));
    expect(result).toMatchObject({
      valid: false,
      digest: 'ok',
      signatureValue: 'cannot-check',
      certificate: undefined,
    });
    expect(codes(result)).toEqual(['certificate-missing']);
  });

  test('VER-02 a certificate that is none', async () => {
    const keyInfo = '<KeyInfo><X509Data><X509Certificate>MIIB</X509Certificate></X509Data></KeyInfo>';
    expect(await refused(signMessage({ signer: seal, keyInfo }))).toEqual(['certificate-unreadable']);
  });

  test('VER-02 a file that is no message, and one that is no XML', async () => {
    expect(await refused(signMessage({ signer: seal, xml: '<order><vin>1</vin></order>' }))).toEqual(['not-a-message']);
    expect(await refused('%PDF-1.7')).toEqual(['unreadable']);
  });

  test('VER-02 a signature built otherwise than the standard says', async () => {
    const signed = signMessage({ signer: seal })
      .replace('<SignatureValue', '<SignatureValu')
      .replace('</SignatureValue', '</SignatureValu');
    expect(await refused(signed)).toEqual(['signature-form', 'value-unreadable']);
    expect(signed).toContain(DSIG);
  });
});
