import type { IviContent } from '../content.ts';
import { categoryClassOf } from '../dictionary/dictionary.ts';
import type { CategoryClass } from '../dictionary/dictionary.ts';
import { collapse, decimalParts } from './lexical.ts';

/** A row as rules see it. */
export interface Row {
  /** `AxleTable/<row id>`. */
  readonly path: string;
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

  text(path: string): string | undefined {
    return this.content.values.get(path);
  }

  number(path: string): number | undefined {
    const value = this.content.values.get(path);
    if (value === undefined) return undefined;
    const collapsed = collapse(value);
    return decimalParts(collapsed) ? Number(collapsed) : undefined;
  }

  /** A date as YYYY-MM-DD, for comparing; undefined for none. */
  date(path: string): string | undefined {
    return /^[0-9]{4}-[0-9]{2}-[0-9]{2}/u.exec(this.content.values.get(path) ?? '')?.[0];
  }

  rows(tablePath: string, outer?: Row): Row[] {
    const path = outer ? `${outer.path}/${tablePath}` : tablePath;
    return (this.content.rows.get(path) ?? []).map((id, index) => ({
      path: `${path}/${id}`,
      number: index + 1,
      numbers: outer ? `${outer.numbers}.${String(index + 1)}` : String(index + 1),
    }));
  }

  /** Values of one element in all rows of a table, rows without it left out. */
  column(rows: readonly Row[], name: string): number[] {
    return rows.flatMap((row) => this.number(`${row.path}/${name}`) ?? []);
  }

  /** Every energy source of every convertor. */
  energySources(): (Row & { readonly source: string | undefined; readonly convertor: Row })[] {
    return this.rows('EnergyConvertorTable').flatMap((convertor) =>
      this.rows('EnergySourceTable', convertor).map((row) => ({
        ...row,
        convertor,
        source: this.text(`${row.path}/EnergySource`),
      })),
    );
  }

  /** Whether anything stands at or under a path. */
  has(path: string): boolean {
    const { values, rows } = this.content;
    if (values.has(path) || (rows.get(path)?.length ?? 0) > 0) return true;
    const prefix = `${path}/`;
    for (const known of values.keys()) if (known.startsWith(prefix)) return true;
    for (const [known, ids] of rows) if (known.startsWith(prefix) && ids.length > 0) return true;
    return false;
  }
}

export const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
