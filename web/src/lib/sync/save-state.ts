import type { SaveState } from '#lib/app/ports.ts';

/** Facts the state of one's work is derived from; nothing else goes in. */
export interface SaveFacts {
  /** Edits that this device's database has not committed yet. */
  readonly unkept: number;
  /** Whether that database fails. */
  readonly deviceFails: boolean;
  /** Updates, decisions and files in the database that the server has not acknowledged. */
  readonly unsent: number;
  readonly tray: number;
  readonly reach: 'reached' | 'trying' | 'offline';
  readonly serverStore: 'ok' | 'failing';
  readonly session: 'good' | 'sign-in';
}

/**
 * Where a person's work is. "Synced" stands only where everything made here is acknowledged, and acknowledged is
 * committed; "saved here" only for what IndexedDB has committed.
 */
export function saveState(facts: SaveFacts): SaveState {
  const { unkept, unsent, tray } = facts;
  const count = unkept + unsent;
  if (facts.deviceFails) return { kind: 'store-failing', count, where: 'device' };
  if (facts.session === 'sign-in') return { kind: 'sign-in', count };
  if (unkept > 0) return { kind: 'saving', count };
  if (facts.reach === 'offline') return { kind: 'offline', count };
  if (facts.serverStore === 'failing') return { kind: 'store-failing', count, where: 'server' };
  if (count > 0) return { kind: 'saved-here', count };
  if (tray > 0) return { kind: 'refused', count: tray };
  return { kind: 'synced', count: 0 };
}
