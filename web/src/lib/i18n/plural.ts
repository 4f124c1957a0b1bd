/** The word for a count, by the plural rules of a language. Both our languages know `one` and `other`. */
export function pluralOf(language: 'en' | 'de'): (count: number, one: string, other: string) => string {
  const rules = new Intl.PluralRules(language);
  return (count, one, other) => (rules.select(count) === 'one' ? one : other);
}
