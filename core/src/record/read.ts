import type { Doc } from 'yjs';
import { arrayOf, assertionOf } from './assertion.ts';
import type { Assertion, RecordArray } from './assertion.ts';
import { isOrderPath, isRowPath, rowsAbove, splitRowPath } from './path.ts';
import { readThreads } from './read-talk.ts';
import { distinctSides } from './sides.ts';
import { parseSource } from './source.ts';
import type { Conflict, ElementState, RecordView, RowState, SourceDescription } from './view.ts';
import { ROW_PRESENT } from './write.ts';

function liveByPath(doc: Doc, name: RecordArray): Map<string, Assertion[]> {
  const byPath = new Map<string, Assertion[]>();
  for (const tuple of arrayOf(doc, name).toArray()) {
    const sides = byPath.get(tuple[0]);
    if (sides) sides.push(assertionOf(tuple));
    else byPath.set(tuple[0], [assertionOf(tuple)]);
  }
  return byPath;
}

/** Rows by path: those that any side says exist. Removed by one and edited by another: there, and a conflict. */
function readRows(values: ReadonlyMap<string, readonly Assertion[]>): Map<string, RowState> {
  const rows = new Map<string, RowState>();
  for (const [path, live] of values) {
    if (!isRowPath(path) || !live.some((side) => side.value === ROW_PRESENT)) continue;
    const sides = distinctSides(path, live);
    rows.set(path, { id: splitRowPath(path).rowId, path, sides, conflict: sides.length > 1 });
  }
  for (const path of rows.keys()) {
    if (!rowsAbove(path).every((above) => rows.has(above))) rows.delete(path);
  }
  return rows;
}

/** Row states by table, ordered by order key; rows with one key (added apart) by row id. */
function orderRows(
  rows: ReadonlyMap<string, RowState>,
  values: ReadonlyMap<string, readonly Assertion[]>,
): Map<string, RowState[]> {
  const keyOf = new Map<string, string>();
  const byTable = new Map<string, RowState[]>();
  for (const [path, row] of rows) {
    const keys = (values.get(`${path}/@order`) ?? []).flatMap((side) => side.value ?? []);
    keyOf.set(path, keys.sort()[0] ?? '');
    const { table } = splitRowPath(path);
    const inTable = byTable.get(table);
    if (inTable) inTable.push(row);
    else byTable.set(table, [row]);
  }
  for (const inTable of byTable.values()) {
    inTable.sort((a, b) => {
      const [keyA = '', keyB = ''] = [keyOf.get(a.path), keyOf.get(b.path)];
      return keyA < keyB ? -1 : keyA > keyB ? 1 : a.id < b.id ? -1 : 1;
    });
  }
  return byTable;
}

function readSources(sources: ReadonlyMap<string, readonly Assertion[]>): Map<string, SourceDescription> {
  const byId = new Map<string, SourceDescription>();
  for (const [id, live] of sources) {
    const description = parseSource(distinctSides(id, live)[0]?.value ?? null);
    if (description) byId.set(id, description);
  }
  return byId;
}

/**
 * Reads a record document into plain values. Never throws on a document that passed `applyChecked`; what it does not
 * know it leaves out. The same content gives the same view on every replica.
 */
export function readRecord(doc: Doc): RecordView {
  const about = liveByPath(doc, 'about');
  const values = liveByPath(doc, 'values');
  const rows = readRows(values);
  const elements = new Map<string, ElementState>();
  const conflicts: Conflict[] = [];
  const effective = new Map<string, string>();
  let changedMs = 0;
  for (const path of [...values.keys()].sort()) {
    const live = values.get(path) ?? [];
    for (const side of live) changedMs = Math.max(changedMs, side.timeMs);
    if (isOrderPath(path) || isRowPath(path)) continue;
    if (!rowsAbove(path).every((row) => rows.has(row))) continue;
    const sides = distinctSides(path, live);
    const value = sides[0]?.value ?? null;
    elements.set(path, { path, value, sides, conflict: sides.length > 1 });
    if (sides.length > 1) conflicts.push({ path, kind: 'value', sides });
    if (value !== null) effective.set(path, value);
  }
  for (const row of rows.values()) {
    if (row.conflict) conflicts.push({ path: row.path, kind: 'row', sides: row.sides });
  }
  const byTable = orderRows(rows, values);
  return {
    about: {
      format: Number(distinctSides('format', about.get('format') ?? [])[0]?.value ?? 1),
      ivi: distinctSides('ivi', about.get('ivi') ?? [])[0]?.value ?? '2.0',
    },
    elements,
    rows: byTable,
    conflicts: conflicts.sort((a, b) => (a.path < b.path ? -1 : 1)),
    threads: readThreads(liveByPath(doc, 'talk')),
    sources: readSources(liveByPath(doc, 'sources')),
    content: {
      values: effective,
      rows: new Map([...byTable].map(([table, states]) => [table, states.map((row) => row.id)])),
    },
    changedMs,
  };
}
