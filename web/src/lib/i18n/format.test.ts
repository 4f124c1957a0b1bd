import { describe, expect, test } from 'vitest';
import {
  daysUntil,
  formatAge,
  formatBytes,
  formatCount,
  formatDate,
  formatDecimal,
  formatShare,
  formatWhen,
} from './format.ts';

const plain = (text: string) => text.replace(/[\u202f\u00a0]/g, ' ');

describe('what is shown', () => {
  test('thousands stand apart by a space, decimals by the sign of the language', () => {
    expect(plain(formatCount(13_465))).toBe('13 465');
    expect(plain(formatDecimal('12700.50', 'en'))).toBe('12 700.50');
    expect(plain(formatDecimal('12700.50', 'de'))).toBe('12 700,50');
    expect(formatDecimal('no number', 'en')).toBe('no number');
  });

  test('only the whole is 100 %, and only nothing is 0 %', () => {
    expect(plain(formatShare(1))).toBe('100 %');
    expect(plain(formatShare(0.999))).toBe('99 %');
    expect(plain(formatShare(0.001))).toBe('1 %');
    expect(plain(formatShare(0))).toBe('0 %');
  });

  test('dates are words of the language, and do not move with the time zone', () => {
    expect(formatDate('2026-11-30', 'en')).toBe('30 Nov 2026');
    expect(formatDate('2026-11-30', 'de')).toBe('30. Nov. 2026');
    expect(formatDate('soon', 'en')).toBe('soon');
  });

  test('days until a date are days of the calendar', () => {
    const noon = new Date(2026, 10, 25, 12).getTime();
    const late = new Date(2026, 10, 25, 23, 59).getTime();
    expect(daysUntil('2026-11-25', late)).toBe(0);
    expect(daysUntil('2026-11-26', late)).toBe(1);
    expect(daysUntil('2026-11-23', noon)).toBe(-2);
    expect(daysUntil('', noon)).toBeUndefined();
  });

  test('when: the time today, the word yesterday, then the date', () => {
    const now = new Date(2026, 10, 25, 12).getTime();
    expect(formatWhen(new Date(2026, 10, 25, 9, 20).getTime(), now, 'en')).toBe('09:20');
    expect(formatWhen(new Date(2026, 10, 24, 9, 20).getTime(), now, 'de')).toBe('gestern 09:20');
    expect(formatWhen(new Date(2026, 9, 1).getTime(), now, 'en')).toBe('1 Oct');
    expect(formatWhen(new Date(2025, 9, 1).getTime(), now, 'en')).toContain('2025');
  });

  test('ages and sizes in the unit that reads best', () => {
    expect(formatAge(20 * 60_000, 'en')).toBe('20 minutes');
    expect(formatAge(3_600_000, 'en')).toBe('1 hour');
    expect(plain(formatAge(2 * 86_400_000, 'de'))).toBe('2 Tage');
    expect(plain(formatBytes(6_810, 'en'))).toBe('6.8 kB');
  });
});
