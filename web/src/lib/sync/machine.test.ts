import { describe, expect, test } from 'vitest';
import { backoff } from './backoff.ts';
import { startState, step } from './machine.ts';
import type { SyncEvent, SyncState } from './machine.ts';

const idle: SyncState = { ...startState(true), leader: true, reach: 'reached', live: 'open' };

interface Row {
  readonly name: string;
  readonly from: SyncState;
  readonly event: SyncEvent;
  readonly becomes: Partial<SyncState>;
  readonly effects: readonly string[];
}

const TABLE: readonly Row[] = [
  {
    name: 'LOC-06 a tab that becomes the leader runs a round and opens the live socket',
    from: startState(true),
    event: { kind: 'became-leader' },
    becomes: { leader: true, round: 'running', live: 'opening' },
    effects: ['run-round', 'open-live', 'watch-loss'],
  },
  {
    name: 'LOC-06 a tab that does not lead sends nothing',
    from: { ...idle, leader: false },
    event: { kind: 'wake', urgent: true },
    becomes: { round: 'none' },
    effects: [],
  },
  {
    name: 'LOC-05 what comes up during a round is run after it',
    from: { ...idle, round: 'running' },
    event: { kind: 'wake', urgent: false },
    becomes: { round: 'running', again: true },
    effects: [],
  },
  {
    name: 'LOC-05 a round that another was wanted after starts it',
    from: { ...idle, round: 'running', again: true, failures: 3 },
    event: { kind: 'round-done' },
    becomes: { round: 'running', again: false, failures: 0 },
    effects: ['run-round', 'tell'],
  },
  {
    name: 'LOC-05 a lost network waits with a growing pause, and is not shown at once',
    from: { ...idle, round: 'running', failures: 1 },
    event: { kind: 'round-failed', failure: 'network' },
    becomes: { round: 'none', waiting: true, failures: 2, reach: 'trying' },
    effects: ['set-timer 2', 'watch-loss', 'tell'],
  },
  {
    name: 'LOC-01 offline is shown after two seconds without the server',
    from: { ...idle, reach: 'trying' },
    event: { kind: 'lost-for-long' },
    becomes: { reach: 'offline' },
    effects: ['tell'],
  },
  {
    name: 'LOC-01 a server that came back within two seconds shows nothing',
    from: idle,
    event: { kind: 'lost-for-long' },
    becomes: { reach: 'reached' },
    effects: [],
  },
  {
    name: 'LOC-05 while a pause runs, work does not shorten it',
    from: { ...idle, waiting: true, failures: 4 },
    event: { kind: 'wake', urgent: false },
    becomes: { waiting: true, round: 'none' },
    effects: [],
  },
  {
    name: 'LOC-05 a person who asks, or the page shown again, ends the pause',
    from: { ...idle, waiting: true, failures: 4 },
    event: { kind: 'wake', urgent: true },
    becomes: { waiting: false, round: 'running' },
    effects: ['clear-timer', 'run-round'],
  },
  {
    name: 'LOC-05 the browser coming online starts over at once',
    from: { ...idle, online: false, reach: 'offline', live: 'closed', failures: 9 },
    event: { kind: 'browser-online' },
    becomes: { online: true, round: 'running', failures: 0, live: 'opening' },
    effects: ['run-round', 'open-live'],
  },
  {
    name: 'LOC-01 the browser going offline closes the live socket and stops trying',
    from: { ...idle, waiting: true },
    event: { kind: 'browser-offline' },
    becomes: { online: false, waiting: false, live: 'closed', reach: 'trying' },
    effects: ['clear-timer', 'close-live', 'watch-loss', 'tell'],
  },
  {
    name: 'LOC-01 an answer that was on its way when the network went does not hide that it is gone',
    from: { ...idle, round: 'running', online: false, reach: 'trying', live: 'closed' },
    event: { kind: 'round-done' },
    becomes: { reach: 'trying', round: 'none' },
    effects: ['tell'],
  },
  {
    name: 'LOC-03 a store of the server that fails is told, and tried again',
    from: { ...idle, round: 'running' },
    event: { kind: 'round-failed', failure: 'store-failing', retryAfterMs: 5_000 },
    becomes: { waiting: true, serverStore: 'failing', reach: 'reached' },
    effects: ['set-timer 1', 'tell'],
  },
  {
    name: 'LOC-01 a session that ran out stops sending until a sign-in',
    from: { ...idle, round: 'running' },
    event: { kind: 'round-failed', failure: 'sign-in' },
    becomes: { session: 'sign-in', round: 'none', waiting: false },
    effects: ['tell'],
  },
  {
    name: 'LOC-01 a sign-in goes on with what waits',
    from: { ...idle, session: 'sign-in', live: 'given-up' },
    event: { kind: 'signed-in' },
    becomes: { session: 'good', round: 'running', live: 'opening' },
    effects: ['run-round', 'open-live', 'tell'],
  },
  {
    name: 'LOC-05 a live socket that opened fetches what was said meanwhile',
    from: { ...idle, live: 'opening', reach: 'trying' },
    event: { kind: 'live-opened' },
    becomes: { live: 'open', reach: 'reached', round: 'running' },
    effects: ['run-round', 'tell'],
  },
  {
    name: 'LOC-05 a live socket that was cut waits and comes back',
    from: idle,
    event: { kind: 'live-closed', action: 'retry' },
    becomes: { live: 'closed', reach: 'trying', waiting: true, failures: 1 },
    effects: ['watch-loss', 'tell', 'set-timer 1'],
  },
  {
    name: 'LOC-05 a live socket that never opened does not say that the server is gone',
    from: { ...idle, live: 'opening' },
    event: { kind: 'live-closed', action: 'retry' },
    becomes: { live: 'closed', reach: 'reached', waiting: true },
    effects: ['set-timer 1'],
  },
  {
    name: 'LOC-05 a server that says not to come back is not asked again',
    from: idle,
    event: { kind: 'live-closed', action: 'give-up' },
    becomes: { live: 'given-up', waiting: false },
    effects: [],
  },
  {
    name: 'LOC-05 the end of a pause runs a round',
    from: { ...idle, waiting: true, live: 'closed' },
    event: { kind: 'timer' },
    becomes: { waiting: false, round: 'running', live: 'opening' },
    effects: ['run-round', 'open-live'],
  },
  {
    name: 'LOC-06 a stopped tab leads no longer',
    from: { ...idle, round: 'running' },
    event: { kind: 'stopped' },
    becomes: { leader: false, round: 'none', live: 'closed' },
    effects: ['clear-timer', 'close-live'],
  },
];

describe('the replication machine', () => {
  test.each(TABLE)('$name', ({ from, event, becomes, effects }) => {
    const next = step(from, event);
    expect(next.state).toMatchObject(becomes);
    expect(
      next.effects.map((effect) => (effect.kind === 'set-timer' ? `set-timer ${String(effect.attempt)}` : effect.kind)),
    ).toEqual(effects);
  });

  test('LOC-05 a session that ran out is never asked with, whatever wakes the tab', () => {
    const out: SyncState = { ...idle, session: 'sign-in' };
    for (const event of [{ kind: 'wake', urgent: true }, { kind: 'timer' }, { kind: 'browser-online' }] as const) {
      expect(step(out, event).effects.some((effect) => effect.kind === 'run-round')).toBe(false);
    }
  });
});

test('LOC-05 at most six attempts fall in the first minute of a lost server, however the dice fall', () => {
  for (const random of [0, 0.5, 1]) {
    let at = 0;
    let attempts = 1;
    for (let failure = 1; at < 60_000; failure += 1) {
      at += backoff(failure, random);
      if (at < 60_000) attempts += 1;
    }
    expect(attempts).toBeLessThanOrEqual(6);
  }
});

test('LOC-05 pauses grow to a minute and differ from client to client', () => {
  expect(backoff(1, 0.5)).toBe(2_000);
  expect(backoff(30, 0.5)).toBe(60_000);
  expect(backoff(2, 0)).not.toBe(backoff(2, 0.9));
});
