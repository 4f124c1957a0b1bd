import { describe, expect, test } from 'vitest';
import { formatDecimal } from './format.ts';
import type { Language } from './language.svelte.ts';
import { readTypedNumber } from './typed-number.ts';

const stored = (typed: string, language: Language, whole = false): string | undefined => {
  const read = readTypedNumber(typed, language, whole);
  return read.ok ? read.stored : undefined;
};

describe('numbers as people type them', () => {
  test.each([
    ['2865', '2865'],
    [' 2 865 ', '2865'],
    ['2\u202f865', '2865'],
    ['2’865', '2865'],
    ['0,35', '0.35'],
    ['0.35', '0.35'],
    ['1.234.567', '1234567'],
    ['1,234,567', '1234567'],
    ['2.865,5', '2865.5'],
    ['2,865.5', '2865.5'],
    ['−12,5', '-12.5'],
    ['-0', '0'],
    ['007', '7'],
    [',5', '0.5'],
    ['12,', '12'],
    ['1.50', '1.50'],
  ])('UI-02 %s is read the same in both languages', (typed, expected) => {
    expect(stored(typed, 'en')).toBe(expected);
    expect(stored(typed, 'de')).toBe(expected);
  });

  test('UI-02 a sign before three digits groups thousands where the language writes it so, and says it could be otherwise', () => {
    expect(readTypedNumber('2.865', 'de', false)).toEqual({ ok: true, stored: '2865', ambiguous: true });
    expect(readTypedNumber('2.865', 'en', false)).toEqual({ ok: true, stored: '2.865', ambiguous: true });
    expect(readTypedNumber('2,865', 'en', false)).toEqual({ ok: true, stored: '2865', ambiguous: true });
    expect(readTypedNumber('2,865', 'de', false)).toEqual({ ok: true, stored: '2.865', ambiguous: true });
  });

  test('UI-02 where only whole numbers fit, three digits after a sign are thousands', () => {
    expect(readTypedNumber('2.865', 'en', true)).toEqual({ ok: true, stored: '2865', ambiguous: false });
    expect(readTypedNumber('2,865', 'de', true)).toEqual({ ok: true, stored: '2865', ambiguous: false });
  });

  test('UI-02 a leading zero never opens a group of thousands', () => {
    expect(stored('0.865', 'de')).toBe('0.865');
    expect(stored('0,865', 'en')).toBe('0.865');
  });

  test.each(['', 'abc', '12 kg', '1.2.3', '1,23,4', '1.23,4.5', '.', '--3', '1e5'])(
    'UI-02 %s is no number',
    (typed) => {
      expect(stored(typed, 'en')).toBeUndefined();
      expect(stored(typed, 'de')).toBeUndefined();
    },
  );

  test('UI-02 what is shown can be typed back', () => {
    for (const language of ['en', 'de'] as const) {
      for (const value of ['2865', '2865.50', '0.035', '-12.5', '1234567.891', '1.234']) {
        const shown = formatDecimal(value, language);
        expect(stored(shown, language), `${language} ${shown}`).toBe(value);
      }
    }
  });
});
