import { checkContent } from '../ivi/check/content.ts';
import { checkRules } from '../ivi/check/rules/table.ts';
import type { Finding } from '../ivi/check/finding.ts';
import { appliesTo, SECTIONS } from '../ivi/dictionary/dictionary.ts';
import type { SectionId } from '../ivi/dictionary/dictionary.ts';
import { CURRENT_SCHEMA_VERSION, dictionaryOf } from '../ivi/dictionary/dictionary.ts';
import type { LedgerEntry } from '../ledger/decision.ts';
import { fingerprintsOf, MADE_AT_RELEASE } from '../record/fingerprint.ts';
import type { RecordView } from '../record/view.ts';
import { completenessOf } from './completeness.ts';
import { gatesOf } from './gates.ts';
import { nextStepOf } from './next-step.ts';
import { sectionAt } from './place.ts';
import { releasesOf } from './releases.ts';
import type { ReadinessReport, SectionReport } from './report.ts';
import { reviewsOf } from './reviews.ts';

/** Sections with an element that belongs to a certificate of this category and stage, in its order. */
export function sectionsFor(category: string | undefined, stage: string | undefined): SectionId[] {
  const key = `${category ?? ''} ${stage ?? ''}`;
  const kept = applying.get(key);
  if (kept) return kept;
  const used = new Set(
    dictionaryOf(CURRENT_SCHEMA_VERSION)
      .elements.filter((element) => appliesTo(element, category, stage))
      .map((element) => element.section),
  );
  const sections = SECTIONS.map(({ id }) => id).filter((id) => used.has(id));
  applying.set(key, sections);
  return sections;
}
const applying = new Map<string, SectionId[]>();

/** Findings of the checks that are not about something missing: that completeness tells. */
function findingsOf(view: RecordView): Finding[] {
  return [...checkContent(view.content, { signature: 'absent-ok' }), ...checkRules(view.content)].filter(
    (finding) => finding.rule !== 'XSD-REQUIRED' && !MADE_AT_RELEASE.has(finding.path),
  );
}

const groupBy = <Item>(items: Iterable<Item>, keyOf: (item: Item) => SectionId): Map<SectionId, Item[]> => {
  const groups = new Map<SectionId, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
};

/**
 * How far a record is: sections, findings, gates, next step, releases. A pure function of what the record says and what
 * was decided: every replica that has the same data and ledger comes to the same report.
 *
 * @param ledger the record's entries, in order of seq.
 */
export function assessReadiness(view: RecordView, ledger: readonly LedgerEntry[]): ReadinessReport {
  const { values } = view.content;
  const fingerprints = fingerprintsOf(view);
  const { expected, missing } = completenessOf(view.content);
  const findings = findingsOf(view);
  const place = (path: string): SectionId => sectionAt(path) ?? 'identity';
  const expectedIn = groupBy(expected, place);
  const missingIn = groupBy(missing, place);
  const filledIn = groupBy(values.keys(), place);
  const findingsIn = groupBy(findings, (finding) => place(finding.path));
  const conflictsIn = groupBy(view.conflicts, (conflict) => place(conflict.path));
  const open = view.threads.filter((thread) => !thread.resolved);
  const threadsIn = groupBy(
    open.filter((thread) => thread.anchor !== ''),
    (thread) => place(thread.anchor),
  );
  const reviewOf = reviewsOf(ledger, fingerprints);
  const applied = sectionsFor(values.get('VehicleCategory'), values.get('StageOfCompletion'));
  const shown = SECTIONS.filter(({ id }) => applied.includes(id) || filledIn.has(id) || conflictsIn.has(id));
  const sections = shown.map(({ id, owner }): SectionReport => {
    const here = expectedIn.get(id) ?? [];
    const gone = missingIn.get(id) ?? [];
    const threads = threadsIn.get(id) ?? [];
    return {
      id,
      department: owner,
      expected: here.length,
      filled: here.length === 0 ? (filledIn.get(id)?.length ?? 0) : here.length - gone.length,
      missing: gone,
      findings: findingsIn.get(id) ?? [],
      conflicts: (conflictsIn.get(id) ?? []).map(({ path }) => path),
      openThreads: threads.length,
      blockers: threads.filter((thread) => thread.holds.length > 0).length,
      fingerprint: fingerprints.section(id),
      review: reviewOf(id),
    };
  });
  const releases = releasesOf(ledger, fingerprints.record);
  const gates = gatesOf(sections, view.threads, releases[0]);
  return {
    sections,
    gates,
    next: nextStepOf(gates),
    fingerprint: fingerprints.record,
    releases,
    findings,
    filled: expected.length - missing.length,
    expected: expected.length,
  };
}
