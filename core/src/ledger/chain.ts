import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { LedgerEntry } from './decision.ts';

/** What the first entry of a workspace names as the hash before it. */
export const CHAIN_START = '0'.repeat(64);

/**
 * The text a hash is taken over: JSON with the keys of every object in order, so that the same value gives the same
 * text wherever it is written.
 */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((item) => canonicalJson(item)).join(',')}]`;
  if (value !== null && typeof value === 'object') {
    const members = Object.entries(value)
      .filter(([, member]) => member !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, member]) => `${JSON.stringify(key)}:${canonicalJson(member)}`);
    return `{${members.join(',')}}`;
  }
  return JSON.stringify(value);
}

/** The hash of an entry: SHA-256 over its canonical JSON without the field `hash`. */
export function entryHash(entry: Omit<LedgerEntry, 'hash'>): string {
  return bytesToHex(sha256(utf8ToBytes(canonicalJson(entry))));
}

/** Puts the next entry on the chain. `previous` is the last entry of the workspace, or undefined for the first. */
export function chain(
  previous: LedgerEntry | undefined,
  entry: Omit<LedgerEntry, 'seq' | 'previousHash' | 'hash'>,
): LedgerEntry {
  const linked = { ...entry, seq: (previous?.seq ?? 0) + 1, previousHash: previous?.hash ?? CHAIN_START };
  return { ...linked, hash: entryHash(linked) };
}

export interface ChainFault {
  readonly seq: number;
  readonly fault: 'gap' | 'link' | 'hash';
}

/** Looks through a whole ledger, in order of seq; returns the first entry that does not fit, or undefined. */
export function findChainFault(entries: readonly LedgerEntry[]): ChainFault | undefined {
  let previous: LedgerEntry | undefined;
  for (const entry of entries) {
    if (entry.seq !== (previous?.seq ?? 0) + 1) return { seq: entry.seq, fault: 'gap' };
    if (entry.previousHash !== (previous?.hash ?? CHAIN_START)) return { seq: entry.seq, fault: 'link' };
    const { hash, ...rest } = entry;
    if (entryHash(rest) !== hash) return { seq: entry.seq, fault: 'hash' };
    previous = entry;
  }
  return undefined;
}
