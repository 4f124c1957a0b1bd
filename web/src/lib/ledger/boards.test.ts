import { chain, type Decision, type LedgerEntry, type Outcome } from '@opencoc/core/ledger';
import { expect, test } from 'vitest';
import { boardsOf } from './boards.ts';

const HASH = 'a'.repeat(64);
const release: Decision = { kind: 'release', fingerprint: HASH };
const released = (version: number): Outcome => ({
  kind: 'released',
  releaseId: `rel-${String(version)}`,
  version,
  iviReferenceId: `ref-${String(version)}`,
  xmlSha256: HASH,
  xmlBytes: 100,
});
const signing = (step: Extract<Decision, { kind: 'signing' }>['step'], of = 'rel-1'): Decision => ({
  kind: 'signing',
  releaseId: of,
  step,
});
const noted: Outcome = { kind: 'noted' };
const compared = (sameContent: boolean, signed = true): Outcome => ({
  kind: 'compared',
  sameContent,
  signed,
  differences: sameContent ? [] : ['MassGroup/ActualMass'],
});

function ledgerOf(lines: readonly (readonly [Decision, Outcome])[]): LedgerEntry[] {
  const entries: LedgerEntry[] = [];
  for (const [decision, outcome] of lines) {
    const at = entries.length + 1;
    const id = `decision-${String(at)}`;
    entries.push(chain(entries.at(-1), { record: 'rec', id, by: 'kim', atMs: at * 1_000, decision, outcome }));
  }
  return entries;
}

function columnsOf(lines: readonly (readonly [Decision, Outcome])[], pending: readonly string[] = []) {
  const { signing: s, delivery: d } = boardsOf(
    [{ ledger: ledgerOf(lines), recordId: 'rec', vin: 'VIN', vehicle: 'Van', pending: new Set(pending) }],
    '2026-11-25',
  );
  const named = Object.entries({ ...s, ...d }).filter(([, cards]) => cards.length > 0);
  return { columns: named.map(([name]) => name), card: named[0]?.[1][0] };
}

const handedOver = [signing({ name: 'handed-over', signer: 'A. Signer', due: '2026-11-24' }), noted] as const;
const returned = signing({ name: 'returned', file: HASH });

test.each([
  ['nothing released', [], []],
  ['released', [[release, released(1)]], ['toHandOver']],
  ['with the signer', [[release, released(1)], handedOver], ['withSigner']],
  [
    'taken back from the signer',
    [[release, released(1)], handedOver, [signing({ name: 'withdrawn', reason: 'away' }), noted]],
    ['toHandOver'],
  ],
  ['another content came back', [[release, released(1)], handedOver, [returned, compared(false)]], ['wrong']],
  ['no signature came back', [[release, released(1)], handedOver, [returned, compared(true, false)]], ['wrong']],
  ['signed', [[release, released(1)], handedOver, [returned, compared(true)]], ['signed', 'toPlan']],
  [
    'sent',
    [
      [release, released(1)],
      handedOver,
      [returned, compared(true)],
      [{ kind: 'delivery', releaseId: 'rel-1', route: 'EReg', state: 'sent' }, noted],
    ],
    ['signed', 'sent'],
  ],
  [
    'a second release supersedes the signed first',
    [[release, released(1)], handedOver, [returned, compared(true)], [release, released(2)]],
    ['toHandOver'],
  ],
] as const)('BRD-01 %s stands in its column', (_name, lines, columns) => {
  expect(columnsOf(lines).columns).toEqual(columns);
});

test('BRD-01 a card says who signs, until when, and that it is late', () => {
  const { card } = columnsOf([[release, released(1)], handedOver]);
  expect(card).toMatchObject({ signer: 'A. Signer', due: '2026-11-24', overdue: true, sinceMs: 2_000, version: 1 });
});

test('BRD-01 a card shows where a signed file differs, and that a decision on it waits here', () => {
  const { card } = columnsOf([[release, released(1)], handedOver, [returned, compared(false)]], ['rel-1']);
  expect(card).toMatchObject({ differences: ['MassGroup/ActualMass'], pending: true });
});
