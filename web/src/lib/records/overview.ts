import { GATES, type Entry, type GateId } from '@opencoc/core/readiness';
import type { Department } from '@opencoc/core/workspace';
import { currentGate } from './filter.ts';

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

function median(values: readonly number[]): number | undefined {
  if (values.length === 0) return undefined;
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) / 2)];
}

/** The numbers of the overview, from the entries alone. `today`: ISO date. */
export function overviewOf(
  entries: readonly Entry[],
  mine: readonly Department[],
  nowMs: number,
  today: string,
): Overview {
  const ages = new Map<GateId | 'done', number[]>();
  const bars = new Map<string, Map<string, { count: number; records: number }>>();
  const late: Entry[] = [];
  const own: Entry[] = [];
  for (const entry of entries) {
    const gate = currentGate(entry);
    const inGate = ages.get(gate);
    const age = Math.max(0, nowMs - entry.changedMs);
    if (inGate) inGate.push(age);
    else ages.set(gate, [age]);
    for (const { department, cause, count } of entry.holds) {
      const causes = bars.get(department) ?? new Map<string, { count: number; records: number }>();
      const sum = causes.get(cause) ?? { count: 0, records: 0 };
      causes.set(cause, { count: sum.count + count, records: sum.records + 1 });
      bars.set(department, causes);
    }
    if (entry.due !== '' && entry.due < today) late.push(entry);
    if (entry.next.kind !== 'nothing' && mine.some((department) => department === entry.next.department)) {
      own.push(entry);
    }
  }
  const stages: readonly (GateId | 'done')[] = [...GATES, 'done'];
  return {
    total: entries.length,
    pipeline: stages.map((gate) => {
      const here = ages.get(gate) ?? [];
      return { gate, count: here.length, medianAgeMs: median(here) };
    }),
    holds: [...bars]
      .map(([department, causes]) => {
        const list = [...causes]
          .map(([cause, sum]) => ({ cause, ...sum }))
          .sort((a, b) => b.count - a.count || (a.cause < b.cause ? -1 : 1));
        return { department, total: list.reduce((sum, { count }) => sum + count, 0), causes: list };
      })
      .sort((a, b) => b.total - a.total || (a.department < b.department ? -1 : 1)),
    late: late.sort((a, b) => (a.due < b.due ? -1 : a.due > b.due ? 1 : 0)),
    mine: own.sort((a, b) => b.lapsedReviews - a.lapsedReviews || a.changedMs - b.changedMs),
    recent: [...entries].sort((a, b) => b.changedMs - a.changedMs).slice(0, 8),
  };
}
