import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { CURRENT_SCHEMA_VERSION, dictionaryOf } from '../ivi/dictionary/dictionary.ts';
import { chain } from '../ledger/index.ts';
import type { Decision, LedgerEntry, Outcome } from '../ledger/index.ts';
import { addRow, readRecord, removeRow, resolveThread, setValue, startThread } from '../record/index.ts';
import { exchange, pen, replicas } from '../record/replicas.testing.ts';
import { assessReadiness, completenessOf, entryOf, needsReview, sectionsFor } from './index.ts';
import type { GateId, GateReport, ReadinessReport } from './index.ts';
import { sampleRecord } from './sample-record.testing.ts';

const ACTUAL_MASS = 'MassGroup/ActualMass';

/** A ledger in the making, with the record it is about. */
class Desk {
  readonly doc: Y.Doc;
  entries: LedgerEntry[] = [];
  constructor(doc: Y.Doc) {
    this.doc = doc;
  }
  get report(): ReadinessReport {
    return assessReadiness(readRecord(this.doc), this.entries);
  }
  gate(id: GateId): GateReport {
    return this.report.gates.find((gate) => gate.id === id)!;
  }
  decide(decision: Decision, outcome: Outcome = { kind: 'noted' }): void {
    const at = this.entries.length + 1;
    const entry = { record: 'r1', id: `decision-${at}`, by: 'carla', atMs: at, decision, outcome };
    this.entries.push(chain(this.entries.at(-1), entry));
  }
  approveAll(): void {
    const fingerprints = Object.fromEntries(
      this.report.sections.filter(needsReview).map((section) => [section.id, section.fingerprint]),
    );
    this.decide({ kind: 'review', verdict: 'approved', fingerprints });
  }
  release(releaseId = 'release-1', version = 1): void {
    const hash = 'a'.repeat(64);
    this.decide(
      { kind: 'release', fingerprint: this.report.fingerprint },
      { kind: 'released', releaseId, version, iviReferenceId: 'x', xmlSha256: hash, xmlBytes: 9 },
    );
  }
}

const desk = (): Desk => new Desk(sampleRecord('electric-van'));

describe('completeness', () => {
  test('RDY-01 a complete message lacks nothing; what is taken out is missing, where it stands', () => {
    const record = desk();
    expect(record.report.filled).toBe(record.report.expected);
    setValue(record.doc, pen('petra', 9), ACTUAL_MASS, null);
    const masses = record.report.sections.find((section) => section.id === 'masses');
    expect(masses?.missing).toEqual([ACTUAL_MASS]);
    expect(masses?.filled).toBe((masses?.expected ?? 0) - 1);
    expect(record.report.next).toMatchObject({
      kind: 'fill-missing',
      count: 1,
      section: 'masses',
      department: 'production',
    });
  });

  test('RDY-01 a new row asks for what the schema wants in it', () => {
    const record = desk();
    addRow(record.doc, pen('hanna', 9), 'SigningAuthorityTable', 'x');
    expect(record.report.sections.find((section) => section.id === 'signatory')?.missing).toEqual(
      ['SignerName', 'SignerPosition', 'SignatureLocation', 'SignatureDate'].map(
        (name) => `SigningAuthorityTable/x/${name}`,
      ),
    );
  });

  test('RDY-01 an empty record misses what every message has, and nothing that is made at release', () => {
    const { missing } = completenessOf(readRecord(new Y.Doc()).content);
    expect(missing).toContain('VehicleIdentificationNumber');
    expect(missing.filter((path) => path.startsWith('Header/'))).toEqual(['Header/DesignatedTypeApprovalCountry']);
  });

  test('sections are those of the category and stage', () => {
    expect(sectionsFor('N2', 'C')).not.toContain('agricultural');
    expect(sectionsFor('T1a', 'C')).toContain('agricultural');
    expect(sectionsFor(undefined, undefined)).toHaveLength(
      new Set(dictionaryOf(CURRENT_SCHEMA_VERSION).elements.map(({ section }) => section)).size,
    );
  });
});

describe('reviews', () => {
  test('RDY-02 a review lapses by itself when its section changes, others stand, and undoing the change makes it count again', () => {
    const record = desk();
    record.approveAll();
    expect(record.gate('review').state).toBe('done');
    const before = readRecord(record.doc).content.values.get(ACTUAL_MASS)!;
    setValue(record.doc, pen('petra', 9), ACTUAL_MASS, '1999');
    const lapsed = record.report.sections.filter((section) => section.review.kind === 'lapsed').map(({ id }) => id);
    expect(lapsed).toEqual(['masses']);
    expect(record.gate('review')).toMatchObject({ state: 'lapsed', holds: [{ cause: 'lapsed', section: 'masses' }] });
    setValue(record.doc, pen('petra', 10), ACTUAL_MASS, before);
    expect(record.gate('review').state).toBe('done');
  });

  test('RDY-02 a merge that brings a conflict makes the review lapse', () => {
    const record = desk();
    record.approveAll();
    const [other] = replicas(9).slice(8) as [Y.Doc];
    exchange(record.doc, other);
    setValue(record.doc, pen('hanna', 9), ACTUAL_MASS, '1999');
    record.approveAll();
    expect(record.gate('review').state).toBe('done');
    setValue(other, pen('petra', 10), ACTUAL_MASS, '2001');
    exchange(record.doc, other);
    expect(record.report.sections.find(({ id }) => id === 'masses')?.review.kind).toBe('lapsed');
  });

  test('RDY-02 a section sent back waits for its department until the data changes', () => {
    const record = desk();
    record.approveAll();
    const masses = record.report.sections.find(({ id }) => id === 'masses')!;
    record.decide({
      kind: 'review',
      verdict: 'sent-back',
      fingerprints: { masses: masses.fingerprint },
      reason: 'Scale',
    });
    expect(record.report.next).toMatchObject({ kind: 'sent-back', section: 'masses', department: 'engineering' });
    setValue(record.doc, pen('petra', 9), ACTUAL_MASS, '1999');
    expect(record.report.next).toMatchObject({ kind: 'review', section: 'masses', department: 'compliance' });
  });

  test('RDY-02 a review of data that nobody has does not count', () => {
    const record = desk();
    record.decide({ kind: 'review', verdict: 'approved', fingerprints: { masses: 'f'.repeat(64) } });
    expect(record.report.sections.find(({ id }) => id === 'masses')?.review.kind).toBe('lapsed');
  });
});

describe('gates', () => {
  const ready = (): Desk => {
    const record = desk();
    record.approveAll();
    return record;
  };

  test('RDY-03 complete, right and reviewed: the XML gate is open', () => {
    expect(ready().gate('xml').state).toBe('open');
    expect(ready().report.next.kind).toBe('release');
  });

  test.each<[string, (record: Desk) => void, string]>([
    ['missing', ({ doc }) => setValue(doc, pen('petra', 9), ACTUAL_MASS, null), 'missing'],
    ['wrong', ({ doc }) => setValue(doc, pen('petra', 9), ACTUAL_MASS, 'heavy'), 'error'],
    ['not reviewed', ({ doc }) => setValue(doc, pen('petra', 9), ACTUAL_MASS, '1999'), 'lapsed'],
    [
      'blocked',
      ({ doc }) =>
        startThread(doc, pen('carla', 9), {
          threadId: 'thread01',
          commentId: 'comment1',
          anchor: '',
          text: 'Wait',
          holds: ['xml'],
        }),
      'blocker',
    ],
  ])('RDY-03 what is %s shuts the XML gate', (_, change, cause) => {
    const record = ready();
    change(record);
    expect(record.gate('xml').state).toBe('held');
    expect(record.gate('xml').holds.map((hold) => hold.cause)).toContain(cause);
  });

  test('RDY-03 a conflict shuts it, also one about a row', () => {
    const record = ready();
    const [other] = replicas(9).slice(8) as [Y.Doc];
    exchange(record.doc, other);
    const axle = readRecord(record.doc).rows.get('AxleTable')![0]!.path;
    removeRow(record.doc, pen('hanna', 9), axle);
    setValue(other, pen('petra', 9), `${axle}/AxleSpacing`, '3333');
    exchange(record.doc, other);
    record.approveAll();
    expect(record.gate('xml').holds).toMatchObject([{ cause: 'conflict', section: 'axles-and-tyres', path: axle }]);
    expect(record.report.next.kind).toBe('settle-conflict');
  });

  test('RDY-03 a blocker holds only the gates it names, and none once settled', () => {
    const record = ready();
    startThread(record.doc, pen('carla', 9), {
      threadId: 'thread01',
      commentId: 'comment1',
      anchor: ACTUAL_MASS,
      text: 'Wait',
      holds: ['signing'],
    });
    expect(record.gate('xml').state).toBe('open');
    record.release();
    expect(record.gate('signing')).toMatchObject({ state: 'held' });
    expect(record.report.next).toMatchObject({ kind: 'answer-blocker', department: 'production', path: ACTUAL_MASS });
    resolveThread(record.doc, pen('carla', 10), 'thread01');
    expect(record.gate('signing').state).toBe('open');
  });

  test('RDY-04 the next step goes from conflict over mending and filling to review, release, signing and delivery', () => {
    const record = desk();
    const steps: string[] = [];
    const note = (): unknown => steps.push(`${record.report.next.kind} ${record.report.next.department ?? ''}`.trim());
    note();
    record.approveAll();
    note();
    record.release();
    note();
    record.decide({
      kind: 'signing',
      releaseId: 'release-1',
      step: { name: 'handed-over', signer: 'S. Igner', due: '2026-12-01' },
    });
    note();
    record.decide(
      { kind: 'signing', releaseId: 'release-1', step: { name: 'returned', file: 'b'.repeat(64) } },
      { kind: 'compared', sameContent: false, signed: true, differences: ['Variant'] },
    );
    note();
    record.decide(
      { kind: 'signing', releaseId: 'release-1', step: { name: 'returned', file: 'c'.repeat(64) } },
      { kind: 'compared', sameContent: true, signed: true, differences: [] },
    );
    note();
    record.decide({ kind: 'delivery', releaseId: 'release-1', route: 'KBA portal', state: 'sent' });
    note();
    record.decide({ kind: 'delivery', releaseId: 'release-1', route: 'KBA portal', state: 'rejected', note: 'TVV' });
    note();
    record.decide({ kind: 'delivery', releaseId: 'release-1', route: 'KBA portal', state: 'accepted' });
    note();
    expect(steps).toEqual([
      'review compliance',
      'release compliance',
      'hand-to-signer compliance',
      'await-signature compliance',
      'signature-wrong compliance',
      'plan-delivery technical',
      'await-delivery technical',
      'delivery-rejected technical',
      'nothing',
    ]);
  });

  test('RDY-05 a release shows drift when the live record moves on, and asks for a correction', () => {
    const record = ready();
    record.release();
    expect(record.report.releases).toMatchObject([{ releaseId: 'release-1', version: 1, drift: false }]);
    setValue(record.doc, pen('petra', 9), ACTUAL_MASS, '1999');
    expect(record.report.releases[0]?.drift).toBe(true);
    record.approveAll();
    expect(record.gate('xml')).toMatchObject({ state: 'open', holds: [{ cause: 'drift' }] });
    expect(record.report.next.kind).toBe('release-again');
    record.release('release-2', 2);
    expect(record.report.releases.map(({ version, drift }) => [version, drift])).toEqual([
      [2, false],
      [1, true],
    ]);
  });

  test('RDY-07 an unsigned file or other content does not count as signed; a withdrawn hand-over is none', () => {
    const record = ready();
    record.release();
    const returned = (sameContent: boolean, signed: boolean): void =>
      record.decide(
        { kind: 'signing', releaseId: 'release-1', step: { name: 'returned', file: 'b'.repeat(64) } },
        { kind: 'compared', sameContent, signed, differences: [] },
      );
    returned(true, false);
    expect(record.gate('signing').state).toBe('wrong');
    returned(false, true);
    expect(record.gate('signing').state).toBe('wrong');
    returned(true, true);
    expect(record.gate('signing').state).toBe('done');
    expect(record.gate('delivery').state).toBe('open');
    record.decide({
      kind: 'signing',
      releaseId: 'release-1',
      step: { name: 'withdrawn', reason: 'Wrong certificate' },
    });
    expect(record.gate('signing').state).toBe('open');
    expect(record.gate('delivery').state).toBe('held');
  });

  test('RDY-06 replicas with the same data and ledger come to the same report and entry', () => {
    const record = ready();
    const [other] = replicas(9).slice(8) as [Y.Doc];
    setValue(other, pen('petra', 10), 'Variant', 'B2');
    exchange(record.doc, other);
    setValue(record.doc, pen('hanna', 11), ACTUAL_MASS, '1999');
    Y.applyUpdate(other, Y.encodeStateAsUpdate(record.doc));
    const entries = [record.doc, other].map((doc) => {
      const view = readRecord(doc);
      const report = assessReadiness(view, record.entries);
      return { report, entry: entryOf('r1', view, report, record.entries) };
    });
    expect(entries[1]).toEqual(entries[0]);
    expect(entries[0]?.entry).toMatchObject({
      vin: readRecord(other).content.values.get('VehicleIdentificationNumber'),
      conflicts: 1,
    });
  });
});
