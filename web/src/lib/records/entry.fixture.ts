import type { Entry } from '@opencoc/core/readiness';

/** An entry for tests: complete data, nothing decided. */
export function entryFixture(part: Partial<Entry> = {}): Entry {
  return {
    id: 'a1b2c3d4',
    vin: 'YARTN2EVHDGZ00001',
    make: 'TOYOTA',
    name: 'ProAce Max',
    category: 'N2',
    stage: 'C',
    type: 'N2',
    variant: '2X003B',
    version: '1B',
    approval: 'e3*2018/858*00107*01',
    gates: ['done', 'held', 'held', 'held', 'held'],
    filled: 90,
    expected: 100,
    errors: 0,
    warnings: 0,
    conflicts: 0,
    blockers: 0,
    threads: 0,
    lapsedReviews: 0,
    holds: [],
    next: { kind: 'review', count: 1, department: 'compliance' },
    release: 0,
    changedMs: 1_000,
    due: '',
    ...part,
  };
}
