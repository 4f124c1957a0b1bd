import { describe, expect, test } from 'vitest';
import { checkMessage } from '../check/message.ts';
import { readMessage } from '../read.ts';
import { sampleMessage, SAMPLES } from '../samples/samples.ts';
import { writeMessage } from '../write.ts';
import { compileDictionary, DictionaryFileError } from './compile.ts';
import { differenceText } from './difference.ts';
import { dictionaryFileOf, dictionaryFor, dictionaryOf } from './dictionary.ts';
import { UnsupportedSchemaError } from './from-xsd.ts';
import { dictionaryText } from './lines.ts';
import { parseDictionaryFile } from './parse-file.ts';
import { exportSchema } from './to-xsd.ts';
import { updateDictionary } from './update.ts';

const known = dictionaryFileOf('2.0');
const xsd = exportSchema(dictionaryOf('2.0'));
/** The schema with one place of it changed. */
const schema = (from: string | RegExp, to: string, text = xsd): string => {
  const changed = text.replace(from, to);
  if (changed === text) throw new Error('Nothing was changed');
  return changed;
};
const element = (name: string, rest = ''): string => `<xs:element name="${name}"${rest}/>`;
const texts = (text: string): string[] => updateDictionary(text, known).differences.map(differenceText);
const newer = [
  [
    element('ActualMass', ' minOccurs="0" type="Integer6"'),
    `${element('BatteryMass', ' minOccurs="0" type="Integer6"')}$&`,
  ],
] as const;

describe('a newer schema of the same version', () => {
  test('IVI-11 the schema as it is changes nothing: all that is known is kept', () => {
    const { file, differences } = updateDictionary(xsd, known);
    expect(differences).toEqual([]);
    const used = new Set(known.nodes.map(({ type }) => type));
    const types = Object.fromEntries(Object.entries(known.types).filter(([name]) => used.has(name)));
    const codes = Object.fromEntries(Object.entries(known.codes).filter(([name]) => used.has(name)));
    const { version, generated, namespace, root } = known.schema;
    expect(file).toEqual({ ...known, schema: { version, generated, namespace, root }, types, codes });
  });

  test('IVI-11 a new element is marked, named in words, and stands with its neighbours', () => {
    const [[from, to]] = newer;
    const { file, differences } = updateDictionary(schema(from, to), known);
    expect(differences).toEqual([{ kind: 'new', name: 'BatteryMass', in: 'MassGroup' }]);
    const dictionary = compileDictionary(file);
    expect(dictionary.byName('BatteryMass')).toMatchObject({
      isNew: true,
      path: 'MassGroup/BatteryMass',
      title: { en: 'Battery mass' },
      section: 'masses',
      confidence: 'derived',
    });
    expect(dictionary.byName('ActualMass')).toMatchObject({ isNew: false, item: { '2020/683': '13.2' } });
  });

  test('IVI-11 a new table is new with its row and all in it', () => {
    const types =
      '<xs:complexType name="CellTable"><xs:sequence><xs:element name="CellGroup" maxOccurs="9" type="CellGroup"/></xs:sequence></xs:complexType>' +
      '<xs:complexType name="CellGroup"><xs:all><xs:element name="CellKind" type="Text15"/></xs:all></xs:complexType>';
    const changed = schema('</xs:schema>', `${types}</xs:schema>`);
    const { file } = updateDictionary(
      schema(
        element('ActualMass', ' minOccurs="0" type="Integer6"'),
        `${element('CellTable', ' minOccurs="0" type="CellTable"')}$&`,
        changed,
      ),
      known,
    );
    expect(compileDictionary(file).byName('CellKind')).toMatchObject({
      isNew: true,
      path: 'MassGroup/CellTable/CellKind',
      section: 'masses',
    });
    expect(compileDictionary(file).byName('CellTable')).toMatchObject({ rowMin: 1, rowMax: 9, title: { en: 'Cell' } });
  });

  test.each([
    ['gone', element('ActualMass', ' minOccurs="0" type="Integer6"'), '', ['gone: ActualMass (was in MassGroup)']],
    [
      'required now',
      element('MaximumSpeed', ' minOccurs="0" type="Decimal52"'),
      element('MaximumSpeed', ' type="Decimal52"'),
      ['occurrence changed: MaximumSpeed from 0..1 to 1..1'],
    ],
    [
      'of another type',
      element('Type', ' type="Text15"'),
      element('Type', ' type="Text25"'),
      [
        'type changed: Type from Text15 (string, maxLength 15, minLength 1) to Text25 (string, maxLength 25, minLength 1)',
      ],
    ],
    [
      'with a limit of rows',
      /name="AxleGroup" minOccurs="1" maxOccurs="unbounded"/u,
      'name="AxleGroup" minOccurs="1" maxOccurs="12"',
      ['rows changed: AxleTable from 1..* to 1..12'],
    ],
    [
      'with other codes',
      '<xs:enumeration value="C"/>\n\t\t\t<xs:enumeration value="I"/>',
      '<xs:enumeration value="C"/><xs:enumeration value="X"/>',
      ['codes changed: StageOfCompletionCode added X; removed I'],
    ],
  ])('IVI-11 an element that is %s is told', (_what, from, to, told) => {
    expect(texts(schema(from, to))).toEqual(told);
  });

  test('IVI-11 what is gone is listed in the file', () => {
    const { file } = updateDictionary(schema(element('ActualMass', ' minOccurs="0" type="Integer6"'), ''), known);
    expect(file.gone).toEqual(['ActualMass']);
    expect(file.nodes.some(({ name }) => name === 'ActualMass')).toBe(false);
  });

  test('IVI-11 messages are checked, read and written by the dictionary they are given', () => {
    const [[from, to]] = newer;
    const dictionary = compileDictionary(updateDictionary(schema(from, to), known).file);
    const message = sampleMessage(SAMPLES[4]).replace('<ActualMass>', '<BatteryMass>60</BatteryMass>\n\t\t\t$&');
    expect(checkMessage(message, { unsigned: true }).valid).toBe(false);
    expect(checkMessage(message, { unsigned: true, dictionary })).toMatchObject({ valid: true, schemaVersion: '2.0' });
    expect(readMessage(message).ok).toBe(false);
    const read = readMessage(message, { dictionary });
    expect(read.ok && writeMessage(read.content, dictionary)).toBe(message);
  });

  test('IVI-11 the file is read as it was written', () => {
    const [[from, to]] = newer;
    const { file } = updateDictionary(schema(from, to), known, 'a'.repeat(64));
    expect(parseDictionaryFile(dictionaryText(file))).toEqual(file);
  });
});

describe('what is refused', () => {
  const bomb = `<!DOCTYPE a [<!ENTITY b "b">]>${xsd}`;
  const nested = Array.from(
    { length: 60 },
    (_type, i) =>
      `<xs:complexType name="N${i}"><xs:all>${element(`E${i}`, ` type="N${i + 1}"`)}</xs:all></xs:complexType>`,
  ).join('');

  test.each([
    ['no XML', 'PK\u0003\u0004', /not readable XML/u],
    ['other XML', '<a/>', /no XML schema/u],
    ['a document type declaration', bomb, /not readable XML \(line 1, column \d+: doctype\)/u],
    ['another message', schema('name="InitialVehicleInformation" type', 'name="Other" type'), /"Other"/u],
    ['another namespace', xsd.replaceAll('eu.ereg', 'com.example'), /com\.example/u],
    ['another version', schema('Version: 2.0', 'Version: 3.0'), /version 3\.0/u],
    ['elements without namespace', schema(' elementFormDefault="qualified"', ''), /not qualified/u],
    [
      'a group of another model',
      schema('<xs:all>', '<xs:choice>').replace('</xs:all>', '</xs:choice>'),
      /exactly one all/u,
    ],
    ['a nillable element', schema('<xs:element name="Type"', '$& nillable="true"'), /nillable/u],
    ['a mixed type', schema('<xs:complexType name="Header"', '$& mixed="true"'), /mixed/u],
    ['an optional signature', schema('ref="sig:Signature"', '$& minOccurs="0"'), /another schema/u],
    ['a foreign import', schema('namespace="http://www.w3.org/2000/09/xmldsig#"', 'namespace="urn:x"'), /imports/u],
    ['a facet that is no number', schema('<xs:maxLength value="15"/>', '<xs:maxLength value="1e1"/>'), /maxLength/u],
    ['a type that stands twice', schema('<xs:simpleType name="Text25">', '<xs:simpleType name="Text15">'), /twice/u],
    [
      'nesting without end',
      schema('</xs:schema>', `${nested}</xs:schema>`).replace('type="MassGroup"', 'type="N0"'),
      /deep/u,
    ],
    [
      'a type in itself',
      schema(element('ActualMass', ' minOccurs="0" type="Integer6"'), element('Again', ' type="MassGroup"')),
      /stands twice/u,
    ],
    [
      'most elements gone',
      xsd.replaceAll(/<xs:element name="(?!Header|CocData|Initial)[^>]*minOccurs="0"[^>]*>/gu, ''),
      /too few|no type|exactly/u,
    ],
  ])('IVI-11 a schema with %s is refused with a sentence', (_what, text, says) => {
    expect(() => updateDictionary(text, known)).toThrow(UnsupportedSchemaError);
    expect(() => updateDictionary(text, known)).toThrow(says);
  });

  test.each(['(a+)+', '[a-z]*[a-z]*[a-z]*', '\\d+', '(a|b)*', '[a-z-[aeiou]]+', '[z-a]', 'a{2,', '^a$'])(
    'IVI-11 the pattern %s is refused: it may take forever, or mean something else here',
    (pattern) => {
      const text = schema('<xs:pattern value="[A-Z0-9]+"/>', `<xs:pattern value="${pattern}"/>`);
      expect(() => updateDictionary(text, known)).toThrow(DictionaryFileError);
    },
  );

  test.each([
    ['no JSON', '{', /no JSON/u],
    ['other JSON', '[]', /no dictionary/u],
    [
      'a name that is none',
      dictionaryText({ ...known, nodes: [{ name: '__proto__', in: 'Header' }] }),
      /nodes\.0\.name/u,
    ],
    ['more than it has', JSON.stringify({ ...known, extra: 1 }), /extra/u],
    ['a node of an unknown type', dictionaryText({ ...known, types: {} }), /no type/u],
  ])('IVI-11 a file with %s is no dictionary', (_what, text, says) => {
    expect(() => parseDictionaryFile(text)).toThrow(DictionaryFileError);
    expect(() => parseDictionaryFile(text)).toThrow(says);
  });
});

test('IVI-11 the version goes by the date of manufacture', () => {
  const current = dictionaryOf('2.0');
  const later = compileDictionary({ ...known, schema: { ...known.schema, version: '2.1' } });
  const versions = [
    { dictionary: later, from: '2027-07-01' },
    { dictionary: current, from: '2026-01-01' },
  ] as const;
  const chosen = (date: string | undefined): string => dictionaryFor(date, versions).schema.version;
  expect(chosen('2026-10-16')).toBe('2.0');
  expect(chosen('2027-06-30')).toBe('2.0');
  expect(chosen('2027-07-01Z')).toBe('2.1');
  expect(chosen('2020-01-01')).toBe('2.0');
  expect(chosen(undefined)).toBe('2.1');
  expect(chosen('soon')).toBe('2.1');
});
