import { describe, expect, test } from 'vitest';
import { dateInField, readTypedDate } from './typed-date.ts';

describe('dates as people type them', () => {
  test.each([
    ['2026-11-30', '2026-11-30'],
    ['30.11.2026', '2026-11-30'],
    ['30/11/2026', '2026-11-30'],
    ['3.4.26', '2026-04-03'],
    ['30 Nov 2026', '2026-11-30'],
    ['30. November 2026', '2026-11-30'],
    ['1. Mär. 2026', '2026-03-01'],
    ['1 Okt 2026', '2026-10-01'],
    ['11/30/2026', '2026-11-30'],
    ['29.02.2028', '2028-02-29'],
  ])('UI-02 %s is %s', (typed, expected) => {
    expect(readTypedDate(typed)).toBe(expected);
  });

  test.each(['', '30', '31.02.2026', '29.02.2027', '32/13/2026', 'tomorrow', '30 Foo 2026', '2026-11-30T10:00'])(
    'UI-02 %s is no date',
    (typed) => {
      expect(readTypedDate(typed)).toBeUndefined();
    },
  );

  test('UI-02 what stands in the field can be read back', () => {
    for (const iso of ['2026-01-02', '2026-05-31', '2026-12-31']) {
      expect(readTypedDate(dateInField(iso, 'en'))).toBe(iso);
      expect(readTypedDate(dateInField(iso, 'de'))).toBe(iso);
    }
  });

  test('a date with a time zone is left as it stands', () => {
    expect(dateInField('2026-11-30+01:00', 'de')).toBe('2026-11-30+01:00');
  });
});
