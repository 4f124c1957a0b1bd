/** Up to two letters that stand for a person: of "Hanna van der Keller" it is HK. */
export function initialsOf(name: string): string {
  const words = name
    .trim()
    .split(/\s+/)
    .filter((word) => /\p{L}/u.test(word));
  const first = words[0] ?? '?';
  const last = words.length > 1 ? (words.at(-1) ?? '') : '';
  const letter = (word: string) => /\p{L}/u.exec(word)?.[0] ?? '';
  return (letter(first) + letter(last)).toLocaleUpperCase() || '?';
}

/** Names in one line: "Anna, Bo and Chris". */
export function listNames(names: readonly string[], and: string): string {
  if (names.length < 2) return names[0] ?? '';
  return `${names.slice(0, -1).join(', ')} ${and} ${names.at(-1) ?? ''}`;
}
