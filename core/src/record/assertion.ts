import type { Array as YArray, Doc } from 'yjs';

/**
 * The arrays a record document consists of. Each holds flat assertion tuples; nothing is nested, because Yjs keeps
 * only one of two nested types that offline replicas create at the same place.
 */
export const RECORD_ARRAYS = ['about', 'values', 'talk', 'sources'] as const;
export type RecordArray = (typeof RECORD_ARRAYS)[number];

/** Where a value comes from: typed by hand, or the id of a source in the record's `sources`. */
export type SourceId = string;
export const MANUAL: SourceId = 'manual';

/**
 * "This path has this value": `[path, value, author, timeMs, device, source]`.
 * `null` says that the value was cleared (or the row removed) on purpose: clearing is a write like any other, so that
 * a clear and an edit made apart become a conflict.
 */
export type AssertionTuple = readonly [
  path: string,
  value: string | null,
  author: string,
  timeMs: number,
  device: string,
  source: SourceId,
];

export interface Assertion {
  readonly path: string;
  readonly value: string | null;
  /** User id; the server refuses an update whose author is not the session's user. */
  readonly author: string;
  /** Milliseconds since 1970 by the author's device: shown, never used to choose a winner. */
  readonly timeMs: number;
  readonly device: string;
  readonly source: SourceId;
}

export const assertionOf = ([path, value, author, timeMs, device, source]: AssertionTuple): Assertion => ({
  path,
  value,
  author,
  timeMs,
  device,
  source,
});

/** Bounds of one tuple, checked on every update that enters from outside. Lengths in UTF-16 units. */
export const ASSERTION_LIMITS = { path: 300, value: 8_000, author: 64, device: 64, source: 64 } as const;

const isBounded = (part: unknown, limit: number): part is string => typeof part === 'string' && part.length <= limit;

/** Whether a foreign value has the shape of an assertion tuple, within {@link ASSERTION_LIMITS}. */
export function isAssertionTuple(item: unknown): item is AssertionTuple {
  if (!Array.isArray(item) || item.length !== 6) return false;
  const [path, value, author, timeMs, device, source] = item as unknown[];
  return (
    isBounded(path, ASSERTION_LIMITS.path) &&
    path.length > 0 &&
    (value === null || isBounded(value, ASSERTION_LIMITS.value)) &&
    isBounded(author, ASSERTION_LIMITS.author) &&
    author.length > 0 &&
    Number.isSafeInteger(timeMs) &&
    (timeMs as number) >= 0 &&
    isBounded(device, ASSERTION_LIMITS.device) &&
    isBounded(source, ASSERTION_LIMITS.source)
  );
}

/** The assertion array of that name in a record document. */
export const arrayOf = (doc: Doc, name: RecordArray): YArray<AssertionTuple> => doc.getArray<AssertionTuple>(name);
