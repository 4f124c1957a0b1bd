import { describe, expect, test } from 'vitest';
import { sampleMessage, SAMPLES } from '../samples/samples.ts';
import { checkMessage } from './message.ts';

const message = sampleMessage(SAMPLES[4]);
const NS = 'xmlns="http://www.w3.org/2000/09/xmldsig#"';
const signed = (signature: string): string =>
  message.replace('</InitialVehicleInformation>', `${signature}</InitialVehicleInformation>`);
const SIGNATURE = `<Signature ${NS}><SignedInfo><CanonicalizationMethod Algorithm="http://www.w3.org/2001/10/xml-exc-c14n#"/><SignatureMethod Algorithm="http://www.w3.org/2001/04/xmldsig-more#rsa-sha256"/><Reference URI=""><DigestMethod Algorithm="http://www.w3.org/2001/04/xmlenc#sha256"/><DigestValue>YWJj</DigestValue></Reference></SignedInfo><SignatureValue>YWJj</SignatureValue></Signature>`;
const rules = (text: string, options: Parameters<typeof checkMessage>[1] = {}): string[] =>
  checkMessage(text, options).findings.map(({ rule, path }) => `${rule} ${path}`.trim());

describe('files at schema level', () => {
  test('IVI-02 an unsigned message lacks the signature and nothing else, unless that is allowed', () => {
    expect(rules(message)).toEqual(['XSD-SIGNATURE Signature']);
    expect(rules(message, { unsigned: true })).toEqual([]);
  });

  test('IVI-02 a message with a signature of the right form is valid, wherever it stands', () => {
    expect(checkMessage(signed(SIGNATURE))).toEqual({ valid: true, schemaVersion: '2.0', findings: [] });
    expect(rules(message.replace('<Header>', `${SIGNATURE}<Header>`))).toEqual([]);
  });

  test.each([
    ['twice', SIGNATURE + SIGNATURE],
    ['without its value', SIGNATURE.replace(/<SignatureValue>.*<\/SignatureValue>/u, '')],
    ['with a value that is no base64', SIGNATURE.replace('>YWJj<', '>YWJ<')],
    ['without algorithm', SIGNATURE.replace(/ Algorithm="[^"]*"/u, '')],
    ['with text in it', SIGNATURE.replace('<SignedInfo>', 'x<SignedInfo>')],
    [
      'with parts in another order',
      SIGNATURE.replace(/(<SignedInfo>.*<\/SignedInfo>)(<SignatureValue>.*<\/SignatureValue>)/u, '$2$1'),
    ],
    ['with an attribute it does not have', SIGNATURE.replace('<SignedInfo>', '<SignedInfo lang="en">')],
    [
      'with one id for two elements',
      SIGNATURE.replace('<SignedInfo>', '<SignedInfo Id="a">').replace('<Reference', '<Reference Id="a"'),
    ],
  ])('IVI-02 a signature %s is an error, also where none is needed', (_what, signature) => {
    expect(checkMessage(signed(signature), { unsigned: true }).valid).toBe(false);
    expect(new Set(rules(signed(signature)))).toEqual(new Set(['XSD-SIGNATURE Signature']));
  });

  test.each([
    ['a missing element', /<Type>.*<\/Type>\n/u, '', 'XSD-REQUIRED Type'],
    ['a missing group', /<Header>[\s\S]*<\/Header>/u, '', 'XSD-REQUIRED Header'],
    ['an unknown element', '<Type>', '<Kind>x</Kind><Type>', 'XSD-UNKNOWN Kind'],
    ['an element twice', '<Type>', '<Type>T</Type><Type>', 'XSD-DUPLICATE Type'],
    ['an element elsewhere', '<MassGroup>', '<MassGroup><Length>1</Length>', 'XSD-MISPLACED MassGroup/Length'],
    ['an attribute', '<MassGroup>', '<MassGroup unit="kg">', 'XSD-ATTRIBUTE MassGroup'],
    ['text in a group', '<MassGroup>', '<MassGroup>kg', 'XSD-TEXT-OUTSIDE MassGroup'],
    ['an empty table', /<BodyworkTable>[\s\S]*<\/BodyworkTable>/u, '<BodyworkTable/>', 'XSD-ROWS BodyworkTable'],
    [
      'an element in a table beside its rows',
      '<AxleTable>',
      '<AxleTable><AxleNumber>1</AxleNumber>',
      'XSD-MISPLACED AxleTable/AxleNumber',
    ],
    ['another namespace', '<Type>', '<Type xmlns="urn:x">', 'XSD-NAMESPACE Type'],
    ['a wrong value', '>N3<', '>N9<', 'XSD-CODE VehicleCategory'],
    ['another root', /InitialVehicleInformation/gu, 'VehicleInformation', 'XSD-ROOT'],
    ['a DTD', '<InitialVehicleInformation', '<!DOCTYPE a><InitialVehicleInformation', 'XML-DTD'],
    ['broken XML', '</Header>', '</header>', 'XML-SYNTAX'],
  ])('IVI-02 %s is found and named', (_what, from, to, expected) => {
    expect(rules(message.replace(from, to), { unsigned: true })).toContain(expected);
  });

  test('IVI-02 findings carry line and column of the file', () => {
    const text = message.replace('>N3<', '>N9<');
    const [finding] = checkMessage(text, { unsigned: true }).findings;
    const line = text.slice(0, text.indexOf('<VehicleCategory>')).split('\n').length;
    expect(finding?.params).toMatchObject({ line, column: 3 });
  });

  test('IVI-02 a message inside an object of the signature has to be valid too', () => {
    const inner = message.replace(/<\?xml.*\?>\n/u, '');
    const within = (content: string): string =>
      signed(SIGNATURE.replace('</Signature>', `<Object>${content}</Object></Signature>`));
    expect(checkMessage(within('<a xmlns="urn:x"/>')).valid).toBe(true);
    expect(checkMessage(within(inner)).valid).toBe(false);
    expect(
      checkMessage(within(inner.replace('</InitialVehicleInformation>', `${SIGNATURE}</InitialVehicleInformation>`)))
        .valid,
    ).toBe(true);
  });
});

describe('files at all levels', () => {
  test('IVI-07 business rules and missing elements are told beside the schema, warnings leave a message valid', () => {
    const strange = message.replace('>5600</Wheelbase>', '>5500</Wheelbase>').replace(/\t*<MaximumSpeed>.*\n/u, '');
    expect(checkMessage(strange, { level: 'schema', unsigned: true }).valid).toBe(true);
    expect(rules(strange, { level: 'all', unsigned: true })).toEqual([
      'AXL-09 DimensionGroup/Wheelbase',
      'APP-06 MaximumSpeed',
    ]);
    const questioned = message.replace('>5600</Wheelbase>', '>5500</Wheelbase>');
    expect(checkMessage(questioned, { level: 'all', unsigned: true })).toMatchObject({
      valid: true,
      findings: [{ severity: 'warning' }],
    });
  });
});
