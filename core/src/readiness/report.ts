import type { Finding } from '../ivi/check/finding.ts';
import type { SectionId } from '../ivi/dictionary/sections.ts';
import type { LedgerEntry } from '../ledger/decision.ts';
import type { Department } from '../workspace/roles.ts';
import type { GateId, GateState, NextStep } from './entry.ts';

/** What keeps a gate shut: for one cause how many, where, and whose turn it is. */
export interface Hold {
  readonly cause:
    | 'missing'
    | 'error'
    | 'conflict'
    | 'blocker'
    | 'to-review'
    | 'sent-back'
    | 'lapsed'
    | 'not-released'
    | 'drift'
    | 'no-signer'
    | 'not-signed'
    | 'other-content'
    | 'no-route'
    | 'not-delivered'
    | 'rejected';
  readonly count: number;
  readonly department: Department;
  readonly section?: SectionId;
  /** Of the first place, to go there. */
  readonly path?: string;
}

export interface GateReport {
  readonly id: GateId;
  readonly state: GateState;
  /** Share done, 0 to 1. */
  readonly share: number;
  readonly holds: readonly Hold[];
}

export type ReviewState =
  | { readonly kind: 'none' }
  | { readonly kind: 'approved'; readonly entry: LedgerEntry }
  | { readonly kind: 'sent-back'; readonly entry: LedgerEntry }
  /** The data changed since: no longer counts. */
  | { readonly kind: 'lapsed'; readonly entry: LedgerEntry };

export interface SectionReport {
  readonly id: SectionId;
  readonly department: Department;
  readonly expected: number;
  readonly filled: number;
  /** Expected paths without a value. */
  readonly missing: readonly string[];
  readonly findings: readonly Finding[];
  /** Paths. */
  readonly conflicts: readonly string[];
  readonly openThreads: number;
  readonly blockers: number;
  readonly fingerprint: string;
  readonly review: ReviewState;
}

export interface ReleaseState {
  readonly entry: LedgerEntry;
  readonly releaseId: string;
  readonly version: number;
  /** Whether the live record is still what was released. */
  readonly drift: boolean;
  readonly signing:
    | { readonly state: 'none' }
    | { readonly state: 'handed-over'; readonly signer: string; readonly due: string; readonly entry: LedgerEntry }
    | {
        readonly state: 'returned';
        readonly sameContent: boolean;
        readonly signed: boolean;
        readonly entry: LedgerEntry;
      };
  readonly delivery:
    | { readonly state: 'none' }
    | {
        readonly state: 'planned' | 'sent' | 'accepted' | 'rejected';
        readonly route: string;
        readonly note: string;
        readonly entry: LedgerEntry;
      };
}

/** Everything a screen says about how far a record is. */
export interface ReadinessReport {
  /** Sections that apply to the vehicle, in CoC order. */
  readonly sections: readonly SectionReport[];
  readonly gates: readonly GateReport[];
  readonly next: NextStep;
  /** Of the record's data (message header made at release excluded). */
  readonly fingerprint: string;
  /** Newest first. */
  readonly releases: readonly ReleaseState[];
  readonly findings: readonly Finding[];
  readonly filled: number;
  readonly expected: number;
}
