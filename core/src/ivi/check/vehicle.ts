import type { IviContent } from '../content.ts';
import { categoryClassOf, CURRENT_SCHEMA_VERSION, dictionaryOf } from '../dictionary/dictionary.ts';
import type { CategoryClass } from '../dictionary/dictionary.ts';
import { placesOf } from '../places.ts';
import type { Container, RowPaths } from '../places.ts';
import { collapse, decimalParts, plainNumber } from './lexical.ts';

/** A row as rules see it. */
export interface Row {
  /** `AxleTable/<row id>`. */
  readonly path: string;
  /** Paths of what stands in it. */
  readonly paths: RowPaths;
  /** Position, from 1. */
  readonly number: number;
  /** Positions from the outermost table inwards: "2.1". */
  readonly numbers: string;
}

/** Content read as a vehicle: what rules ask. Values that are no valid number or date count as absent: the schema checks tell. */
export class Vehicle {
  readonly content: IviContent;
  /** The full category code, such as `N2G`; undefined while unknown. */
  readonly category: string | undefined;
  readonly categoryClass: CategoryClass | undefined;
  readonly stage: string | undefined;
  /** One run of all rules asks the same places many times: what was read once is kept. */
  /** By the row they stand in, then by table: the same rows bear shorter numbers where nobody says in which row. */
  readonly #rows = new Map<Row | undefined, Map<string, readonly Row[]>>();
  #sources: readonly EnergySource[] | undefined;
  #present: ReadonlySet<string> | undefined;
  readonly #places = placesOf(dictionaryOf(CURRENT_SCHEMA_VERSION));
  #byName: ReadonlyMap<string, readonly string[]> | undefined;

  constructor(content: IviContent) {
    this.content = content;
    this.category = content.values.get('VehicleCategory');
    this.categoryClass = this.category === undefined ? undefined : categoryClassOf(this.category);
    this.stage = content.values.get('StageOfCompletion');
  }

  /** Whether the vehicle is of one of these classes; "M" stands for M1 to M3, and so on. */
  isOf(classes: readonly string[]): boolean {
    const own = this.categoryClass;
    return own !== undefined && classes.some((name) => name === own || (name.length === 1 && own.startsWith(name)));
  }

  /** The value at a path; with a row, of what stands in the row. */
  text(path: string, row?: Row): string | undefined {
    return this.content.values.get(row ? row.paths.at(path) : path);
  }

  number(path: string, row?: Row): number | undefined {
    const value = this.text(path, row);
    if (value === undefined) return undefined;
    const plain = plainNumber(value);
    if (plain) return plain.number;
    const collapsed = collapse(value);
    return decimalParts(collapsed) ? Number(collapsed) : undefined;
  }

  /** A date as YYYY-MM-DD, for comparing; undefined for none. */
  date(path: string, row?: Row): string | undefined {
    return /^[0-9]{4}-[0-9]{2}-[0-9]{2}/u.exec(this.text(path, row) ?? '')?.[0];
  }

  rows(tablePath: string, outer?: Row): readonly Row[] {
    let inner = this.#rows.get(outer);
    if (!inner) this.#rows.set(outer, (inner = new Map<string, readonly Row[]>()));
    const kept = inner.get(tablePath);
    if (kept) return kept;
    const path = outer ? outer.paths.at(tablePath) : tablePath;
    const rows = (this.content.rows.get(path) ?? NO_IDS).map((id, index): Row => {
      const paths = this.#places.row(path, id);
      return {
        path: paths.path,
        paths,
        number: index + 1,
        numbers: outer ? `${outer.numbers}.${String(index + 1)}` : String(index + 1),
      };
    });
    inner.set(tablePath, rows);
    return rows;
  }

  /** Values of one element in all rows of a table, rows without it left out. */
  column(rows: readonly Row[], name: string): number[] {
    return rows.flatMap((row) => this.number(name, row) ?? []);
  }

  /** Every energy source of every convertor. */
  energySources(): readonly EnergySource[] {
    this.#sources ??= this.rows('EnergyConvertorTable').flatMap((convertor) =>
      this.rows('EnergySourceTable', convertor).map((row) => ({
        ...row,
        convertor,
        source: this.text('EnergySource', row),
      })),
    );
    return this.#sources;
  }

  /** Whether anything stands at or under a path. */
  has(place: string, row?: Row): boolean {
    const { values, rows } = this.content;
    const path = row ? row.paths.at(place) : place;
    if (values.has(path) || (rows.get(path)?.length ?? 0) > 0) return true;
    this.#present ??= containersOf(this.content);
    return this.#present.has(path);
  }

  /** Paths of the stated values by the name of their element: names are unique in a schema. */
  get byName(): ReadonlyMap<string, readonly string[]> {
    this.#byName ??= pathsByName(this.content);
    return this.#byName;
  }
}

/** An energy source of a convertor. */
export interface EnergySource extends Row {
  readonly source: string | undefined;
  readonly convertor: Row;
}

/** Every group, table and row that holds something. */
function containersOf({ values, rows }: IviContent): ReadonlySet<string> {
  const places = placesOf(dictionaryOf(CURRENT_SCHEMA_VERSION));
  const present = new Set<string>();
  let last: Container | undefined;
  const add = (path: string): void => {
    const container = places.at(path)?.container;
    if (container) {
      // Neighbours mostly stand in the same row or group.
      if (container !== last) addContainer(container, present);
      last = container;
    } else {
      for (let end = path.lastIndexOf('/'); end > 0; end = path.lastIndexOf('/', end - 1)) {
        present.add(path.slice(0, end));
      }
    }
  };
  for (const path of values.keys()) add(path);
  for (const [path, ids] of rows) if (ids.length > 0) add(path);
  return present;
}

/** A container and all around it, tables of rows too. */
function addContainer({ path, place, rowId }: Container, present: Set<string>): void {
  if (path === '' || present.has(path)) return;
  present.add(path);
  if (rowId !== '') present.add(path.slice(0, -rowId.length - 1));
  if (place) addContainer(place.container, present);
}

function pathsByName({ values }: IviContent): ReadonlyMap<string, readonly string[]> {
  const places = placesOf(dictionaryOf(CURRENT_SCHEMA_VERSION));
  const found = new Map<string, string[]>();
  for (const path of values.keys()) {
    const name = places.at(path)?.definition.name ?? path.slice(path.lastIndexOf('/') + 1);
    const paths = found.get(name);
    if (paths) paths.push(path);
    else found.set(name, [path]);
  }
  return found;
}

const NO_IDS: readonly string[] = [];

export const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
