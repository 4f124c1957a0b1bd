import type { Dictionary } from '../dictionary/dictionary.ts';
import type { Vehicle } from './vehicle.ts';

/** A place in a message, and the positions of the rows on the way ("2.1"; empty outside tables). */
export interface Place {
  readonly path: string;
  readonly rows: string;
}

const split = new Map<string, readonly string[]>();

/** The record paths of a dictionary path: one for each row of the tables on the way. */
export function placesOf(vehicle: Vehicle, dictionary: Dictionary, dictionaryPath: string): readonly Place[] {
  let segments = split.get(dictionaryPath);
  if (!segments) split.set(dictionaryPath, (segments = dictionaryPath.split('/')));
  let places: Place[] = [{ path: '', rows: '' }];
  let walked = '';
  segments.forEach((segment, index) => {
    walked = walked === '' ? segment : `${walked}/${segment}`;
    const isInnerTable = index + 1 < segments.length && dictionary.byPath(walked)?.kind === 'table';
    places = places.flatMap(({ path, rows }): Place[] => {
      const here = path === '' ? segment : `${path}/${segment}`;
      if (!isInnerTable) return [{ path: here, rows }];
      return vehicle.rows(here).map((row) => ({
        path: row.path,
        rows: rows === '' ? String(row.number) : `${rows}.${String(row.number)}`,
      }));
    });
  });
  return places;
}

/** The innermost row that a record path stands in; empty outside tables. */
export const rowOf = (path: string): string => /^.*Table\/[^/]+(?=\/)/u.exec(path)?.[0] ?? '';
