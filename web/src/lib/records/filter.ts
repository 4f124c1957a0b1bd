import { GATES, type Entry, type GateId, type GateState } from '@opencoc/core/readiness';
import { DEPARTMENTS, type Department } from '@opencoc/core/workspace';

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

/** Letters without marks and case, so that "Zürich" is found by "zurich". */
const fold = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

const haystacks = new WeakMap<Entry, string>();
function haystackOf(entry: Entry): string {
  let text = haystacks.get(entry);
  if (text === undefined) {
    text = fold(
      [entry.vin, entry.make, entry.name, entry.type, entry.variant, entry.version, entry.approval].join('\n'),
    );
    haystacks.set(entry, text);
  }
  return text;
}

function isInView(entry: Entry, view: ListFilter['view'], mine: readonly Department[]): boolean {
  switch (view) {
    case 'all':
      return true;
    case 'mine':
      return mine.some((department) => department === entry.next.department);
    case 'blocked':
      return entry.blockers > 0;
    case 'conflicts':
      return entry.conflicts > 0;
    case 'lapsed':
      return entry.lapsedReviews > 0;
    case 'released':
      return entry.release > 0;
  }
}

function compareBy(key: SortKey, a: Entry, b: Entry): number {
  const text = (left: string, right: string): number => (left < right ? -1 : left > right ? 1 : 0);
  switch (key) {
    case 'changed':
      return a.changedMs - b.changedMs;
    case 'vin':
      return text(a.vin, b.vin);
    case 'vehicle':
      return text(fold(`${a.make} ${a.name}`), fold(`${b.make} ${b.name}`));
    case 'category':
      return text(a.category, b.category) || text(a.type, b.type);
    case 'progress':
      return share(a) - share(b);
    case 'gate':
      return gateRank(a) - gateRank(b) || share(a) - share(b);
    case 'due':
      // No due date comes last in either direction a person would look for it: ascending.
      return text(a.due || '9999', b.due || '9999');
  }
}

const share = (entry: Entry): number => (entry.expected === 0 ? 0 : entry.filled / entry.expected);
const gateRank = (entry: Entry): number => {
  const at = entry.gates.findIndex((state) => state !== 'done');
  return at === -1 ? GATES.length : at;
};

/** The part of the list that a filter leaves, in the order of the sort; equal ones by VIN, then id, so nothing jumps. */
export function applyFilter(
  entries: Iterable<Entry>,
  filter: ListFilter,
  sort: ListSort,
  mine: readonly Department[],
): Entry[] {
  const words = fold(filter.text)
    .split(/\s+/)
    .filter((word) => word !== '');
  const categories = new Set(filter.categories);
  const left: Entry[] = [];
  for (const entry of entries) {
    if (!isInView(entry, filter.view, mine)) continue;
    if (categories.size > 0 && !categories.has(entry.category)) continue;
    if (filter.gate !== undefined && currentGate(entry) !== filter.gate) continue;
    if (filter.next !== undefined && entry.next.kind !== filter.next) continue;
    if (
      (filter.department !== undefined || filter.cause !== undefined) &&
      !entry.holds.some(
        (hold) =>
          (filter.department === undefined || hold.department === filter.department) &&
          (filter.cause === undefined || hold.cause === filter.cause),
      )
    ) {
      continue;
    }
    if (words.length > 0) {
      const haystack = haystackOf(entry);
      if (!words.every((word) => haystack.includes(word))) continue;
    }
    left.push(entry);
  }
  const direction = sort.descending ? -1 : 1;
  return left.sort(
    (a, b) =>
      direction * compareBy(sort.by, a, b) || (a.vin < b.vin ? -1 : a.vin > b.vin ? 1 : 0) || (a.id < b.id ? -1 : 1),
  );
}

const VIEWS: readonly ListFilter['view'][] = ['all', 'mine', 'blocked', 'conflicts', 'lapsed', 'released'];
const SORTS: readonly SortKey[] = ['changed', 'vin', 'vehicle', 'category', 'progress', 'gate', 'due'];
const oneOf = <T extends string>(all: readonly T[], text: string | null): T | undefined =>
  all.find((value) => value === text);

/** Filter and sort as parameters of an address; what stands at its default is left out. */
export function filterToParams(filter: ListFilter, sort: ListSort): URLSearchParams {
  const params = new URLSearchParams();
  if (filter.text !== '') params.set('q', filter.text);
  if (filter.view !== 'all') params.set('view', filter.view);
  for (const category of filter.categories) params.append('category', category);
  if (filter.gate) params.set('gate', filter.gate);
  if (filter.department) params.set('department', filter.department);
  if (filter.cause) params.set('cause', filter.cause);
  if (filter.next) params.set('next', filter.next);
  if (sort.by !== NEWEST_FIRST.by || sort.descending !== NEWEST_FIRST.descending) {
    params.set('sort', `${sort.descending ? '-' : ''}${sort.by}`);
  }
  return params;
}

/** Reads an address again; what it does not know it leaves at its default. */
export function filterFromParams(params: Pick<URLSearchParams, 'get' | 'getAll'>): {
  filter: ListFilter;
  sort: ListSort;
} {
  const sort = params.get('sort') ?? '';
  const by = oneOf(SORTS, sort.replace(/^-/, ''));
  return {
    filter: {
      text: params.get('q') ?? '',
      view: oneOf(VIEWS, params.get('view')) ?? 'all',
      categories: params.getAll('category'),
      gate: oneOf(GATES, params.get('gate')),
      department: oneOf(DEPARTMENTS, params.get('department')),
      cause: params.get('cause') ?? undefined,
      next: params.get('next') ?? undefined,
    },
    sort: by ? { by, descending: sort.startsWith('-') } : NEWEST_FIRST,
  };
}
