import type { Entry, GateId } from '@opencoc/core/readiness';

export interface PipelineStage {
  readonly gate: GateId | 'done';
  readonly count: number;
  /** Median time since the last change, milliseconds; undefined where there is no record. */
  readonly medianAgeMs: number | undefined;
}
export interface HoldBar {
  readonly department: string;
  readonly total: number;
  /** By cause, most first. */
  readonly causes: readonly { readonly cause: string; readonly count: number; readonly records: number }[];
}
export interface Overview {
  readonly total: number;
  readonly pipeline: readonly PipelineStage[];
  readonly holds: readonly HoldBar[];
  /** Past their due date, longest first. */
  readonly late: readonly Entry[];
  /** Records whose next step is one of my departments', lapsed reviews first. */
  readonly mine: readonly Entry[];
  /** Changed last, at most 8. */
  readonly recent: readonly Entry[];
}
