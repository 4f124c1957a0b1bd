import { describe, expect, test } from 'vitest';
import { compileDictionary, DictionaryFileError } from './compile.ts';
import {
  appliesTo,
  categoryClassOf,
  definitionAt,
  dictionaryOf,
  itemNumberFor,
  locate,
  SECTIONS,
} from './dictionary.ts';
import type { ElementDefinition } from './dictionary.ts';
import type { DictionaryFile } from './file.ts';
import file from './v2.0/dictionary.json' with { type: 'json' };
import { schemaFactsOf, UnsupportedSchemaError } from './from-xsd.ts';

const dictionary = dictionaryOf('2.0');
const element = (name: string): ElementDefinition => {
  const definition = dictionary.byName(name);
  if (definition?.kind !== 'element') throw new Error(`${name} is no element`);
  return definition;
};

describe('dictionary 2.0', () => {
  test('IVI-01 holds every leaf of the schema, each in a section with title and owner', () => {
    expect(dictionary.elements).toHaveLength(545);
    expect([...dictionary.sectionElements.values()].flat()).toHaveLength(545);
    for (const { id } of SECTIONS) expect(dictionary.sectionElements.get(id)?.length).toBeGreaterThan(0);
  });

  test('IVI-01 every element, group, table and row has a title in English and German', () => {
    const untitled = file.nodes.filter(
      ({ en, de }) => en === '' || de === '' || typeof en !== 'string' || typeof de !== 'string',
    );
    expect(untitled.map(({ name }) => name)).toEqual([]);
    for (const { rowTitle, row } of dictionary.tables) expect([rowTitle.en, rowTitle.de]).not.toContain(row);
  });

  test('IVI-01 facets are numbers', () => {
    expect(element('VehicleIdentificationNumber').facets).toMatchObject({ minLength: 17, maxLength: 17 });
    expect(element('ActualMass')).toMatchObject({ base: 'int', facets: { minInclusive: 0, maxInclusive: 999_999 } });
    expect(element('RimOffSet')).toMatchObject({
      base: 'decimal',
      facets: { totalDigits: 6, fractionDigits: 3, minInclusive: -999.999, maxInclusive: 999.999 },
    });
  });

  test('IVI-01 codes carry their meaning where it is known, and none where it is not', () => {
    expect(element('StageOfCompletion').codes?.map(({ code }) => code)).toEqual(['C', 'I', 'V']);
    const altered = element('CompletedAltered').codes ?? [];
    expect(altered.map(({ code }) => code)).toEqual(['A', 'B', 'C']);
    expect(altered.every(({ meaning }) => meaning === undefined)).toBe(true);
    expect(element('Colour').codes?.[0]?.meaning?.en).toBe('white');
  });

  test('IVI-01 tables know how many rows they take', () => {
    expect(dictionary.byName('AxleGroupMemberTable')).toMatchObject({ rowMin: 2, rowMax: Number.POSITIVE_INFINITY });
    expect(dictionary.byName('FinalDriveTable')).toMatchObject({ rowMin: 0 });
    expect(dictionary.byName('AxleTable')).toMatchObject({ rowMin: 1, row: 'AxleGroup', required: false });
    expect(dictionary.byName('MakeTable')).toMatchObject({ required: true });
  });

  test('IVI-01 groups and tables know who owns elements in them', () => {
    expect(definitionAt('AxleTable/x')).toMatchObject({
      owners: new Set(['engineering', 'homologation', 'production']),
    });
    expect(element('ActualMass').owner).toBe('production');
    expect(element('IviReferenceId').owner).toBe('technical');
  });
});

describe('places', () => {
  test('IVI-01 a record path leads to its definition whatever the row ids', () => {
    expect(definitionAt('AxleTable/r-9f/TyreAxleTable/2/TyreSize')?.path).toBe('AxleTable/TyreAxleTable/TyreSize');
    expect(definitionAt('Header/IviReferenceId')?.name).toBe('IviReferenceId');
    expect(definitionAt('VehicleCategory')?.name).toBe('VehicleCategory');
    expect(definitionAt('MassGroup/ActualMass')?.name).toBe('ActualMass');
  });

  test('IVI-01 rows and tables have places of their own', () => {
    expect(locate('AxleTable/r1')).toMatchObject({ isRow: true, rows: [{ tablePath: 'AxleTable', rowId: 'r1' }] });
    expect(locate('AxleTable/r1/TyreAxleTable')).toMatchObject({ isRow: false, definition: { name: 'TyreAxleTable' } });
  });

  test.each([
    '',
    'Nothing',
    'CocDataGroup',
    'CocDataGroup/VehicleCategory',
    'ActualMass',
    'AxleTable/r1/Nothing',
    'AxleTable/TyreAxleTable/TyreSize',
    'AxleTable/r1/TyreAxleTable/TyreSize',
    'AxleTable//AxleNumber',
    'VehicleCategory/x',
  ])('IVI-01 "%s" is no place of an element', (path) => {
    expect(definitionAt(path)?.kind).not.toBe('element');
  });
});

describe('what belongs to a vehicle', () => {
  test.each([
    ['M1', 'M1'],
    ['M1GS', 'M1'],
    ['N2G', 'N2'],
    ['O4S', 'O4'],
    ['L1e-B', 'L'],
    ['L3e-A1E', 'L'],
    ['T4.1a', 'T'],
    ['C2b', 'C'],
    ['R3a', 'R'],
    ['S1b', 'S'],
    ['X9', undefined],
    ['', undefined],
    ['N2X', undefined],
  ])('IVI-01 category %s is of class %s', (category, expected) => {
    expect(categoryClassOf(category)).toBe(expected);
  });

  test('IVI-01 every category code of the schema has a class', () => {
    const unknown = (element('VehicleCategory').codes ?? []).filter(({ code }) => categoryClassOf(code) === undefined);
    expect(unknown).toEqual([]);
  });

  test('IVI-01 an element applies by category and stage', () => {
    expect(appliesTo(element('Colour'), 'M1', 'C')).toBe(true);
    expect(appliesTo(element('Colour'), 'M2', 'C')).toBe(false);
    expect(appliesTo(element('Colour'), 'N1G', 'I')).toBe(false);
    expect(appliesTo(element('Colour'), undefined, undefined)).toBe(true);
    expect(appliesTo(element('MinimumMassCompleted'), 'N2', 'I')).toBe(true);
    expect(appliesTo(element('MinimumMassCompleted'), 'N2', 'C')).toBe(false);
  });

  test('IVI-01 item numbers follow the act of the category', () => {
    expect(itemNumberFor(element('ActualMass'), 'N2')).toBe('13.2');
    expect(itemNumberFor(element('ActualMass'), 'L3e-A1')).toBe('2.1.2');
    expect(itemNumberFor(element('TypeApprovalNumber'), 'N2')).toBeUndefined();
    expect(itemNumberFor(element('IviReferenceId'), 'N2')).toBeUndefined();
  });
});

describe('bad files', () => {
  const minimal: DictionaryFile = {
    schema: { version: '9', generated: '', namespace: 'urn:x', root: 'Root' },
    types: { Text: { base: 'string' } },
    codes: {},
    categories: [],
    nodes: [
      { name: 'Header', in: 'Root', kind: 'group' },
      { name: 'CocDataGroup', in: 'Root', kind: 'group' },
      { name: 'Make', in: 'CocDataGroup', type: 'Text', group: 'masses' },
    ],
  };

  test('IVI-01 a minimal dictionary compiles', () => {
    expect(compileDictionary(minimal).elements.map(({ path }) => path)).toEqual(['Make']);
  });

  test.each([
    ['an unknown type', { name: 'A', in: 'Header', type: 'Nothing', group: 'masses' }],
    ['an unknown group', { name: 'A', in: 'Header', type: 'Text', group: 'nothing' }],
    ['a name that stands twice', { name: 'Make', in: 'Header', type: 'Text', group: 'masses' }],
    ['an unknown owner', { name: 'A', in: 'Header', type: 'Text', group: 'masses', owner: 'nobody' }],
    ['a node of no kind', { name: 'A', in: 'Header' }],
  ])('IVI-01 %s is refused', (_what, node) => {
    expect(() => compileDictionary({ ...minimal, nodes: [...minimal.nodes, node] })).toThrow(DictionaryFileError);
  });

  test('IVI-01 a schema of another form is refused, not read in part', () => {
    const schema = (content: string): string =>
      `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="urn:x" elementFormDefault="qualified"><xs:annotation><xs:documentation>Version: 3</xs:documentation><xs:documentation>Generated: now</xs:documentation></xs:annotation><xs:element name="R" type="R"/>${content}</xs:schema>`;
    const good = schema(
      '<xs:complexType name="R"><xs:all><xs:element name="A" type="T"/></xs:all></xs:complexType><xs:simpleType name="T"><xs:restriction base="xs:string"><xs:maxLength value="3"/></xs:restriction></xs:simpleType>',
    );
    expect(schemaFactsOf(good)).toMatchObject({
      schema: { version: '3', root: 'R' },
      types: { T: { base: 'string', maxLength: 3 } },
      nodes: [{ name: 'A', in: 'R', type: 'T', required: true }],
    });
    expect(() => schemaFactsOf('<xs:schema')).toThrow(UnsupportedSchemaError);
    expect(() => schemaFactsOf(good.replace('xs:all>', 'xs:choice>').replace('</xs:all>', '</xs:choice>'))).toThrow(
      UnsupportedSchemaError,
    );
    expect(() => schemaFactsOf(good.replace('maxLength', 'whiteSpace'))).toThrow(UnsupportedSchemaError);
    expect(() => schemaFactsOf(good.replace('xs:string', 'xs:float'))).toThrow(UnsupportedSchemaError);
  });
});
