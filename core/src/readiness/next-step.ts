import type { NextStep } from './entry.ts';
import type { GateReport, Hold } from './report.ts';

const KIND: Record<Hold['cause'], NextStep['kind']> = {
  conflict: 'settle-conflict',
  blocker: 'answer-blocker',
  error: 'mend-error',
  missing: 'fill-missing',
  'sent-back': 'sent-back',
  lapsed: 'review-again',
  'to-review': 'review',
  'not-released': 'release',
  drift: 'release-again',
  'no-signer': 'hand-to-signer',
  'not-signed': 'await-signature',
  'other-content': 'signature-wrong',
  'no-route': 'plan-delivery',
  'not-delivered': 'await-delivery',
  rejected: 'delivery-rejected',
};

/** What comes first when a gate is held by several things. */
const ORDER: readonly Hold['cause'][] = [
  'conflict',
  'blocker',
  'error',
  'sent-back',
  'missing',
  'lapsed',
  'to-review',
  'other-content',
  'rejected',
  'drift',
  'not-released',
  'no-signer',
  'not-signed',
  'no-route',
  'not-delivered',
];

/** The one next step of a record: at the first gate that is not done, what comes first there, and whose turn it is. */
export function nextStepOf(gates: readonly GateReport[]): NextStep {
  const gate = gates.find((candidate) => candidate.state !== 'done');
  if (!gate) return { kind: 'nothing', count: 0 };
  const cause = ORDER.find((candidate) => gate.holds.some((hold) => hold.cause === candidate));
  const holds = gate.holds.filter((hold) => hold.cause === cause);
  const [first] = holds;
  if (!first) return { kind: 'nothing', count: 0 };
  // The step is one department's: of several, that with the first place in the order of the certificate.
  const theirs = holds.filter((hold) => hold.department === first.department);
  const sections = new Set(theirs.map((hold) => hold.section));
  return {
    kind: KIND[first.cause],
    count: theirs.reduce((sum, hold) => sum + hold.count, 0),
    department: first.department,
    ...(first.section !== undefined && sections.size === 1 ? { section: first.section } : {}),
    ...(first.path === undefined ? {} : { path: first.path }),
  };
}
