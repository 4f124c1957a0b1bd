import { comparableValue } from '../ivi/content.ts';
import type { Assertion } from './assertion.ts';
import { definitionOf } from './place.ts';

/** The form in which two values of a path are compared: numbers as numbers, text to the letter. */
export function comparable(path: string, value: string | null): string | null {
  if (value === null) return null;
  const definition = definitionOf(path);
  return definition?.kind === 'element' ? comparableValue(definition, value) : value;
}

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
      (a.source < b.source ? -1 : 1)
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
