import type { Words } from '../dictionary/dictionary.ts';

export type Language = 'en' | 'de';

/** A number as people of a language read it: decimal sign, and groups of three from 1 000. */
export function formatNumber(value: number, language: Language): string {
  const [whole = '', fraction] = String(value).split('.');
  const grouped = whole.replace(/\B(?=(?:[0-9]{3})+$)/gu, '\u202F');
  return fraction === undefined ? grouped : `${grouped}${language === 'de' ? ',' : '.'}${fraction}`;
}

/** Fills `{name}` in a sentence; a name without a value is left out. */
export function fill(words: Words, params: Readonly<Record<string, string | number>>, language: Language): string {
  return words[language].replace(/\{(\w+)\}/gu, (_all, name: string) => {
    const value = params[name];
    if (value === undefined) return '';
    return typeof value === 'number' ? formatNumber(value, language) : value;
  });
}
