import { expect, test } from 'vitest';
import fc from 'fast-check';
import { canonicalJson, chain, findChainFault } from './index.ts';
import type { LedgerEntry } from './index.ts';

function ledgerOf(count: number): LedgerEntry[] {
  const entries: LedgerEntry[] = [];
  for (let at = 0; at < count; at += 1) {
    entries.push(
      chain(entries.at(-1), {
        record: 'r1',
        id: `decision-${at}`,
        by: 'carla',
        atMs: at,
        decision: { kind: 'release', fingerprint: 'a'.repeat(64) },
        outcome: { kind: 'noted' },
      }),
    );
  }
  return entries;
}

test('LED-01 a ledger as it was written has no fault', () => {
  expect(findChainFault(ledgerOf(5))).toBeUndefined();
});

test('LED-02 a changed, a missing and a moved entry are each found', () => {
  const entries = ledgerOf(5);
  const changed = entries.map((entry) => (entry.seq === 3 ? { ...entry, by: 'mallory' } : entry));
  expect(findChainFault(changed)).toEqual({ seq: 3, fault: 'hash' });
  expect(findChainFault(entries.filter((entry) => entry.seq !== 2))).toEqual({ seq: 3, fault: 'gap' });
  const relinked = entries.map((entry) => (entry.seq === 4 ? { ...entry, previousHash: entries[0]!.hash } : entry));
  expect(findChainFault(relinked)).toEqual({ seq: 4, fault: 'link' });
});

test('LED-03 the text a hash is taken over does not depend on the order of keys', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
      const turned = Object.fromEntries(Object.entries(value).reverse());
      expect(canonicalJson(turned)).toBe(canonicalJson(value));
      expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
    }),
  );
});
