import { expect, test } from 'vitest';
import { findUnmatched, idsInTitles, rulesOf } from './match.ts';

test('reads the ids of rules from the tables of a SPEC', () => {
  expect(rulesOf('| MRG-01 | both survive |\n| --- | --- |\ntext MRG-09\n| REC-02 | x |')).toEqual([
    'MRG-01',
    'REC-02',
  ]);
});

test('reads ids from the beginning of test titles only', () => {
  const source = `
    test('MRG-01 MRG-02 both survive', () => {});
    describe.runIf(exists)("IVI-03 roundtrip", () => {});
    test.each([1])('LOC-01: opens', () => {});
    test('mentions REC-09 later', () => {});
  `;
  expect(idsInTitles(source)).toEqual(['MRG-01', 'MRG-02', 'IVI-03', 'LOC-01']);
});

test('names rules without a test, ids without a rule, and rules stated twice', () => {
  const found = findUnmatched(
    ['A-01', 'A-02', 'A-01'],
    [
      { id: 'A-01', file: 'x' },
      { id: 'B-01', file: 'y' },
    ],
  );
  expect(found).toEqual({ untested: ['A-02'], unknown: [{ id: 'B-01', file: 'y' }], twice: ['A-01'] });
});
