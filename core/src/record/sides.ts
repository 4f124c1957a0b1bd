import { definitionAt } from '../ivi/dictionary/dictionary.ts';
import type { Assertion } from './assertion.ts';

const PLAIN_NUMBER = /^([+-]?)0*(\d+)(?:\.(\d*?)0*)?$/;

/** `+044.50` and `44.5` are one number; what is no plain number stays as it is. */
function canonicalNumber(value: string): string {
  const match = PLAIN_NUMBER.exec(value.trim());
  if (!match) return value;
  const [, sign = '', whole = '', fraction = ''] = match;
  const digits = fraction === '' ? whole : `${whole}.${fraction}`;
  return sign === '-' && /[1-9]/.test(digits) ? `-${digits}` : digits;
}

const NUMERIC = new Set(['decimal', 'int', 'short']);

/** The form in which two values of a path are compared: numbers as numbers, everything else to the letter. */
export function comparable(path: string, value: string | null): string | null {
  if (value === null) return null;
  const definition = definitionAt(path);
  return definition?.kind === 'element' && NUMERIC.has(definition.base) ? canonicalNumber(value) : value;
}

const text = (value: string | null): string => value ?? '';

/** The order every replica has: by value with cleared last, then by time, author, device. */
export function inOrder(sides: readonly Assertion[]): Assertion[] {
  return [...sides].sort((a, b) => {
    if (a.value !== b.value) {
      if (a.value === null) return 1;
      if (b.value === null) return -1;
      return a.value < b.value ? -1 : 1;
    }
    return (
      a.timeMs - b.timeMs ||
      (a.author < b.author ? -1 : a.author > b.author ? 1 : 0) ||
      (a.device < b.device ? -1 : a.device > b.device ? 1 : 0) ||
      (text(a.source) < text(b.source) ? -1 : 1)
    );
  });
}

/** One assertion for each distinct value of a path (equal values are no conflict), in {@link inOrder}. */
export function distinctSides(path: string, live: readonly Assertion[]): Assertion[] {
  if (live.length === 1) return [...live];
  const kept = new Map<string | null, Assertion>();
  for (const side of inOrder(live)) {
    const key = comparable(path, side.value);
    if (!kept.has(key)) kept.set(key, side);
  }
  return [...kept.values()];
}
