import type { IviContent } from '../content.ts';
import type { Container, Place, Places } from '../places.ts';

/** Where things stand in a content, for rules to ask; depends on which paths have a value and on the rows, not on the values. */
export interface ContentIndex {
  /** Paths of the stated values by the name of their element. */
  readonly byName: ReadonlyMap<string, readonly string[]>;
  /** Every group, table and row that holds something. */
  readonly containers: ReadonlySet<string>;
}

/** @param known places of the values in their order, where they were looked up already. */
export function indexOf(
  { values, rows }: IviContent,
  places: Places,
  known?: readonly (Place | undefined)[],
): ContentIndex {
  const byName = new Map<string, string[]>();
  const containers = new Set<string>();
  let last: Container | undefined;
  const hold = (path: string, container: Container | undefined): void => {
    if (!container) addAround(path, containers);
    // Neighbours mostly stand in the same row or group.
    else if (container !== last) addContainer(container, containers);
    last = container;
  };
  let position = 0;
  for (const path of values.keys()) {
    const place = known ? known[position] : places.at(path);
    position += 1;
    hold(path, place?.container);
    const name = place?.definition.name ?? lastSegment(path);
    const paths = byName.get(name);
    if (paths) paths.push(path);
    else byName.set(name, [path]);
  }
  for (const [path, ids] of rows) if (ids.length > 0) hold(path, places.at(path)?.container);
  return { byName, containers };
}

/** Whether an index of a content is one of a later content too, by the paths that have changed in between. */
export function isStillIndexOf(
  { byName }: ContentIndex,
  { values }: IviContent,
  changed: readonly string[],
  places: Places,
): boolean {
  return changed.every((path) => {
    if (places.at(path)?.definition.kind !== 'element') return false;
    return values.has(path) === (byName.get(lastSegment(path))?.includes(path) ?? false);
  });
}

const lastSegment = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

/** A container and all around it, tables of rows too. */
function addContainer({ path, place, rowId }: Container, containers: Set<string>): void {
  if (path === '' || containers.has(path)) return;
  containers.add(path);
  if (rowId !== '') containers.add(path.slice(0, -rowId.length - 1));
  if (place) addContainer(place.container, containers);
}

/** All that a path without a place in the schema seems to stand in. */
function addAround(path: string, containers: Set<string>): void {
  for (let end = path.lastIndexOf('/'); end > 0; end = path.lastIndexOf('/', end - 1)) {
    containers.add(path.slice(0, end));
  }
}
