import type { Definition, Dictionary } from './dictionary/dictionary.ts';

/** A group or row of a record, or the header or the data as a whole: what values stand in. */
export interface Container {
  /** Record path; empty for the data. */
  readonly path: string;
  readonly children: readonly Definition[];
  /** The group's place, or that of the row's table; undefined for header and data. */
  readonly place: Place | undefined;
  /** Of a row: its id; else empty. */
  readonly rowId: string;
}

/** Where an element, group or table of a record stands. */
export interface Place {
  readonly container: Container;
  /** Among the container's children. */
  readonly index: number;
  readonly definition: Definition;
}

/** The path of a row, and those of what stands in it, each made once. */
export class RowPaths {
  readonly path: string;
  readonly #inside = new Map<string, string>();

  constructor(path: string) {
    this.path = path;
  }

  /** The path of something in the row: `name`, or further down `PowerGroup/name`. */
  at(name: string): string {
    let path = this.#inside.get(name);
    if (path === undefined) this.#inside.set(name, (path = `${this.path}/${name}`));
    return path;
  }
}

/** Row ids make paths without end: beyond this many the memory starts anew. */
const KEPT = 20_000;
const ROWS_KEPT = 2_000;

/**
 * Places of record paths, remembered: the paths of one record are asked for again with every check, and most of them are those of
 * every other record.
 */
export class Places {
  readonly header: Container;
  readonly data: Container;
  readonly #indexes = new WeakMap<readonly Definition[], ReadonlyMap<string, number>>();
  readonly #places = new Map<string, Place>();
  readonly #containers = new Map<string, Container>();
  readonly #rows = new Map<string, Map<string, RowPaths>>();
  #rowsKept = 0;

  constructor(dictionary: Dictionary) {
    this.header = { path: 'Header', children: dictionary.header.children, place: undefined, rowId: '' };
    this.data = { path: '', children: dictionary.data, place: undefined, rowId: '' };
  }

  /** The place of an element, group or table; undefined for a path without one, and for that of a row. */
  at(path: string): Place | undefined {
    const known = this.#places.get(path);
    if (known) return known;
    const slash = path.lastIndexOf('/');
    const container = slash < 0 ? this.data : this.container(path.slice(0, slash));
    const index = container && this.indexOf(container.children, path.slice(slash + 1));
    const definition = index === undefined ? undefined : container?.children[index];
    if (!container || index === undefined || !definition) return undefined;
    const place: Place = { container, index, definition };
    if (this.#places.size >= KEPT) this.#forget();
    this.#places.set(path, place);
    return place;
  }

  /** The container at the path of a group or row, whether or not the record has the row. */
  container(path: string): Container | undefined {
    if (path === 'Header') return this.header;
    const known = this.#containers.get(path);
    if (known) return known;
    const found = this.#group(path) ?? this.#row(path);
    if (found) this.#containers.set(path, found);
    return found;
  }

  /** The paths of a row of a table, whether or not the record has it. */
  row(tablePath: string, rowId: string): RowPaths {
    let rows = this.#rows.get(tablePath);
    if (!rows) this.#rows.set(tablePath, (rows = new Map<string, RowPaths>()));
    const known = rows.get(rowId);
    if (known) return known;
    const made = new RowPaths(`${tablePath}/${rowId}`);
    this.#rowsKept += 1;
    if (this.#rowsKept > ROWS_KEPT) this.#forgetRows();
    else rows.set(rowId, made);
    return made;
  }

  /** Position of a child by its name. */
  indexOf(children: readonly Definition[], name: string): number | undefined {
    let indexes = this.#indexes.get(children);
    if (!indexes) {
      indexes = new Map(children.map((child, index) => [child.name, index]));
      this.#indexes.set(children, indexes);
    }
    return indexes.get(name);
  }

  #group(path: string): Container | undefined {
    const place = this.at(path);
    if (place?.definition.kind !== 'group') return undefined;
    return { path, children: place.definition.children, place, rowId: '' };
  }

  #row(path: string): Container | undefined {
    const slash = path.lastIndexOf('/');
    const rowId = path.slice(slash + 1);
    const place = slash <= 0 || rowId === '' ? undefined : this.at(path.slice(0, slash));
    if (place?.definition.kind !== 'table') return undefined;
    return { path, children: place.definition.children, place, rowId };
  }

  #forgetRows(): void {
    this.#rows.clear();
    this.#rowsKept = 0;
  }

  #forget(): void {
    this.#places.clear();
    this.#containers.clear();
  }
}

const known = new WeakMap<Dictionary, Places>();

export function placesOf(dictionary: Dictionary): Places {
  const kept = known.get(dictionary);
  if (kept) return kept;
  const places = new Places(dictionary);
  known.set(dictionary, places);
  return places;
}
