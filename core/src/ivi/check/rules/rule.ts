import type { Words } from '../../dictionary/dictionary.ts';
import type { Severity } from '../finding.ts';
import type { Row, Vehicle } from '../vehicle.ts';

/** How well founded a rule is: stated by a source, or inferred from several. */
export type Basis = 'source' | 'derived';

/** One place where a rule is broken. */
export interface Breach {
  readonly path: string;
  readonly params?: Readonly<Record<string, string | number>>;
  readonly value?: string;
}

/**
 * A rule across values, beyond the schema. None of them is the authority's own list: they say what the acts and the
 * published guidance ask for, and what contradicts itself.
 */
export interface BusinessRule {
  readonly id: string;
  readonly severity: Severity;
  /** The act, guideline or reasoning it rests on. */
  readonly source: string;
  readonly basis: Basis;
  /** Category classes ("M1") or letters ("M"); absent: all. */
  readonly categories?: readonly string[];
  /** Stages of completion; absent: all. */
  readonly stages?: readonly string[];
  /** Names of the elements and tables the verdict depends on: a change elsewhere cannot change it. */
  readonly dependsOn: readonly string[];
  /** What is wrong and how to mend it; `{name}` is a param, `{where}` the row, empty outside tables. */
  readonly words: Words;
  readonly check: (vehicle: Vehicle) => readonly Breach[];
}

export const inRow = (row: Row, name: string, params: Breach['params'] = {}): Breach => ({
  path: name === '' ? row.path : `${row.path}/${name}`,
  params: { rows: row.numbers, ...params },
});

export const when = (broken: boolean, breach: () => Breach): readonly Breach[] => (broken ? [breach()] : []);
