import type { IviContent } from '../../content.ts';
import type { Words } from '../../dictionary/dictionary.ts';
import type { Severity } from '../finding.ts';
import type { Row, Vehicle } from '../vehicle.ts';

/**
 * How well founded a rule is: a source states it, a source and our inference together, inferred from schema, templates and
 * samples, known of acts whose text we could not read, or a workspace's own.
 */
export const BASES = ['source', 'mixed', 'derived', 'general knowledge', 'own'] as const;
export type Basis = (typeof BASES)[number];

/** What a rule needs beside the one message. */
export const NEEDS = ['register', 'previous-stage', 'previous-version', 'clock', 'other-records', 'signature'] as const;
export type Need = (typeof NEEDS)[number];

/** What the caller knows beside the message. A rule whose context is not given is not asked. */
export interface CheckContext {
  /** Now, in milliseconds since 1970 UTC. */
  readonly nowMs?: number;
  /** The message of the stage before this one. */
  readonly previousStage?: IviContent;
  /** The message that this one corrects. */
  readonly previousVersion?: IviContent;
}

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
  /** An error only where a source states it; what is derived or only known in general asks. */
  readonly severity: Severity;
  /** The act, guideline or reasoning it rests on. */
  readonly source: string;
  readonly basis: Basis;
  /** Category classes ("M1") or letters ("M"); absent: all. */
  readonly categories?: readonly string[];
  /** Stages of completion; absent: all. */
  readonly stages?: readonly string[];
  /** Kinds of approval (EU, ESS, NSS); absent: all. */
  readonly approvalTypes?: readonly string[];
  /** At least one energy source of the vehicle is among these codes; absent: whatever drives it. */
  readonly energySources?: readonly string[];
  /** What of the context it cannot do without; absent: the message alone. */
  readonly needs?: readonly Need[];
  /** Names of the elements and tables the verdict depends on: a change elsewhere cannot change it. */
  readonly dependsOn: readonly string[];
  /** What is wrong and how to mend it; `{name}` is a param, `{where}` the row, empty outside tables. */
  readonly words: Words;
  readonly check: (vehicle: Vehicle, context: CheckContext) => readonly Breach[];
}

export const inRow = (row: Row, name: string, params: Breach['params'] = {}): Breach => ({
  path: name === '' ? row.path : `${row.path}/${name}`,
  params: { rows: row.numbers, ...params },
});

export const when = (broken: boolean, breach: () => Breach): readonly Breach[] => (broken ? [breach()] : NONE);

export const NONE: readonly Breach[] = [];

/** The last segment of a path: the name of its element, table or group. */
export const leafOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

/** Values that occur more than once, with the row of the second one. */
export function doubles(vehicle: Vehicle, rows: readonly Row[], name: string): { row: Row; value: string }[] {
  const seen = new Set<string>();
  return rows.flatMap((row) => {
    const value = vehicle.text(name, row);
    if (value === undefined) return [];
    if (seen.has(value)) return [{ row, value }];
    seen.add(value);
    return [];
  });
}

/** A reading of a vehicle that several rules share: made once for each vehicle. */
export function oncePer<Reading>(read: (vehicle: Vehicle) => Reading): (vehicle: Vehicle) => Reading {
  const kept = new WeakMap<Vehicle, { readonly reading: Reading }>();
  return (vehicle) => {
    let entry = kept.get(vehicle);
    if (!entry) kept.set(vehicle, (entry = { reading: read(vehicle) }));
    return entry.reading;
  };
}
