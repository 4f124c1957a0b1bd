import { describe, expect, test } from 'vitest';
import { contentDifferences, contentEquals } from '../content.ts';
import { changed } from '../samples/change.ts';
import { sampleContent, SAMPLES } from '../samples/samples.ts';
import { checkContent } from './content.ts';

const truck = sampleContent(SAMPLES[4]);
const findings = (...[values, rows]: [Parameters<typeof changed>[1], Parameters<typeof changed>[2]?]): string[] =>
  checkContent(changed(truck, values, rows)).map(({ rule, path }) => `${rule} ${path}`);

describe('schema checks in memory', () => {
  test('IVI-02 a missing element, also inside a row', () => {
    expect(findings({ Type: null, 'AxleTable/2/AxleNumber': null })).toEqual([
      'XSD-REQUIRED Type',
      'XSD-REQUIRED AxleTable/2/AxleNumber',
    ]);
  });

  test('IVI-02 a group asks for its members only when something stands in it', () => {
    expect(findings({})).toEqual([]);
    expect(findings({ 'EURepresentativeGroup/EURepresentativeName': 'Nordwerk Europa' })).toEqual([
      'XSD-REQUIRED EURepresentativeGroup/EURepresentativeAddressLine1',
      'XSD-REQUIRED EURepresentativeGroup/EURepresentativePlaceOfResidence',
      'XSD-REQUIRED EURepresentativeGroup/EURepresentativeCountryOfResidence',
    ]);
  });

  test('IVI-02 too few rows, and a required table without rows', () => {
    const member = {
      'AxleGroupTable/1/AxleGroupNumber': '1',
      'AxleGroupTable/1/TechnicallyPermissibleMassAxleGroup': '18000',
    };
    const inner = 'AxleGroupTable/1/AxleGroupMemberTable';
    expect(
      findings({ ...member, [`${inner}/1/MemberAxleNumber`]: '1' }, { AxleGroupTable: ['1'], [inner]: ['1'] }),
    ).toEqual([`XSD-ROWS ${inner}`]);
    expect(findings({ 'MakeTable/1/Make': null }, { MakeTable: [] })).toEqual(['XSD-REQUIRED MakeTable']);
  });

  test('IVI-02 an empty row counts as a row and misses its members', () => {
    expect(findings({}, { ColourTable: ['a'] })).toEqual(['XSD-REQUIRED ColourTable/a/Colour']);
  });

  test('IVI-02 values the schema has no place for, or whose row does not exist', () => {
    expect(findings({ Nothing: '1', 'AxleTable/9/AxleNumber': '9', 'MassGroup/Type': 'x' })).toEqual([
      'XSD-UNKNOWN AxleTable/9/AxleNumber',
      'XSD-UNKNOWN MassGroup/Type',
      'XSD-UNKNOWN Nothing',
    ]);
  });

  test('IVI-02 the signature is asked for only when the message is to be sent', () => {
    expect(checkContent(truck)).toEqual([]);
    expect(checkContent(truck, { signature: 'required' }).map(({ rule }) => rule)).toEqual(['XSD-SIGNATURE']);
  });

  test('IVI-02 a finding in rows says which by position, whatever the row ids', () => {
    const rows = { AxleTable: ['front', 'rear'] };
    const values = Object.fromEntries(
      [...truck.values].filter(([path]) => path.startsWith('AxleTable/')).map(([path]) => [path, null]),
    );
    const [first] = checkContent(
      changed(truck, { ...values, 'AxleTable/front/AxleNumber': '1', 'AxleTable/rear/AxleNumber': 'x' }, rows),
    ).filter(({ rule }) => rule === 'XSD-NUMBER');
    expect(first).toMatchObject({ path: 'AxleTable/rear/AxleNumber', params: { rows: '2' } });
  });
});

describe('same content', () => {
  test('IVI-03 numbers are compared as numbers, text exactly', () => {
    const speed = (value: string) => changed(truck, { MaximumSpeed: value });
    expect(contentEquals(speed('90'), speed('090.00'))).toBe(true);
    expect(contentEquals(speed('-0'), speed('0'))).toBe(true);
    expect(contentEquals(speed('90'), speed('90.1'))).toBe(false);
    expect(contentEquals(changed(truck, { Type: 'T' }), changed(truck, { Type: 'T ' }))).toBe(false);
    expect(contentEquals(changed(truck, { Type: '1' }), changed(truck, { Type: '1.0' }))).toBe(false);
  });

  test('IVI-03 rows are compared by position, not by id', () => {
    const values = { 'ColourTable/a/Colour': '1', 'ColourTable/b/Colour': '2' };
    const one = changed(truck, values, { ColourTable: ['a', 'b'] });
    const other = changed(truck, values, { ColourTable: ['b', 'a'] });
    expect(contentDifferences(one, other)).toEqual([
      { path: 'ColourTable/1/Colour', left: '1', right: '2' },
      { path: 'ColourTable/2/Colour', left: '2', right: '1' },
    ]);
  });

  test('IVI-03 an empty row is a difference', () => {
    expect(contentDifferences(truck, changed(truck, {}, { ColourTable: ['a'] }))).toEqual([
      { path: 'ColourTable/1', left: undefined, right: '' },
    ]);
  });
});
