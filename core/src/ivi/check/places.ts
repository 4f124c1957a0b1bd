import type { Dictionary } from '../dictionary/dictionary.ts';
import type { Row, Vehicle } from './vehicle.ts';

/** A place in a message, and the positions of the rows on the way ("2.1"; empty outside tables). */
export interface Place {
  readonly path: string;
  readonly rows: string;
}

/** How to come to a dictionary path: through which tables, each from the row before, and what remains. */
interface Way {
  readonly tables: readonly string[];
  readonly rest: string;
  /** The one place of a path that leads through no table. */
  readonly only: readonly Place[];
}

const ways = new WeakMap<Dictionary, Map<string, Way>>();

function wayTo(dictionaryPath: string, dictionary: Dictionary): Way {
  let known = ways.get(dictionary);
  if (!known) ways.set(dictionary, (known = new Map<string, Way>()));
  const kept = known.get(dictionaryPath);
  if (kept) return kept;
  const tables: string[] = [];
  const segments = dictionaryPath.split('/');
  let from = 0;
  for (let end = 1; end < segments.length; end += 1) {
    if (dictionary.byPath(segments.slice(0, end).join('/'))?.kind !== 'table') continue;
    tables.push(segments.slice(from, end).join('/'));
    from = end;
  }
  const way: Way = { tables, rest: segments.slice(from).join('/'), only: [{ path: dictionaryPath, rows: '' }] };
  known.set(dictionaryPath, way);
  return way;
}

/** The record paths of a dictionary path: one for each row of the tables on the way. */
export function placesOf(vehicle: Vehicle, dictionary: Dictionary, dictionaryPath: string): readonly Place[] {
  const { tables, rest, only } = wayTo(dictionaryPath, dictionary);
  const [first, ...inner] = tables;
  if (first === undefined) return only;
  let rows: readonly Row[] = vehicle.rows(first);
  for (const table of inner) rows = rows.flatMap((row) => vehicle.rows(table, row));
  return rows.map((row) => ({ path: row.paths.at(rest), rows: row.numbers }));
}

/** The innermost row that a record path stands in; empty outside tables. */
export const rowOf = (path: string): string => /^.*Table\/[^/]+(?=\/)/u.exec(path)?.[0] ?? '';
