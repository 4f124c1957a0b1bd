import type { SectionReport } from '@opencoc/core/readiness';
import type { Messages } from '#lib/i18n/messages/en.ts';

export type SectionMarkKind = keyof Messages['words']['sectionStates'];

/** How a section stands, worst first. */
export function markOf(section: SectionReport): SectionMarkKind {
  if (section.conflicts.length > 0) return 'conflict';
  if (section.findings.some((finding) => finding.severity === 'error')) return 'wrong';
  if (section.expected === 0) return section.filled > 0 ? 'complete' : 'optional';
  if (section.filled >= section.expected) return 'complete';
  return section.filled === 0 ? 'empty' : 'part';
}

export interface SectionNote {
  readonly text: string;
  readonly tone: 'wrong' | 'care' | 'lapsed' | 'quiet';
}

/** The one thing to say beside a section's title. */
export function noteOf(section: SectionReport, t: Messages): SectionNote | undefined {
  const errors = section.findings.filter((finding) => finding.severity === 'error').length;
  if (section.conflicts.length > 0) {
    return { text: t.record.counts.conflicts({ count: section.conflicts.length }), tone: 'care' };
  }
  if (section.blockers > 0) return { text: t.record.counts.blockers({ count: section.blockers }), tone: 'wrong' };
  if (errors > 0) return { text: t.record.counts.errors({ count: errors }), tone: 'wrong' };
  if (section.missing.length > 0)
    return { text: t.record.counts.left({ count: section.missing.length }), tone: 'quiet' };
  if (section.review.kind === 'lapsed') return { text: t.steps.causes.lapsed, tone: 'lapsed' };
  if (section.review.kind === 'sent-back') return { text: t.words.reviewStates['sent-back'], tone: 'care' };
  return undefined;
}
