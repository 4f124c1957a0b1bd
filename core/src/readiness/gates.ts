import type { Thread } from '../record/view.ts';
import type { GateId, GateState } from './entry.ts';
import { isSigned } from './releases.ts';
import { departmentAt } from './place.ts';
import type { GateReport, Hold, ReleaseState, SectionReport } from './report.ts';

/** Open blockers that hold a gate shut, as one hold. */
function blockersOf(gate: GateId, threads: readonly Thread[]): Hold[] {
  const open = threads.filter((thread) => !thread.resolved && thread.holds.includes(gate));
  const [first] = open;
  if (!first) return [];
  const anchor = first.anchor;
  return [
    {
      cause: 'blocker',
      count: open.length,
      department: departmentAt(anchor),
      ...(anchor === '' || anchor.startsWith('#') ? {} : { path: anchor }),
    },
  ];
}

function dataHolds(sections: readonly SectionReport[]): Hold[] {
  return sections.flatMap((section): Hold[] => {
    const errors = section.findings.filter((finding) => finding.severity === 'error');
    const at = (cause: Hold['cause'], paths: readonly string[]): Hold[] =>
      paths[0] === undefined
        ? []
        : [{ cause, count: paths.length, department: departmentAt(paths[0]), section: section.id, path: paths[0] }];
    return [
      ...at('conflict', section.conflicts),
      ...at(
        'error',
        errors.map((finding) => finding.path || `#${section.id}`),
      ),
      ...at('missing', section.missing),
    ];
  });
}

/** Whether a section has something to review. */
export const needsReview = (section: SectionReport): boolean => section.filled > 0 || section.expected > 0;

function reviewHolds(sections: readonly SectionReport[]): Hold[] {
  return sections.filter(needsReview).flatMap((section): Hold[] => {
    const at = { count: 1, section: section.id } as const;
    switch (section.review.kind) {
      case 'approved':
        return [];
      case 'lapsed':
        return [{ cause: 'lapsed', department: 'compliance', ...at }];
      case 'sent-back':
        return [{ cause: 'sent-back', department: section.department, ...at }];
      case 'none':
        return [{ cause: 'to-review', department: 'compliance', ...at }];
    }
  });
}

function reviewState(sections: readonly SectionReport[], holds: readonly Hold[]): GateState {
  if (holds.length === 0) return 'done';
  if (holds.some((hold) => hold.cause === 'lapsed')) return 'lapsed';
  return sections.some((section) => section.review.kind === 'approved') ? 'part' : 'held';
}

function xmlGate(
  data: GateReport,
  review: GateReport,
  blockers: Hold[],
  release: ReleaseState | undefined,
): GateReport {
  const before = [...data.holds, ...review.holds, ...blockers];
  if (release && !release.drift) return { id: 'xml', state: 'done', share: 1, holds: [] };
  const own: Hold = release
    ? { cause: 'drift', count: 1, department: 'compliance' }
    : { cause: 'not-released', count: 1, department: 'compliance' };
  const state: GateState = before.length === 0 ? 'open' : release ? 'lapsed' : 'held';
  return { id: 'xml', state, share: release ? 0.5 : 0, holds: before.length === 0 ? [own] : before };
}

function signingGate(blockers: Hold[], release: ReleaseState | undefined): GateReport {
  const held = (cause: Hold['cause'], state: GateState, share: number): GateReport => ({
    id: 'signing',
    state,
    share,
    holds: [{ cause, count: 1, department: 'compliance' }, ...blockers],
  });
  if (!release) return held('not-released', 'held', 0);
  if (isSigned(release))
    return { id: 'signing', state: blockers.length === 0 ? 'done' : 'held', share: 1, holds: blockers };
  if (release.signing.state === 'returned') return held('other-content', 'wrong', 0.5);
  if (release.signing.state === 'handed-over') return held('not-signed', 'part', 0.5);
  return held('no-signer', blockers.length === 0 ? 'open' : 'held', 0);
}

function deliveryGate(blockers: Hold[], release: ReleaseState | undefined): GateReport {
  const held = (cause: Hold['cause'], state: GateState, share: number): GateReport => ({
    id: 'delivery',
    state,
    share,
    holds: [{ cause, count: 1, department: 'technical' }, ...blockers],
  });
  if (!release || !isSigned(release)) return held('not-signed', 'held', 0);
  switch (release.delivery.state) {
    case 'none':
      return held('no-route', blockers.length === 0 ? 'open' : 'held', 0);
    case 'planned':
    case 'sent':
      return held('not-delivered', 'part', 0.5);
    case 'rejected':
      return held('rejected', 'wrong', 0.5);
    case 'accepted':
      return { id: 'delivery', state: 'done', share: 1, holds: [] };
  }
}

/** The five gates in order, each with what holds it shut and whose turn it is. */
export function gatesOf(
  sections: readonly SectionReport[],
  threads: readonly Thread[],
  release: ReleaseState | undefined,
): GateReport[] {
  const expected = sections.reduce((sum, section) => sum + section.expected, 0);
  const missing = sections.reduce((sum, section) => sum + section.missing.length, 0);
  const share = expected === 0 ? 0 : (expected - missing) / expected;
  const held = [...dataHolds(sections), ...blockersOf('data', threads)];
  const data: GateReport = {
    id: 'data',
    state: held.length === 0 ? 'done' : share > 0 ? 'part' : 'held',
    share,
    holds: held,
  };
  const toReview = [...reviewHolds(sections), ...blockersOf('review', threads)];
  const reviewable = sections.filter(needsReview);
  const approved = reviewable.filter((section) => section.review.kind === 'approved').length;
  const review: GateReport = {
    id: 'review',
    state: reviewState(sections, toReview),
    share: reviewable.length === 0 ? 0 : approved / reviewable.length,
    holds: toReview,
  };
  return [
    data,
    review,
    xmlGate(data, review, blockersOf('xml', threads), release),
    signingGate(blockersOf('signing', threads), release),
    deliveryGate(blockersOf('delivery', threads), release),
  ];
}
