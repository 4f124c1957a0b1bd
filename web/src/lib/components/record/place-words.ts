import { locate, type Located } from '@opencoc/core/ivi';
import type { RecordView } from '@opencoc/core/record';
import type { Language } from '#lib/i18n/language.svelte.ts';
import type { Messages } from '#lib/i18n/messages/en.ts';
import { sectionTitle } from './next-words.ts';

/** Where a record path leads in the dictionary. */
export const placeOf = (path: string): Located | undefined => locate(path);

function rowWords(located: Located, view: Pick<RecordView, 'rows'>, language: Language): string {
  return located.rows
    .map(({ table, tablePath, rowId }) => {
      const at = (view.rows.get(tablePath) ?? []).findIndex((row) => row.id === rowId);
      return `${table.rowTitle[language]}${at === -1 ? '' : ` ${String(at + 1)}`}`;
    })
    .join(', ');
}

/** What stands at an anchor or path, in words: "Axle 2: Track", "Masses", "Whole record". */
export function placeTitle(path: string, view: Pick<RecordView, 'rows'>, language: Language, t: Messages): string {
  if (path === '') return t.talk.wholeRecord;
  if (path.startsWith('#')) return sectionTitle(path.slice(1), language);
  const located = placeOf(path);
  if (!located) return t.talk.orphan;
  const rows = rowWords(located, view, language);
  if (located.isRow) return rows;
  const title = located.definition.title[language];
  return rows ? `${rows}: ${title}` : title;
}
