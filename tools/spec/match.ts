const RULE = /^\| *([A-Z][A-Z0-9]{1,3}-\d{2}) *\|/gm;
const TITLE = /\b(?:test|it|describe)(?:\.\w+)*(?:\([^()'"`]*\))?\(\s*(['"`])((?:\\.|(?!\1)[\s\S])*?)\1/g;
const ID = /\b[A-Z][A-Z0-9]{1,3}-\d{2}\b/g;

/** Ids of the rules a SPEC text states, in order. */
export const rulesOf = (spec: string): string[] => [...spec.matchAll(RULE)].flatMap((match) => match[1] ?? []);

/** Rule ids at the beginning of the test titles of a source text: `test('MRG-01 MRG-02 ...')`. */
export function idsInTitles(source: string): string[] {
  return [...source.matchAll(TITLE)].flatMap((match) => {
    const leading = /^(?:[A-Z][A-Z0-9]{1,3}-\d{2}[ ,:]+)+/.exec(match[2] ?? '')?.[0] ?? '';
    return leading.match(ID) ?? [];
  });
}

/** What does not fit between rules and the ids in test titles. */
export function findUnmatched(
  rules: readonly string[],
  ids: readonly { readonly id: string; readonly file: string }[],
): { untested: string[]; unknown: { id: string; file: string }[]; twice: string[] } {
  const known = new Set(rules);
  const tested = new Set(ids.map(({ id }) => id));
  return {
    untested: [...known].filter((id) => !tested.has(id)),
    unknown: ids.filter(({ id }) => !known.has(id)).map((item) => ({ ...item })),
    twice: rules.filter((id, at) => rules.indexOf(id) !== at),
  };
}
