import { expect, test } from 'vitest';
import { entryFixture } from './entry.fixture.ts';
import { overviewOf } from './overview.ts';

const NOW = 10_000;

test('LST-02 the pipeline counts each record once, where it stands, with the median age', () => {
  const { pipeline, total } = overviewOf(
    [
      entryFixture({ id: 'a', changedMs: 9_000 }),
      entryFixture({ id: 'b', changedMs: 5_000 }),
      entryFixture({ id: 'c', changedMs: 1_000 }),
      entryFixture({ id: 'd', gates: ['done', 'done', 'done', 'done', 'done'], changedMs: 10_000 }),
    ],
    [],
    NOW,
    '2026-11-25',
  );
  expect(total).toBe(4);
  expect(pipeline.map(({ gate, count }) => [gate, count])).toEqual([
    ['data', 0],
    ['review', 3],
    ['xml', 0],
    ['signing', 0],
    ['delivery', 0],
    ['done', 1],
  ]);
  expect(pipeline[1]?.medianAgeMs).toBe(5_000);
  expect(pipeline[0]?.medianAgeMs).toBeUndefined();
});

test('LST-02 what holds records up is summed by department and cause, most first', () => {
  const { holds } = overviewOf(
    [
      entryFixture({
        holds: [
          { department: 'engineering', cause: 'missing', count: 3 },
          { department: 'compliance', cause: 'to-review', count: 1 },
        ],
      }),
      entryFixture({ id: 'b', holds: [{ department: 'engineering', cause: 'error', count: 5 }] }),
      entryFixture({ id: 'c', holds: [{ department: 'engineering', cause: 'missing', count: 1 }] }),
    ],
    [],
    NOW,
    '2026-11-25',
  );
  expect(holds).toEqual([
    {
      department: 'engineering',
      total: 9,
      causes: [
        { cause: 'error', count: 5, records: 1 },
        { cause: 'missing', count: 4, records: 2 },
      ],
    },
    { department: 'compliance', total: 1, causes: [{ cause: 'to-review', count: 1, records: 1 }] },
  ]);
});

test('LST-02 late is what is past its day; mine is what my departments do next, lapsed reviews first', () => {
  const { late, mine } = overviewOf(
    [
      entryFixture({ id: 'today', due: '2026-11-25' }),
      entryFixture({ id: 'late', due: '2026-11-24', changedMs: 1 }),
      entryFixture({ id: 'lapsed', lapsedReviews: 1 }),
      entryFixture({ id: 'theirs', next: { kind: 'fill-missing', count: 1, department: 'engineering' } }),
      entryFixture({ id: 'none', next: { kind: 'nothing', count: 0, department: 'compliance' } }),
    ],
    ['compliance'],
    NOW,
    '2026-11-25',
  );
  expect(late.map(({ id }) => id)).toEqual(['late']);
  expect(mine.map(({ id }) => id)).toEqual(['lapsed', 'late', 'today']);
});
