import { describe, expect, test } from 'vitest';
import { loadOfIndex, speedOfSymbol } from './tyre-tables.ts';

describe('what is marked on tyres', () => {
  test.each([
    [0, 45], [48, 180], [63, 272], [67, 307], [80, 450], [88, 560], [91, 615], [100, 800], [115, 1215], [117, 1285], [121, 1450],
    [143, 2725], [150, 3350], [156, 4000], [160, 4500],
  ])('IVI-07 load index %i carries %d kg', (index, kilograms) => {
    expect(loadOfIndex(index)).toBe(kilograms);
  }); // prettier-ignore

  test('IVI-07 loads rise with the index', () => {
    const loads = Array.from({ length: 280 }, (_none, index) => loadOfIndex(index) ?? 0);
    expect(loads.every((load, index) => index === 0 || load > (loads[index - 1] ?? 0))).toBe(true);
  });

  test('IVI-07 there is no load outside the table', () => {
    expect([-1, 280, 88.5].map(loadOfIndex)).toEqual([undefined, undefined, undefined]);
  });

  test('IVI-07 H stands between U and V', () => {
    expect(['L', 'U', 'H', 'V', 'Y', 'A8'].map(speedOfSymbol)).toEqual([120, 200, 210, 240, 300, 40]);
    expect(speedOfSymbol('Z')).toBeUndefined();
  });
});
