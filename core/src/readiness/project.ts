import type { LedgerEntry } from '../ledger/decision.ts';
import type { RecordView } from '../record/view.ts';
import type { Entry } from './entry.ts';
import type { Hold, ReadinessReport } from './report.ts';

function holdsByDepartment(holds: readonly Hold[]): Entry['holds'] {
  const sums = new Map<string, Entry['holds'][number]>();
  for (const { department, cause, count } of holds) {
    const key = `${department} ${cause}`;
    sums.set(key, { department, cause, count: (sums.get(key)?.count ?? 0) + count });
  }
  return [...sums.values()];
}

/**
 * The small plain form of a record for lists, search and the overview.
 *
 * @param ledger the record's entries.
 */
export function entryOf(
  recordId: string,
  view: RecordView,
  report: ReadinessReport,
  ledger: readonly LedgerEntry[],
): Entry {
  const { values, rows } = view.content;
  const value = (path: string): string => values.get(path) ?? '';
  const inFirstRow = (table: string, element: string): string =>
    value(`${table}/${rows.get(table)?.[0] ?? ''}/${element}`);
  const open = view.threads.filter((thread) => !thread.resolved);
  const release = report.releases[0];
  const first = report.gates.find((gate) => gate.state !== 'done');
  return {
    id: recordId,
    vin: value('VehicleIdentificationNumber'),
    make: inFirstRow('MakeTable', 'Make'),
    name: inFirstRow('CommercialNameTable', 'CommercialName'),
    category: value('VehicleCategory'),
    stage: value('StageOfCompletion'),
    type: value('Type'),
    variant: value('Variant'),
    version: value('Version'),
    approval: value('TypeApprovalNumber'),
    gates: report.gates.map((gate) => gate.state),
    filled: report.filled,
    expected: report.expected,
    errors: report.findings.filter((finding) => finding.severity === 'error').length,
    warnings: report.findings.filter((finding) => finding.severity === 'warning').length,
    conflicts: view.conflicts.length,
    blockers: open.filter((thread) => thread.holds.length > 0).length,
    threads: open.length,
    lapsedReviews: report.sections.filter((section) => section.review.kind === 'lapsed').length,
    holds: holdsByDepartment(first?.holds ?? []),
    next: report.next,
    release: release?.version ?? 0,
    changedMs: Math.max(view.changedMs, ...ledger.map((entry) => entry.atMs)),
    due: release?.signing.state === 'handed-over' ? release.signing.due : '',
  };
}
