import { describe, expect, test } from 'vitest';
import { definitionAt } from '../dictionary/dictionary.ts';
import type { ElementDefinition } from '../dictionary/dictionary.ts';
import { dateText, dateTimeText, numberText, powerText, printedValue } from './value-text.ts';

const element = (path: string): ElementDefinition => {
  const found = definitionAt(path);
  if (found?.kind !== 'element') throw new Error(path);
  return found;
};

describe('PRT-03 values as people write them', () => {
  test.each([
    ['153.40', '153.40', '153,40'],
    ['12000', '12000', '12000'],
    ['-0.5', '-0.5', '-0,5'],
    ['+5', '5', '5'],
    ['.25', '0.25', '0,25'],
    [' 7 ', '7', '7'],
    ['n/a', 'n/a', 'n/a'],
    ['', '', ''],
  ])('PRT-03 the number %j', (value, en, de) => {
    expect(numberText(value, 'en')).toBe(en);
    expect(numberText(value, 'de')).toBe(de);
  });

  test.each([
    ['2023-12-09', '9 December 2023', '9. Dezember 2023'],
    ['2023-03-01+02:00', '1 March 2023 (UTC+02:00)', '1. März 2023 (UTC+02:00)'],
    ['2023-13-01', '2023-13-01', '2023-13-01'],
    ['soon', 'soon', 'soon'],
  ])('PRT-03 the date %j', (value, en, de) => {
    expect(dateText(value, 'en')).toBe(en);
    expect(dateText(value, 'de')).toBe(de);
  });

  test('PRT-03 a moment keeps its fraction and zone', () => {
    expect(dateTimeText('2024-02-01T13:35:10.500Z', 'de')).toBe('1. Februar 2024, 13:35:10,500 (UTC)');
    expect(dateTimeText('2024-02-01T13:35:10', 'en')).toBe('1 February 2024, 13:35:10');
  });

  test('PRT-03 a mantissa and its power of ten are one number', () => {
    expect(powerText('1.07', '11', 'de')).toBe('1,07 × 10¹¹');
  });

  test('PRT-03 codes in words with the code behind; a code without known meaning alone; yes and no plain', () => {
    expect(printedValue(element('StageOfCompletion'), 'C', 'de').text).toBe('vollständig (C)');
    expect(printedValue(element('MethodAttachmentStatutoryPlate'), 'A1', 'en').text).toBe('A1');
    expect(printedValue(element('PureElectricVehicleIndicator'), 'Y', 'en').text).toBe('yes');
    expect(printedValue(element('StageOfCompletion'), 'X', 'en').text).toBe('X');
  });

  test('PRT-03 fuel consumption has the unit of its fuel, and leaves it open where none is known', () => {
    const consumption = element(
      'EnergyConvertorTable/1/EnergySourceTable/1/TestWltpFuelConsumptionGroup/WltpFuelConsumptionCombined',
    );
    const text = (source: string | undefined): string => printedValue(consumption, '5.1', 'en', source).text;
    expect(text('10')).toBe('5.1\u00A0l/100 km');
    expect(text('40')).toBe('5.1\u00A0m³/100 km');
    expect(text('50')).toBe('5.1\u00A0kg/100 km');
    expect(text('60')).toBe('5.1\u00A0l, m³ or kg per 100 km');
    expect(text(undefined)).toBe('5.1\u00A0l, m³ or kg per 100 km');
  });
});
