import type { RecordView, SourceDescription } from '@opencoc/core/record';
import type { Messages } from '#lib/i18n/messages/en.ts';

/** "IVI file N2-01.xml"; '' for what was typed. */
export const sourceWords = (source: SourceDescription | undefined, t: Messages): string =>
  source ? `${t.words.sourceKinds[source.kind]} ${source.name}`.trim() : '';

/** How many shown values come from each source, by its id. */
export function valuesBySource(elements: RecordView['elements']): ReadonlyMap<string, number> {
  const sums = new Map<string, number>();
  for (const { sides } of elements.values()) {
    const source = sides[0]?.source;
    if (source !== undefined) sums.set(source, (sums.get(source) ?? 0) + 1);
  }
  return sums;
}
