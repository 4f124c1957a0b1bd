import { describe, expect, test } from 'vitest';
import { entryFixture } from './entry.fixture.ts';
import { applyFilter, currentGate, filterFromParams, filterToParams, NEWEST_FIRST, NO_FILTER } from './filter.ts';
import type { ListFilter, ListSort } from './filter.ts';

const lorry = entryFixture({
  id: 'lorry',
  vin: 'WMA00000000000001',
  make: 'MAN',
  name: 'TGX',
  category: 'N3',
  changedMs: 3,
});
const van = entryFixture({ id: 'van', make: 'Toyota', name: 'ProAce', category: 'N1', changedMs: 2, blockers: 1 });
const trailer = entryFixture({
  id: 'trailer',
  vin: 'WKE00000000000002',
  make: 'Kögel',
  name: 'Cargo',
  category: 'O4',
  changedMs: 1,
  gates: ['done', 'done', 'done', 'open', 'held'],
  lapsedReviews: 1,
  release: 1,
  due: '2026-12-01',
  conflicts: 2,
  holds: [{ department: 'engineering', cause: 'missing', count: 4 }],
  next: { kind: 'hand-to-signer', count: 1, department: 'technical' },
});
const all = [lorry, van, trailer];

const ids = (filter: Partial<ListFilter>, sort: ListSort = NEWEST_FIRST): string[] =>
  applyFilter(all, { ...NO_FILTER, ...filter }, sort, ['technical']).map((entry) => entry.id);

describe('LST-01 the list of records', () => {
  test('LST-01 without a filter shows all, changed last first', () => {
    expect(ids({})).toEqual(['lorry', 'van', 'trailer']);
  });

  test('LST-01 search finds every word, anywhere, whatever the case and the marks', () => {
    expect(ids({ text: 'kogel CARGO' })).toEqual(['trailer']);
    expect(ids({ text: 'toy pro' })).toEqual(['van']);
    expect(ids({ text: 'toy cargo' })).toEqual([]);
    expect(ids({ text: '00000002' })).toEqual(['trailer']);
  });

  test.each([
    [{ view: 'mine' }, ['trailer']],
    [{ view: 'blocked' }, ['van']],
    [{ view: 'conflicts' }, ['trailer']],
    [{ view: 'lapsed' }, ['trailer']],
    [{ view: 'released' }, ['trailer']],
    [{ categories: ['N1', 'N3'] }, ['lorry', 'van']],
    [{ gate: 'signing' }, ['trailer']],
    [{ department: 'engineering' }, ['trailer']],
    [{ department: 'engineering', cause: 'error' }, []],
    [{ cause: 'missing' }, ['trailer']],
    [{ next: 'review' }, ['lorry', 'van']],
  ] as const)('LST-01 filter %j leaves %j', (filter, left) => {
    expect(ids(filter)).toEqual(left);
  });

  test('LST-01 filters hold together', () => {
    expect(ids({ text: 'man', categories: ['N1'] })).toEqual([]);
  });

  test('LST-01 sorts by each column, equal ones always in one order', () => {
    expect(ids({}, { by: 'vin', descending: false })).toEqual(['trailer', 'lorry', 'van']);
    expect(ids({}, { by: 'vehicle', descending: true })).toEqual(['van', 'lorry', 'trailer']);
    expect(ids({}, { by: 'due', descending: false })[0]).toBe('trailer');
    expect(ids({}, { by: 'gate', descending: true })[0]).toBe('trailer');
    expect(ids({}, { by: 'progress', descending: false })).toEqual(ids({}, { by: 'progress', descending: true }));
  });

  test('LST-01 a filter lives in the address, there and back', () => {
    const filter: ListFilter = {
      text: 'pro ace',
      view: 'mine',
      categories: ['N1', 'O4'],
      gate: 'xml',
      department: 'engineering',
      cause: 'missing',
      next: 'review',
    };
    const sort: ListSort = { by: 'vin', descending: true };
    expect(filterFromParams(filterToParams(filter, sort))).toEqual({ filter, sort });
    expect(filterToParams(NO_FILTER, NEWEST_FIRST).toString()).toBe('');
    expect(filterFromParams(new URLSearchParams('view=nonsense&gate=x&sort=-y'))).toEqual({
      filter: NO_FILTER,
      sort: NEWEST_FIRST,
    });
  });

  test('LST-01 the current gate is the first that is not done', () => {
    expect(currentGate(trailer)).toBe('signing');
    expect(currentGate(entryFixture({ gates: ['done', 'done', 'done', 'done', 'done'] }))).toBe('done');
  });
});
