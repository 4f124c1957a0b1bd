import { GATES, type Entry, type GateId, type GateState } from '@opencoc/core/readiness';
import type { Department } from '@opencoc/core/workspace';

/** Filters of the list, all of which must hold; empty ones hold always. Kept in the page's address. */
export interface ListFilter {
  /** Words: each must occur in VIN, make, name, type, variant, version or approval. */
  readonly text: string;
  readonly view: 'all' | 'mine' | 'blocked' | 'conflicts' | 'lapsed' | 'released';
  readonly categories: readonly string[];
  /** Records whose current gate (the first one that is not done) is this. */
  readonly gate: GateId | undefined;
  /** Held by this department, by this cause, or both. */
  readonly department: Department | undefined;
  readonly cause: string | undefined;
  readonly next: string | undefined;
}

export const NO_FILTER: ListFilter = {
  text: '',
  view: 'all',
  categories: [],
  gate: undefined,
  department: undefined,
  cause: undefined,
  next: undefined,
};

export type SortKey = 'changed' | 'vin' | 'vehicle' | 'category' | 'progress' | 'gate' | 'due';
export interface ListSort {
  readonly by: SortKey;
  readonly descending: boolean;
}
export const NEWEST_FIRST: ListSort = { by: 'changed', descending: true };

/** The gate a record stands before: the first that is not done; `done` where all are. */
export function currentGate(entry: Entry): GateId | 'done' {
  const at = entry.gates.findIndex((state: GateState) => state !== 'done');
  return GATES[at] ?? 'done';
}
