import { describe, expect, test } from 'vitest';
import { dictionaryOf } from '../dictionary/dictionary.ts';
import { checkValue } from './value.ts';

const rulesOf = (name: string, value: string): string[] => {
  const definition = dictionaryOf('2.0').byName(name);
  if (definition?.kind !== 'element') throw new Error(`${name} is no element`);
  return checkValue(definition, value).map(({ rule }) => rule);
};

/** Element, good values, and bad ones with the rule each breaks. */
type Refused = readonly [value: string, rule: string];
const CASES: readonly (readonly [name: string, good: readonly string[], bad: readonly Refused[]])[] = [
  [
    'VehicleIdentificationNumber',
    ['XNWT18DHB6N002109', 'IIIIIIIIIIIIIIIII'],
    [
      ['', 'XSD-EMPTY'],
      ['XNWT18DHB6N00210', 'XSD-LENGTH'],
      ['XNWT18DHB6N0021090', 'XSD-LENGTH'],
      ['xNWT18DHB6N002109', 'XSD-PATTERN'],
      ['XNWT18DHB6N00210 ', 'XSD-PATTERN'],
    ],
  ],
  [
    'Type',
    ['T', ' ', 'x'.repeat(15), '\u{1F697}'.repeat(15)],
    [
      ['', 'XSD-EMPTY'],
      ['x'.repeat(16), 'XSD-LENGTH'],
      ['\u{1F697}'.repeat(16), 'XSD-LENGTH'],
      ['a\u0000', 'XSD-TEXT'],
      ['a\uD800', 'XSD-TEXT'],
    ],
  ],
  [
    'PureElectricVehicleIndicator',
    ['Y', 'N'],
    [
      ['', 'XSD-EMPTY'],
      ['y', 'XSD-CODE'],
      ['Y ', 'XSD-CODE'],
      ['YES', 'XSD-CODE'],
    ],
  ],
  [
    'ActualMass',
    ['0', '2946', '+2946', '002946', ' 2946 ', '999999', '-0'],
    [
      ['', 'XSD-EMPTY'],
      [' ', 'XSD-EMPTY'],
      ['2946.0', 'XSD-NUMBER'],
      ['2946.', 'XSD-NUMBER'],
      ['2 946', 'XSD-NUMBER'],
      ['1e3', 'XSD-NUMBER'],
      ['2946 kg', 'XSD-NUMBER'],
      ['1000000', 'XSD-RANGE'],
      ['-1', 'XSD-RANGE'],
      ['99999999999999999999', 'XSD-RANGE'],
    ],
  ],
  [
    'MaximumSpeed',
    ['90', '90.5', '90.500', '.5', '5.', '+1', '999.99', '0000000090.10'],
    [
      ['90,5', 'XSD-NUMBER'],
      ['.', 'XSD-NUMBER'],
      ['NaN', 'XSD-NUMBER'],
      ['90.555', 'XSD-DIGITS'],
      ['1000', 'XSD-RANGE'],
      ['-0.01', 'XSD-RANGE'],
    ],
  ],
  ['RimOffSet', ['-45', '-999.999', '68'], [['-1000', 'XSD-RANGE'], ['1.2345', 'XSD-DIGITS']]],
  [
    'DateManufactureVehicle',
    ['2024-02-29', '2000-02-29', '2024-07-16Z', '2024-07-16+14:00', '12024-02-29', '-0004-02-29'],
    [
      ['', 'XSD-EMPTY'],
      ['2023-02-29', 'XSD-DATE'],
      ['1900-02-29', 'XSD-DATE'],
      ['2024-13-01', 'XSD-DATE'],
      ['2024-04-31', 'XSD-DATE'],
      ['0000-01-01', 'XSD-DATE'],
      ['02024-01-01', 'XSD-DATE'],
      ['2024-7-16', 'XSD-DATE'],
      ['16.07.2024', 'XSD-DATE'],
      ['2024-07-16+14:01', 'XSD-DATE'],
      ['2024-07-16T00:00:00', 'XSD-DATE'],
    ],
  ],
  [
    'IviVersionDateTime',
    ['2024-02-01T13:35:10', '2024-02-01T13:35:10.9413042Z', '2024-02-01T24:00:00', '2024-02-01T00:00:00-11:30'],
    [
      ['2024-02-01', 'XSD-DATE'],
      ['2024-02-01T24:00:01', 'XSD-DATE'],
      ['2024-02-01T23:60:00', 'XSD-DATE'],
      ['2024-02-01T23:59:60', 'XSD-DATE'],
      ['2024-02-01 13:35:10', 'XSD-DATE'],
      ['2024-02-01T13:35', 'XSD-DATE'],
    ],
  ],
  [
    'IviReferenceId',
    ['4f0d2c61-7b1e-4c3a-9a55-0e6b8d21c7f4', '4F0D2C61-7B1E-4C3A-9A55-0E6B8D21C7F4'],
    [
      ['4f0d2c61-7b1e-1c3a-9a55-0e6b8d21c7f4', 'XSD-PATTERN'],
      ['4f0d2c61-7b1e-4c3a-7a55-0e6b8d21c7f4', 'XSD-PATTERN'],
      ['4f0d2c61-7b1e-4c3a-9a55-0e6b8d21c7f4\n', 'XSD-PATTERN'],
    ],
  ],
  ['IviVersionNumberXsd', ['2.0'], [['2', 'XSD-CODE'], ['1.11', 'XSD-CODE']]],
]; // prettier-ignore

describe.each(CASES)('%s', (name, good, bad) => {
  test.each(good)('IVI-02 takes "%s"', (value) => {
    expect(rulesOf(name, value)).toEqual([]);
  });
  test.each(bad)('IVI-02 refuses "%s" by %s', (value, rule) => {
    expect(rulesOf(name, value)).toEqual([rule]);
  });
});

test('IVI-02 a finding carries the path it was asked for and the value', () => {
  const definition = dictionaryOf('2.0').byName('TyreSize');
  if (definition?.kind !== 'element') throw new Error('no element');
  const path = 'AxleTable/r1/TyreAxleTable/r2/TyreSize';
  expect(checkValue(definition, 'x'.repeat(21), path)).toEqual([
    { rule: 'XSD-LENGTH', severity: 'error', path, params: { length: 21, min: 1, max: 20 }, value: 'x'.repeat(21) },
  ]);
});
