import type { Doc } from 'yjs';
import { generateKeyBetween, generateNKeysBetween } from 'fractional-indexing';
import { arrayOf, MANUAL } from './assertion.ts';
import type { AssertionTuple, RecordArray, SourceId } from './assertion.ts';
import { orderPath, rowsAbove, splitRowPath, isRowPath, isOrderPath } from './path.ts';

/** Who writes, on which device, when. Passed in: core has no clock and knows nobody. */
export interface Pen {
  readonly author: string;
  readonly device: string;
  readonly nowMs: number;
}

/** Origin of every transaction made by a command, so that a person's own changes can be told from others'. */
export class CommandOrigin {
  readonly author: string;
  constructor(author: string) {
    this.author = author;
  }
}

/** The version of this record format; written at creation. */
export const RECORD_FORMAT = 1;

/** What a row's own path says while the row exists; `null` says it was removed. */
export const ROW_PRESENT = 'row';

interface Write {
  readonly path: string;
  readonly value: string | null;
  readonly source?: SourceId;
}

/** Runs a command as one transaction. */
export function command(doc: Doc, pen: Pen, work: () => void): void {
  doc.transact(work, new CommandOrigin(pen.author));
}

/**
 * Writes assertions: of each path, what is seen goes and the new one comes, so that a writer who had not seen it keeps
 * theirs beside it. `keep` spares assertions of the same path that are not the writer's to replace.
 */
export function assertAll(
  doc: Doc,
  pen: Pen,
  name: RecordArray,
  writes: readonly Write[],
  keep: (seen: AssertionTuple) => boolean = () => false,
): void {
  if (writes.length === 0) return;
  const array = arrayOf(doc, name);
  const paths = new Set(writes.map((write) => write.path));
  const seen = array.toArray();
  for (let at = seen.length - 1; at >= 0; at -= 1) {
    const tuple = seen[at];
    if (tuple !== undefined && paths.has(tuple[0]) && !keep(tuple)) array.delete(at, 1);
  }
  array.push(
    writes.map(({ path, value, source }) => [path, value, pen.author, pen.nowMs, pen.device, source ?? MANUAL]),
  );
}

/** Live assertions of a path, as tuples. */
export function liveAt(doc: Doc, name: RecordArray, path: string): AssertionTuple[] {
  return arrayOf(doc, name)
    .toArray()
    .filter((tuple) => tuple[0] === path);
}

/**
 * Says again that the rows around a path exist. An edit and a removal made apart thereby leave two assertions of the
 * row: a conflict that both see. A removal that is already seen stays standing, until a person chooses.
 */
function assertRowsAround(doc: Doc, pen: Pen, paths: readonly string[]): void {
  const rows = new Set(paths.flatMap((path) => rowsAbove(path)));
  assertAll(
    doc,
    pen,
    'values',
    [...rows].map((path) => ({ path, value: ROW_PRESENT })),
    (seen) => seen[1] === null,
  );
}

/**
 * Sets the value of an element; `null` clears it. Replaces every value of that path the writer sees, so it also
 * settles a conflict. Nothing is written where the value already stands alone.
 */
export function setValue(doc: Doc, pen: Pen, path: string, value: string | null, source: SourceId = MANUAL): void {
  const standing = liveAt(doc, 'values', path);
  if (standing.length === 1 && standing[0]?.[1] === value) return;
  if (standing.length === 0 && value === null) return;
  command(doc, pen, () => {
    assertAll(doc, pen, 'values', [{ path, value, source }]);
    assertRowsAround(doc, pen, [path]);
  });
}

/** Row ids of a table with their order keys, in order, gone ones left out. */
function orderedRows(doc: Doc, table: string): { rowId: string; key: string }[] {
  const prefix = `${table}/`;
  const present = new Set<string>();
  const keys = new Map<string, string>();
  for (const [path, value] of arrayOf(doc, 'values').toArray()) {
    if (!path.startsWith(prefix)) continue;
    if (isOrderPath(path)) {
      const rowId = path.slice(prefix.length, -'/@order'.length);
      if (value !== null && !rowId.includes('/')) keys.set(rowId, minOf(keys.get(rowId), value));
    } else if (value === ROW_PRESENT && isRowPath(path) && splitRowPath(path).table === table) {
      present.add(splitRowPath(path).rowId);
    }
  }
  return [...present]
    .map((rowId) => ({ rowId, key: keys.get(rowId) ?? '' }))
    .sort((a, b) => compare(a.key, b.key) || compare(a.rowId, b.rowId));
}

const minOf = (a: string | undefined, b: string): string => (a === undefined || b < a ? b : a);
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** A row that was never given a key bounds nothing. */
const keyOrNull = (row: { readonly key: string } | undefined): string | null =>
  row === undefined || row.key === '' ? null : row.key;

/** The order key for a place after `after` (at the end when left out, at the front for `null`). */
function keyFor(doc: Doc, table: string, after?: string | null, without?: string): string {
  const rows = orderedRows(doc, table).filter((row) => row.rowId !== without);
  const at = after === null ? -1 : after === undefined ? rows.length - 1 : rows.findIndex((row) => row.rowId === after);
  const left = keyOrNull(rows[at]);
  // Two rows added apart can bear the same key: the next larger one bounds the place.
  const right = rows.slice(at + 1).find((row) => row.key > (left ?? ''))?.key ?? null;
  return generateKeyBetween(left, right);
}

/** Adds a row to a table: at the end, or after the row `after` (`null`: in front). `rowId` is made by the caller. */
export function addRow(doc: Doc, pen: Pen, table: string, rowId: string, after?: string | null): void {
  const rowPath = `${table}/${rowId}`;
  command(doc, pen, () => {
    const key = keyFor(doc, table, after);
    assertAll(doc, pen, 'values', [
      { path: rowPath, value: ROW_PRESENT },
      { path: orderPath(rowPath), value: key },
    ]);
    assertRowsAround(doc, pen, [rowPath]);
  });
}

/**
 * Removes a row. Its values stay in the document, out of sight, so that keeping the row after all brings them back.
 */
export function removeRow(doc: Doc, pen: Pen, rowPath: string): void {
  command(doc, pen, () => {
    assertAll(doc, pen, 'values', [{ path: rowPath, value: null }]);
    assertRowsAround(doc, pen, [rowPath]);
  });
}

/** Keeps a row that one side removed, or brings a removed one back: the removal is replaced. */
export function keepRow(doc: Doc, pen: Pen, rowPath: string): void {
  command(doc, pen, () => {
    assertAll(doc, pen, 'values', [{ path: rowPath, value: ROW_PRESENT }]);
    assertRowsAround(doc, pen, [rowPath]);
  });
}

/** Moves a row behind the row `after` of its table (`null`: to the front). */
export function moveRow(doc: Doc, pen: Pen, rowPath: string, after: string | null): void {
  const { table, rowId } = splitRowPath(rowPath);
  command(doc, pen, () => {
    const key = keyFor(doc, table, after, rowId);
    assertAll(doc, pen, 'values', [{ path: orderPath(rowPath), value: key }]);
    assertRowsAround(doc, pen, [orderPath(rowPath)]);
  });
}

/** Order keys for `count` rows put at the end of a table at once. */
export function keysAtEnd(doc: Doc, table: string, count: number): string[] {
  return generateNKeysBetween(keyOrNull(orderedRows(doc, table).at(-1)), null, count);
}

/** Writes what every record document says of itself. */
export function createRecord(doc: Doc, pen: Pen, ivi = '2.0'): void {
  command(doc, pen, () => {
    assertAll(doc, pen, 'about', [
      { path: 'format', value: String(RECORD_FORMAT) },
      { path: 'ivi', value: ivi },
    ]);
  });
}
