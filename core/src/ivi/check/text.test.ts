import { describe, expect, test } from 'vitest';
import { dictionaryOf } from '../dictionary/dictionary.ts';
import { changed } from '../samples/change.ts';
import { sampleContent, sampleMessage, SAMPLES } from '../samples/samples.ts';
import { checkContent } from './content.ts';
import { missingFindings } from './expected.ts';
import { FAULT_WORDS } from './fault-words.ts';
import type { Finding } from './finding.ts';
import { checkMessage } from './message.ts';
import { BUSINESS_RULES } from './rules/table.ts';
import { SCHEMA_WORDS } from './schema-words.ts';
import { formatNumber } from './template.ts';
import { findingText } from './text.ts';

const truck = sampleContent(SAMPLES[4]);
const sentence = (values: Parameters<typeof changed>[1], language: 'en' | 'de' = 'en'): string => {
  const [finding] = checkContent(changed(truck, values));
  if (!finding) throw new Error('No finding');
  return findingText(finding, language);
};

describe('sentences', () => {
  test('IVI-06 name the element in words, the row by number, and how to mend it', () => {
    expect(sentence({ 'AxleTable/2/TyreAxleTable/1/TyreSize': 'x'.repeat(21) })).toMatch(
      /^Axle 2, Tyre 1: Tyre size.* has 21 characters; 20 fit\. Shorten it\.$/u,
    );
    expect(sentence({ 'AxleTable/2/TyreAxleTable/1/TyreSize': 'x'.repeat(21) }, 'de')).toMatch(/^Achse 2, Reifen 1: /u);
    expect(sentence({ 'MassGroup/ActualMass': '2946 kg' })).toBe(
      'Actual mass of the vehicle must be a whole number; "2946 kg" is none. Digits only, no decimal point, no unit.',
    );
  });

  test('IVI-06 name the choices of a code list with their meaning', () => {
    expect(sentence({ PureElectricVehicleIndicator: 'J' })).toMatch(
      /"J" is not a choice for Pure electric vehicle\. Choose one of: Y \(yes\), N \(no\)\./iu,
    );
  });

  test('IVI-06 numbers are grouped and have the decimal sign of the language', () => {
    expect(formatNumber(1_234_567.5, 'en')).toBe('1\u202F234\u202F567.5');
    expect(formatNumber(1_234_567.5, 'de')).toBe('1\u202F234\u202F567,5');
    expect(formatNumber(-999.999, 'de')).toBe('-999,999');
    expect(sentence({ 'MassGroup/ActualMass': '1000000' })).toContain('between 0 and 999\u202F999');
  });

  test('IVI-06 of files name line and column', () => {
    const [finding] = checkMessage(sampleMessage(SAMPLES[4]).replace('<Type>', '<Typ>x</Typ><Type>'), {
      unsigned: true,
    }).findings;
    expect(finding && findingText(finding, 'en')).toMatch(
      /^Line \d+, column \d+: "Typ" is not part of an IVI 2\.0 message\./u,
    );
  });

  test('IVI-06 a missing element is told by name', () => {
    const [finding] = missingFindings(changed(truck, { MaximumSpeed: null }));
    expect(finding && findingText(finding, 'en')).toMatch(/^Maximum speed is missing\./u);
    expect(finding && findingText(finding, 'de')).toMatch(/fehlt/u);
  });

  test('IVI-06 a rule of a newer version still gives a sentence', () => {
    const finding: Finding = { rule: 'NEW-99', severity: 'error', path: 'MassGroup/ActualMass', params: {} };
    expect(findingText(finding, 'en')).toBe('Actual mass of the vehicle breaks the rule NEW-99. Check the value.');
  });

  test('IVI-06 a long value is shortened', () => {
    expect(sentence({ VehicleCategory: 'x'.repeat(5000) }).length).toBeLessThan(700);
  });
});

const ALL_WORDS = [
  ...Object.entries(SCHEMA_WORDS),
  ...Object.entries(FAULT_WORDS),
  ...BUSINESS_RULES.map(({ id, words }) => [id, words] as const),
];

describe('words', () => {
  test.each(ALL_WORDS)(
    'IVI-06 %s has a sentence in English and one in German with the same blanks',
    (_id, { en, de }) => {
      const blanks = (text: string): string[] => [...new Set(text.match(/\{\w+\}/gu) ?? [])].sort();
      expect(en).not.toBe(de);
      expect(blanks(en)).toEqual(blanks(de));
      for (const text of [en, de]) expect(text).toMatch(/[.>]$/u);
    },
  );

  test('IVI-06 no sentence shows an element name of the schema', () => {
    const names = [
      ...dictionaryOf('2.0').elements.map(({ name }) => name),
      ...dictionaryOf('2.0').tables.map(({ name }) => name),
    ];
    // Short names are also ordinary words.
    const technical = new Set(names.filter((name) => /[a-z][A-Z]/u.test(name)));
    const shown = ALL_WORDS.flatMap(([, { en, de }]) =>
      [...`${en} ${de}`.matchAll(/\w+/gu)].map(([word]) => word),
    ).filter((word) => technical.has(word));
    expect(shown).toEqual([]);
  });

  test('IVI-06 every blank of a rule is filled when it is broken', () => {
    const damaged = changed(
      truck,
      Object.fromEntries(
        [...truck.values.keys()]
          .filter((path) => !/VehicleCategory|StageOfCompletion/u.test(path))
          .map((path, index) => [path, index % 3 === 0 ? '' : index % 3 === 1 ? '7' : 'zz']),
      ),
    );
    for (const finding of [...checkContent(damaged), ...missingFindings(damaged)]) {
      for (const language of ['en', 'de'] as const) {
        expect(findingText(finding, language)).not.toMatch(/[{}]|undefined|NaN|: \.|\(\)/u);
      }
    }
  });
});
