import { expect, test } from 'vitest';
import { saveState } from './save-state.ts';
import type { SaveFacts } from './save-state.ts';

const calm: SaveFacts = {
  unkept: 0,
  deviceFails: false,
  unsent: 0,
  tray: 0,
  reach: 'reached',
  serverStore: 'ok',
  session: 'good',
};

test.each([
  ['LOC-03 all acknowledged is synced', {}, { kind: 'synced', count: 0 }],
  ['LOC-03 one update without an acknowledgement is not', { unsent: 1 }, { kind: 'saved-here', count: 1 }],
  ['LOC-02 what IndexedDB has not committed is not saved here', { unkept: 1, unsent: 2 }, { kind: 'saving', count: 3 }],
  ['LOC-01 offline says how much is kept here', { reach: 'offline', unsent: 14 }, { kind: 'offline', count: 14 }],
  ['LOC-01 offline is told also with nothing to send', { reach: 'offline' }, { kind: 'offline', count: 0 }],
  ['LOC-01 a short loss changes nothing', { reach: 'trying' }, { kind: 'synced', count: 0 }],
  ['LOC-04 refused work is told once the rest is through', { tray: 1 }, { kind: 'refused', count: 1 }],
  ['LOC-04 work on its way comes first', { tray: 1, unsent: 1 }, { kind: 'saved-here', count: 1 }],
  [
    'LOC-03 a failing store of the server is never synced',
    { serverStore: 'failing', unsent: 2 },
    { kind: 'store-failing', count: 2, where: 'server' },
  ],
  [
    'LOC-02 a failing database of the device is told before all else',
    { deviceFails: true, unkept: 1, reach: 'offline', session: 'sign-in' },
    { kind: 'store-failing', count: 1, where: 'device' },
  ],
  ['LOC-01 a session that ran out is told', { session: 'sign-in', unsent: 3 }, { kind: 'sign-in', count: 3 }],
] as const)('%s', (_name, part, state) => {
  expect(saveState({ ...calm, ...part })).toEqual(state);
});
