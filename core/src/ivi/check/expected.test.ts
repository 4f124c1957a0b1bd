import { describe, expect, test } from 'vitest';
import { changed } from '../samples/change.ts';
import { sampleContent, SAMPLES } from '../samples/samples.ts';
import { dictionaryOf } from '../dictionary/dictionary.ts';
import { EXPECTATIONS } from './expected-table.ts';
import { expectedElements, missingFindings } from './expected.ts';

const contentOf = (id: (typeof SAMPLES)[number]['id']) => {
  const sample = SAMPLES.find((candidate) => candidate.id === id);
  if (!sample) throw new Error(`No sample ${id}`);
  return sampleContent(sample);
};

const missing = (...args: Parameters<typeof changed>): string[] =>
  expectedElements(changed(...args))
    .filter(({ present }) => !present)
    .map(({ path, rule }) => `${rule} ${path}`);

describe('what a vehicle should state', () => {
  test('IVI-08 an empty record misses what the schema demands, and nothing of a category', () => {
    const expected = expectedElements({ values: new Map(), rows: new Map() });
    expect(expected.every(({ rule, present }) => rule === 'XSD-REQUIRED' && !present)).toBe(true);
    expect(expected.map(({ path }) => path)).toEqual(
      expect.arrayContaining([
        'Header/IviReferenceId',
        'VehicleIdentificationNumber',
        'MakeTable',
        'ManufacturerTable',
        'SigningAuthorityTable',
      ]),
    );
  });

  test('IVI-08 a cleared mass is missing by its rule', () => {
    expect(missing(contentOf('truck'), { 'MassGroup/ActualMass': null })).toEqual(['STG-09 MassGroup/ActualMass']);
  });

  test('IVI-08 each row is asked for itself', () => {
    expect(missing(contentOf('truck'), { 'AxleTable/2/TechnicallyPermissibleMassAxle': null })).toEqual([
      'MAS-02 AxleTable/2/TechnicallyPermissibleMassAxle',
    ]);
    const [item] = expectedElements(contentOf('truck')).filter(
      ({ path }) => path === 'AxleTable/2/TyreAxleTable/1/TyreSize',
    );
    expect(item).toMatchObject({ rows: '2.1', present: true });
  });

  test('IVI-08 an incomplete vehicle is asked for other values than a complete one', () => {
    expect(missing(contentOf('truck'), { StageOfCompletion: 'I' })).toEqual(
      expect.arrayContaining([
        'STG-08 MassGroup/MassInRunningOrderIncomplete',
        'STG-08 MassGroup/MinimumMassCompleted',
      ]),
    );
    expect(missing(contentOf('incomplete-chassis'), { StageOfCompletion: 'C' })).toEqual(
      expect.arrayContaining([
        'STG-09 MassGroup/ActualMass',
        'APP-09 RightLeftHandTraffic',
        'VEC-03 VectoGroup/VocationalVehicleIndicator',
      ]),
    );
  });

  test('IVI-08 a range stands for a single value', () => {
    const values = {
      'DimensionGroup/Length': null,
      'DimensionGroup/LengthAdjustableMin': '9000',
      'DimensionGroup/LengthAdjustableMax': '9780',
    };
    expect(missing(contentOf('truck'), values)).toEqual([]);
  });

  test('IVI-08 a tractor for semi-trailers has no loading area', () => {
    const values = { 'BodyworkTable/1/CodeForBodywork': 'BC', 'DimensionGroup/LengthLoadingArea': null };
    expect(missing(contentOf('truck'), values)).toEqual([]);
    expect(missing(contentOf('truck'), { 'DimensionGroup/LengthLoadingArea': null })).toEqual([
      'STG-09 DimensionGroup/LengthLoadingArea',
    ]);
  });

  test('IVI-08 a pure electric vehicle states no fuel type, any other does', () => {
    expect(missing(contentOf('electric-van'), {})).toEqual([]);
    expect(missing(contentOf('plug-in-car'), { FuelType: null })).toEqual(['PWT-07 FuelType']);
  });

  test('IVI-08 electric motorcycles state their configuration', () => {
    const source = 'EnergyConvertorTable/1/EnergySourceTable/1/EnergySource';
    expect(missing(contentOf('motorcycle'), { [source]: '95' })).toEqual(['APP-13 ElectricVehicleConfiguration']);
  });

  test('IVI-08 a lorry in a VECTO group gives both hashes', () => {
    const hash = 'VectoGroup/CryptographicHashManufacturerRecord';
    expect(missing(contentOf('truck'), { [hash]: null })).toEqual([`VEC-01 ${hash}`]);
    expect(
      missing(contentOf('truck'), {
        [hash]: null,
        'VectoGroup/VehicleGroup': null,
        'VectoGroup/CryptographicHashCustomerInformationFile': null,
      }),
    ).toEqual([]);
  });

  test('IVI-08 a table without rows is missing as a whole', () => {
    const content = contentOf('electric-van');
    const values = Object.fromEntries(
      [...content.values.keys()].filter((path) => path.startsWith('ColourTable/')).map((path) => [path, null]),
    );
    expect(missing(content, values, { ColourTable: [] })).toEqual(['APP-04 ColourTable']);
  });
});

test('IVI-08 the table of expectations names places that exist', () => {
  const dictionary = dictionaryOf('2.0');
  const paths = EXPECTATIONS.flatMap(({ path, or = [] }) => [path, ...or.map((name) => path.replace(/[^/]+$/u, name))]);
  expect(paths.filter((path) => !dictionary.byPath(path))).toEqual([]);
});

test('IVI-08 missing elements beyond the schema become findings; those of the schema are told by the schema checks', () => {
  const content = changed(contentOf('truck'), { MaximumSpeed: null, Type: null });
  expect(missingFindings(content)).toEqual([
    { rule: 'APP-06', severity: 'error', path: 'MaximumSpeed', params: { missing: 1 } },
  ]);
});
