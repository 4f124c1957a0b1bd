import type { Language } from './language.svelte.ts';

const MONTHS: Record<Language, readonly string[]> = {
  en: ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'],
  de: ['jan', 'feb', 'mär', 'apr', 'mai', 'jun', 'jul', 'aug', 'sep', 'okt', 'nov', 'dez'],
};

function isoOf(year: number, month: number, day: number): string | undefined {
  const at = new Date(Date.UTC(year, month - 1, day));
  const real = at.getUTCFullYear() === year && at.getUTCMonth() === month - 1 && at.getUTCDate() === day;
  return real && year >= 1900 && year <= 2199 ? at.toISOString().slice(0, 10) : undefined;
}

/** Two digits are this century: nobody certifies vehicles of another. */
const yearOf = (text: string): number => (text.length === 2 ? 2000 + Number(text) : Number(text));

function monthOf(word: string): number | undefined {
  const start = word.toLowerCase().slice(0, 3);
  for (const names of Object.values(MONTHS)) {
    const at = names.indexOf(start === 'mae' || start === 'mrz' ? 'mär' : start);
    if (at !== -1) return at + 1;
  }
  return undefined;
}

/**
 * Reads a date as people write it, in either language, as `2026-11-30`; undefined for what is none. The day comes
 * first (`30.11.2026`, `30/11/2026`, `30 Nov 2026`) unless the year does, or the numbers only fit the other way.
 */
export function readTypedDate(typed: string): string | undefined {
  const text = typed.trim();
  const iso = /^(\d{4})[-./](\d{1,2})[-./](\d{1,2})$/.exec(text);
  if (iso) return isoOf(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const numbers = /^(\d{1,2})\s*[-./ ]\s*(\d{1,2})\s*[-./ ]\s*(\d{2}|\d{4})$/.exec(text);
  if (numbers) {
    const [, first = '', second = '', year = ''] = numbers;
    return isoOf(yearOf(year), Number(second), Number(first)) ?? isoOf(yearOf(year), Number(first), Number(second));
  }
  const named = /^(\d{1,2})\.?\s*(\p{L}{3,})\.?\s*(\d{2}|\d{4})$/u.exec(text);
  const month = named ? monthOf(named[2] ?? '') : undefined;
  return named && month !== undefined ? isoOf(yearOf(named[3] ?? ''), month, Number(named[1])) : undefined;
}

/** A stored date as it stands in a field: `30 Nov 2026`, `30.11.2026`. What is no plain date comes back as it is. */
export function dateInField(iso: string, language: Language): string {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(iso);
  if (!parts) return iso;
  const [, year = '', month = '', day = ''] = parts;
  if (language === 'de') return `${day}.${month}.${year}`;
  const name = MONTHS.en[Number(month) - 1] ?? '';
  return `${String(Number(day))} ${name.charAt(0).toUpperCase()}${name.slice(1)} ${year}`;
}
