import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkMessage } from './check/message.ts';
import { readMessage } from './read.ts';
import type { IviReadError } from './read.ts';
import { readErrorText, readWarningText } from './read-text.ts';
import { sampleMessage, SAMPLES } from './samples/samples.ts';

const message = sampleMessage(SAMPLES[4]);
const errorOf = (source: Uint8Array | string): IviReadError => {
  const result = readMessage(source);
  if (result.ok) throw new Error('It was read');
  return result.error;
};
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const changedMessage = (from: string | RegExp, to: string): string => {
  const text = message.replace(from, to);
  if (text === message) throw new Error('Nothing was changed');
  return text;
};

describe('what is read', () => {
  test('IVI-03 values, rows by position, version, and whether it is signed', () => {
    const result = readMessage(bytes(message));
    expect(result).toMatchObject({ ok: true, schemaVersion: '2.0', signed: false, warnings: [] });
    if (!result.ok) return;
    expect(result.content.values.get('VehicleCategory')).toBe('N3');
    expect(result.content.values.get('AxleTable/2/TyreAxleTable/1/TyreSize')).toBe('315/80R22.5');
    expect(result.content.rows.get('AxleTable')).toEqual(['1', '2']);
    expect(result.content.rows.get('AxleTable/2/TyreAxleTable')).toEqual(['1']);
  });

  test('IVI-03 values the schema would refuse are read as they are', () => {
    const result = readMessage(changedMessage('>N3<', '> heavy <'));
    expect(result.ok && result.content.values.get('VehicleCategory')).toBe(' heavy ');
  });

  test('IVI-03 prefixes, order of elements, comments and CDATA make no difference', () => {
    const prefixed = message
      .replaceAll(/<(\/?)([A-Z])/gu, '<$1i:$2')
      .replace('xmlns=', 'xmlns:i=')
      .replace('>N3<', '><!-- c --><![CDATA[N3]]><');
    const result = readMessage(prefixed);
    const plain = readMessage(message);
    expect(result.ok && plain.ok && result.content).toEqual(plain.ok && plain.content);
  });

  test('IVI-03 what a record does not keep is told', () => {
    const result = readMessage(changedMessage('<MassGroup>', '<MassGroup unit="kg">about'));
    expect(result.ok && result.warnings).toMatchObject([
      { code: 'text', path: 'MassGroup', subject: 'about' },
      { code: 'attribute', path: 'MassGroup', subject: 'unit' },
    ]);
    const texts = result.ok ? result.warnings.map((warning) => readWarningText(warning, 'en')) : [];
    expect(texts[1]).toMatch(/^Line \d+, column 3: The attribute "unit"/u);
  });
});

const IVI_1 =
  '<InitialVehicleInformation><Header><VersionNumberXsd>1.11</VersionNumberXsd></Header><Body/></InitialVehicleInformation>';

/** What is refused, by which code, and what the sentence has to say in English. */
const REFUSED: readonly (readonly [
  what: string,
  source: Uint8Array | string,
  code: IviReadError['code'],
  says: RegExp,
])[] = [
  ['an empty file', '', 'not-xml', /empty/u],
  ['a PDF', bytes('%PDF-1.7\n%\u00e2'), 'not-xml', /^Line 1, column 1: The file is not XML/u],
  ['a spreadsheet', Uint8Array.from([0x50, 0x4b, 3, 4, 0xff, 0xfe]), 'encoding', /byte 4/u],
  ['a file cut inside a tag', message.slice(0, 900), 'not-xml', /^Line \d+, column \d+: The file ends in the middle/u],
  [
    'a file cut between tags',
    message.slice(0, message.indexOf('<Variant>')),
    'not-xml',
    /^Line \d+, column \d+: .*never closed/u,
  ],
  ['other XML', '<svg xmlns="http://www.w3.org/2000/svg"/>', 'not-ivi', /outermost element is "svg"/u],
  ['a foreign namespace', changedMessage('eu.ereg', 'com.example'), 'not-ivi', /namespace is "http:\/\/com\.example/u],
  ['the draft namespace', changedMessage('eu.ereg', 'eu.era'), 'version', /2\.0 \(draft\)/u],
  ['IVI 1.11', IVI_1, 'ivi-1', /IVI message of version 1\.11/u],
  ['IVI 1.x that does not say its version', '<InitialVehicleInformation/>', 'ivi-1', /version 1\.x/u],
  ['a version to come', changedMessage('>2.0<', '>2.1<'), 'version', /version 2\.1/u],
  [
    'a DTD',
    changedMessage('<InitialVehicleInformation', '<!DOCTYPE a>\n<InitialVehicleInformation'),
    'dtd',
    /^Line 2, column 1: .*DOCTYPE/u,
  ],
  [
    'an unknown element',
    changedMessage('<Type>', '<Kind>x</Kind>\n<Type>'),
    'unknown-element',
    /Line \d+, column 3: "Kind" is not part of an IVI 2\.0 message/u,
  ],
  [
    'an element at the wrong place',
    changedMessage('<Type>', '<ActualMass>1</ActualMass><Type>'),
    'unknown-element',
    /"ActualMass" stands in the wrong place: it belongs to “Masses”/u,
  ],
  [
    'an element that stands twice',
    changedMessage('<Type>', '<Type>A</Type><Type>'),
    'unknown-element',
    /"Type" stands twice/u,
  ],
  ['an element inside a value', changedMessage('>T18<', '><b/>T18<'), 'unknown-element', /"b" is not part/u],
  [
    'an element of another namespace',
    changedMessage('<Type>', '<Type xmlns="urn:x">'),
    'unknown-element',
    /"Type" has the wrong namespace/u,
  ],
  ['50 MB', 'x'.repeat(50_000_000), 'too-large', /larger than 20\u202F000\u202F000 bytes/u],
  ['50 MB of bytes', new Uint8Array(50_000_000), 'too-large', /larger than/u],
  ['a million nested elements', '<a>'.repeat(1_000_000), 'too-large', /nested more than 200 deep/u],
  ['a million elements', `<a>${'<b/>'.repeat(1_000_000)}</a>`, 'too-large', /more than 200\u202F000 elements/u],
  [
    'a thousand attributes',
    `<a ${Array.from({ length: 1000 }, (_, i) => `b${String(i)}=""`).join(' ')}/>`,
    'too-large',
    /more than 100 attributes/u,
  ],
  [
    'entities that expand a billion times',
    `<!DOCTYPE a [<!ENTITY a "ha">${Array.from({ length: 30 }, (_, i) => `<!ENTITY a${String(i)} "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">`).join('')}]><a>&a29;</a>`,
    'dtd',
    /DOCTYPE/u,
  ],
  ['an external entity', '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>', 'dtd', /DOCTYPE/u],
  ['an unknown entity', changedMessage('>T18<', '>&nbsp;<'), 'not-xml', /entity "nbsp" is not known/u],
  ['an encoding that is none of ours', bytes(changedMessage('"UTF-8"', '"EBCDIC-US"')), 'encoding', /ebcdic-us/u],
];

describe('what is refused', () => {
  test.each(REFUSED)('IVI-05 %s is refused with a sentence that names the place', (_what, source, code, says) => {
    const error = errorOf(source);
    expect(error.code).toBe(code);
    expect(readErrorText(error, 'en')).toMatch(says);
    const german = readErrorText(error, 'de');
    expect(german).not.toBe(readErrorText(error, 'en'));
    expect(german).not.toMatch(/[{}]|undefined/u);
  });

  test('IVI-05 several strange places are counted', () => {
    const text = message.replaceAll('TyreSize', 'TyreDimension');
    expect(errorOf(text)).toMatchObject({
      code: 'unknown-element',
      path: 'AxleTable/1/TyreAxleTable/1/TyreDimension',
      more: 1,
    });
    expect(readErrorText(errorOf(text), 'en')).toMatch(/There are 1 more such places\.$/u);
  });
});

describe('any input', () => {
  const never = (source: Uint8Array | string): void => {
    const read = readMessage(source);
    const check = checkMessage(source);
    if (!read.ok) {
      expect(check.valid).toBe(false);
      for (const language of ['en', 'de'] as const) expect(readErrorText(read.error, language)).not.toBe('');
    }
  };

  test('IVI-05 no bytes make the reader throw', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 400 }), never), { numRuns: 300 });
  });

  test('IVI-05 no text made of markup makes the reader throw', () => {
    const piece = fc.constantFrom(
      '<',
      '>',
      '/',
      '=',
      '"',
      "'",
      '&',
      ';',
      '#',
      'x',
      '!',
      '--',
      '[CDATA[',
      ']]>',
      '?',
      'xml',
      ' ',
      '\n',
      'a',
      ':',
      'xmlns',
      '<a',
      '</a>',
      '<!DOCTYPE',
      'é',
      '\uD800',
      '\u0000',
    );
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 60 }).map((parts) => parts.join('')),
        never,
      ),
      { numRuns: 500 },
    );
  });

  test('IVI-05 no cut and splice of a message makes the reader throw', () => {
    const place = fc.nat(message.length);
    fc.assert(
      fc.property(place, place, place, (from, to, at) => {
        never(message.slice(0, at) + message.slice(Math.min(from, to), Math.max(from, to)) + message.slice(at));
      }),
      { numRuns: 100 },
    );
  });
});
