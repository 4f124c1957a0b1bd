import type { Entry } from '@opencoc/core/readiness';
import type { ScreenAction } from './screen-actions.svelte.ts';

/** Lower case, without accents: "Übermittlung" is found by "ubermittlung". */
export const folded = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLocaleLowerCase();

const wordsOf = (query: string): string[] => folded(query).split(/\s+/).filter(Boolean);

const holdsAll = (text: string, words: readonly string[]): boolean => words.every((word) => text.includes(word));

/** Actions whose title holds every word of the query; those that begin with it first. */
export function foundActions(actions: readonly ScreenAction[], query: string): readonly ScreenAction[] {
  const words = wordsOf(query);
  if (words.length === 0) return actions;
  const start = folded(query).trim();
  return actions
    .map((action) => ({ action, text: folded(action.title) }))
    .filter(({ text }) => holdsAll(text, words))
    .sort((one, other) => Number(other.text.startsWith(start)) - Number(one.text.startsWith(start)))
    .map(({ action }) => action);
}

/** Records that hold every word; a VIN that begins or ends with it first. Stops at `most`. */
export function foundRecords(entries: readonly Entry[], query: string, most: number): readonly Entry[] {
  const words = wordsOf(query);
  if (words.length === 0) return [];
  const [first = ''] = words;
  const best: Entry[] = [];
  const rest: Entry[] = [];
  for (const entry of entries) {
    const vin = folded(entry.vin);
    const text = folded(
      [vin, entry.make, entry.name, entry.category, entry.type, entry.variant, entry.version, entry.approval].join(' '),
    );
    if (!holdsAll(text, words)) continue;
    if (words.length === 1 && (vin.startsWith(first) || vin.endsWith(first))) best.push(entry);
    else if (rest.length < most) rest.push(entry);
    if (best.length >= most) break;
  }
  return [...best, ...rest].slice(0, most);
}
