import type { IviContent } from '../ivi/content.ts';
import type { GateId } from '../readiness/entry.ts';
import type { Assertion, SourceId } from './assertion.ts';

/** One element of a record (or one row's existence) as it stands: all live assertions of its path. */
export interface ElementState {
  readonly path: string;
  /** The value that is shown; in a conflict the side that sorts first. `null`: cleared. */
  readonly value: string | null;
  /** Live assertions, one for each distinct value, in the order every replica has: value, then time, then author. */
  readonly sides: readonly Assertion[];
  readonly conflict: boolean;
}

export interface RowState {
  readonly id: string;
  /** `AxleTable/<id>`. */
  readonly path: string;
  /** `removed` while one side removed the row and the other went on editing it. */
  readonly conflict: boolean;
  readonly sides: readonly Assertion[];
}

/** Two or more values of one path, written without sight of each other. */
export interface Conflict {
  readonly path: string;
  /** `row`: removed by one, edited by another. */
  readonly kind: 'value' | 'row';
  readonly sides: readonly Assertion[];
}

export interface Comment {
  readonly id: string;
  readonly author: string;
  readonly timeMs: number;
  /** `null`: its author took it back. */
  readonly text: string | null;
  readonly edited: boolean;
}

export interface Thread {
  readonly id: string;
  /** Path of element, row or table; section id as `#masses`; '' for the whole record. */
  readonly anchor: string;
  readonly comments: readonly Comment[];
  readonly author: string;
  readonly timeMs: number;
  /** Gates it holds shut; empty where it is no blocker. */
  readonly holds: readonly GateId[];
  readonly resolved: boolean;
  readonly resolvedBy: string | undefined;
}

export type SourceKind = 'ivi-file' | 'vecto-file' | 'csv' | 'api';

export interface SourceDescription {
  readonly kind: SourceKind;
  /** File name or reference. */
  readonly name: string;
  /** Of the file's bytes, where there is a file. */
  readonly sha256?: string;
}

/** A record document read into plain values. Equal documents give equal views, on every replica. */
export interface RecordView {
  readonly about: { readonly format: number; readonly ivi: string };
  /** By path; elements of rows that are gone are not here. */
  readonly elements: ReadonlyMap<string, ElementState>;
  /** By table path, in order. */
  readonly rows: ReadonlyMap<string, readonly RowState[]>;
  readonly conflicts: readonly Conflict[];
  readonly threads: readonly Thread[];
  readonly sources: ReadonlyMap<SourceId, SourceDescription>;
  /** Effective values and rows, as the checks and the writer take them. */
  readonly content: IviContent;
  /** Latest time any live assertion bears. */
  readonly changedMs: number;
}
