import type { IviContent } from '../content.ts';
import { categoryClassOf, CURRENT_SCHEMA_VERSION, dictionaryOf } from '../dictionary/dictionary.ts';
import type { CategoryClass } from '../dictionary/dictionary.ts';
import { placesOf } from '../places.ts';
import type { RowPaths } from '../places.ts';
import { indexOf } from './content-index.ts';
import type { ContentIndex } from './content-index.ts';
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
  readonly #places = placesOf(dictionaryOf(CURRENT_SCHEMA_VERSION));
  #kept: ContentIndex | undefined;

  /** @param index of this content, where it is known already. */
  constructor(content: IviContent, index?: ContentIndex) {
    this.#kept = index;
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
    return this.#index.containers.has(path);
  }

  /** Paths of the stated values by the name of their element: names are unique in a schema. */
  get byName(): ReadonlyMap<string, readonly string[]> {
    return this.#index.byName;
  }

  get #index(): ContentIndex {
    this.#kept ??= indexOf(this.content, this.#places);
    return this.#kept;
  }
}

/** An energy source of a convertor. */
export interface EnergySource extends Row {
  readonly source: string | undefined;
  readonly convertor: Row;
}

const NO_IDS: readonly string[] = [];

export const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
