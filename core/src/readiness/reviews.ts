import type { SectionId } from '../ivi/dictionary/sections.ts';
import type { LedgerEntry } from '../ledger/decision.ts';
import type { Fingerprints } from '../record/fingerprint.ts';
import type { ReviewState } from './report.ts';

const NONE: ReviewState = { kind: 'none' };

/**
 * The review of each section as it counts now. A verdict counts only for the data it saw: an approval of other data has
 * lapsed, a sending back of other data is answered.
 *
 * @param ledger entries of one record, in order of seq.
 */
export function reviewsOf(
  ledger: readonly LedgerEntry[],
  fingerprints: Fingerprints,
): (section: SectionId) => ReviewState {
  const latest = new Map<string, LedgerEntry>();
  for (const entry of ledger) {
    if (entry.decision.kind !== 'review') continue;
    for (const section of Object.keys(entry.decision.fingerprints)) latest.set(section, entry);
  }
  return (section) => {
    const entry = latest.get(section);
    if (entry?.decision.kind !== 'review') return NONE;
    const current = entry.decision.fingerprints[section] === fingerprints.section(section);
    if (entry.decision.verdict === 'approved') return { kind: current ? 'approved' : 'lapsed', entry };
    return current ? { kind: 'sent-back', entry } : NONE;
  };
}
