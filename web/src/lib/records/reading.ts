import type { Finding } from '@opencoc/core/ivi';
import type { StampedPresence } from '@opencoc/core/protocol';
import type { ReadinessReport } from '@opencoc/core/readiness';
import { MANUAL } from '@opencoc/core/record';
import type { RecordView, Thread } from '@opencoc/core/record';
import type { FieldReading } from '#lib/app/ports.ts';

function groupBy<Item>(items: Iterable<Item>, keyOf: (item: Item) => string | undefined): Map<string, Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    if (key === undefined) continue;
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}

/** What is said about each path, found without looking through everything for each field. */
export interface ReadingIndex {
  readonly findings: ReadonlyMap<string, readonly Finding[]>;
  readonly threads: ReadonlyMap<string, readonly Thread[]>;
  readonly missing: ReadonlySet<string>;
}

export function indexOf(view: RecordView | undefined, report: ReadinessReport | undefined): ReadingIndex {
  const threads = groupBy(view?.threads ?? [], (thread) => thread.anchor);
  for (const list of threads.values()) {
    list.sort((a, b) => Number(a.resolved) - Number(b.resolved) || a.timeMs - b.timeMs);
  }
  return {
    findings: groupBy(report?.findings ?? [], (finding) => finding.path),
    threads,
    missing: new Set((report?.sections ?? []).flatMap((section) => section.missing)),
  };
}

export const presenceByPath = (here: readonly StampedPresence[]): ReadonlyMap<string, readonly StampedPresence[]> =>
  groupBy(here, (person) => person.path ?? undefined);

const NONE: readonly never[] = [];

/** Everything a field shows. */
export function readField(
  path: string,
  view: RecordView | undefined,
  index: ReadingIndex,
  mayWrite: boolean,
  here: readonly StampedPresence[] = NONE,
): FieldReading {
  const state = view?.elements.get(path);
  const side = state?.sides[0];
  return {
    path,
    value: state?.value,
    state,
    conflict: state?.conflict ?? false,
    missing: index.missing.has(path),
    findings: index.findings.get(path) ?? NONE,
    threads: index.threads.get(path) ?? NONE,
    source: side && side.source !== MANUAL ? view?.sources.get(side.source) : undefined,
    author: side?.author,
    timeMs: side?.timeMs,
    mayWrite,
    here,
  };
}

/** Paths whose value or sides differ between two views. */
export function changedPaths(before: RecordView, after: RecordView): string[] {
  const changed: string[] = [];
  for (const [path, state] of after.elements) {
    const was = before.elements.get(path);
    if (
      was?.value !== state.value ||
      was.sides.length !== state.sides.length ||
      state.sides.some((side, at) => side.value !== was.sides[at]?.value || side.timeMs !== was.sides[at].timeMs)
    ) {
      changed.push(path);
    }
  }
  for (const path of before.elements.keys()) if (!after.elements.has(path)) changed.push(path);
  return changed;
}
