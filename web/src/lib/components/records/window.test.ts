import { describe, expect, test } from 'vitest';
import { scrollTo, windowOf } from './window.ts';

describe('the rows that are drawn', () => {
  test('of a hundred thousand only some are drawn, and the room of the others is kept', () => {
    const shown = windowOf(100_000, 32, 1_600_000, 800);
    expect(shown.end - shown.first).toBeLessThan(60);
    expect(shown.above + shown.below + (shown.end - shown.first) * 32).toBe(3_200_000);
    expect(shown.first * 32).toBeLessThanOrEqual(1_600_000);
    expect(shown.end * 32).toBeGreaterThanOrEqual(1_600_800);
  });

  test('short lists are drawn whole, also when they were scrolled before they became short', () => {
    expect(windowOf(5, 32, 0, 800)).toEqual({ first: 0, end: 5, above: 0, below: 0 });
    const shrunk = windowOf(5, 32, 9_000, 800);
    expect(shrunk.first).toBeLessThanOrEqual(5);
    expect(shrunk.above + shrunk.below).toBeLessThanOrEqual(160);
  });

  test('a row out of view is scrolled to by as little as needed', () => {
    expect(scrollTo(3, 32, 0, 800, 30)).toBeUndefined();
    expect(scrollTo(0, 32, 100, 800, 30)).toBe(0);
    expect(scrollTo(40, 32, 0, 800, 30)).toBe(40 * 32 + 32 + 30 - 800);
  });
});
