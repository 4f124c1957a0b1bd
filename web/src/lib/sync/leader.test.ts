import { expect, test, vi } from 'vitest';
import { claimDocument, claimedDocuments, lead } from './leader.ts';

// Node has no Web Locks: one queue for each name, exclusive and shared, as far as used.
class FakeLocks {
  readonly held: { name: string; mode: string }[] = [];
  readonly waiting: (() => void)[] = [];

  readonly request = (async (
    name: string,
    options: { mode?: string; signal?: AbortSignal },
    work: () => Promise<void>,
  ) => {
    const lock = { name, mode: options.mode ?? 'exclusive' };
    const blocked = (): boolean =>
      this.held.some((other) => other.name === name && (other.mode === 'exclusive' || lock.mode === 'exclusive'));
    while (blocked()) await new Promise<void>((resolve) => this.waiting.push(resolve));
    if (options.signal?.aborted) throw new DOMException('aborted', 'AbortError');
    this.held.push(lock);
    try {
      await work();
    } finally {
      this.held.splice(this.held.indexOf(lock), 1);
      for (const wake of this.waiting.splice(0)) wake();
    }
  }) as LockManager['request'];

  readonly query = (): Promise<LockManagerSnapshot> =>
    Promise.resolve({ held: this.held.map(({ name }) => ({ name })), pending: [] });
}

test('LOC-06 one tab leads; when it goes, another takes over', async () => {
  const locks = new FakeLocks();
  const leaders: string[] = [];
  const stopA = lead(locks, 'plant.leader', () => leaders.push('a'));
  const stopB = lead(locks, 'plant.leader', () => leaders.push('b'));
  const stopC = lead(locks, 'plant.leader', () => leaders.push('c'));
  await vi.waitFor(() => {
    expect(leaders).toEqual(['a']);
  });
  stopB();
  stopA();
  await vi.waitFor(() => {
    expect(leaders).toEqual(['a', 'c']);
  });
  stopC();
});

test('LOC-06 without Web Locks every tab leads', () => {
  let leads = 0;
  lead(undefined, 'plant.leader', () => (leads += 1));
  lead(undefined, 'plant.leader', () => (leads += 1));
  expect(leads).toBe(2);
});

test('LOC-06 the leader sees what open tabs send themselves, until the last lets go', async () => {
  const locks = new FakeLocks();
  const first = claimDocument(locks, 'plant', 'record_a');
  const second = claimDocument(locks, 'plant', 'record_a');
  expect(await claimedDocuments(locks, 'plant')).toEqual(new Set(['record_a']));
  first();
  await vi.waitFor(() => {
    expect(locks.held).toHaveLength(1);
  });
  expect(await claimedDocuments(locks, 'plant')).toEqual(new Set(['record_a']));
  second();
  await vi.waitFor(async () => {
    expect(await claimedDocuments(locks, 'plant')).toEqual(new Set());
  });
});
