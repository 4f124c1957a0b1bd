import { daysUntil, formatDate, formatDay } from '#lib/i18n/format.ts';
import type { Language } from '#lib/i18n/language.svelte.ts';
import type { Messages } from '#lib/i18n/messages/en.ts';

export interface DueWords {
  readonly text: string;
  readonly tone: 'late' | 'soon' | 'later';
}

/** When something is due, in words: "2 days late", "today", "Thu", or the date. Undefined for no date. */
export function dueWords(due: string, nowMs: number, language: Language, t: Messages): DueWords | undefined {
  const days = daysUntil(due, nowMs);
  if (days === undefined) return undefined;
  if (days < 0) return { text: t.words.daysLate({ count: -days }), tone: 'late' };
  if (days === 0) return { text: t.words.today, tone: 'soon' };
  if (days === 1) return { text: t.words.tomorrow, tone: 'soon' };
  if (days < 7) {
    const weekday = new Intl.DateTimeFormat(language === 'de' ? 'de-DE' : 'en-GB', {
      weekday: 'short',
      timeZone: 'UTC',
    });
    return { text: weekday.format(new Date(`${due.slice(0, 10)}T00:00:00Z`)), tone: 'later' };
  }
  const sameYear = due.startsWith(String(new Date(nowMs).getFullYear()));
  return { text: sameYear ? formatDay(due, language) : formatDate(due, language), tone: 'later' };
}
