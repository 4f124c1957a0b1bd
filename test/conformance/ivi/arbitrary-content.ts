import { dictionaryOf } from '@opencoc/core/ivi';
import type { Definition, ElementDefinition, IviContent } from '@opencoc/core/ivi';
import fc from 'fast-check';

/** Text that XML can carry and that has something to escape. */
const text = (min: number, max: number): fc.Arbitrary<string> =>
  fc
    .array(
      fc.constantFrom(
        'a',
        'Z',
        '0',
        ' ',
        '&',
        '<',
        '>',
        '"',
        "'",
        'é',
        'ß',
        '€',
        '\u{1F697}',
        '\n',
        '\t',
        '\r',
        ']]>',
        '&amp;',
      ),
      {
        minLength: Math.max(min, 1),
        maxLength: Math.max(1, Math.min(max, 30)),
      },
    )
    .map((parts) => Array.from(parts.join('')).slice(0, max).join(''));

const decimal = (element: ElementDefinition): fc.Arbitrary<string> => {
  const { minInclusive = 0, maxInclusive = 0, fractionDigits = 0 } = element.facets;
  const scale = 10 ** fractionDigits;
  return fc
    .tuple(
      fc.integer({ min: Math.ceil(minInclusive * scale), max: Math.floor(maxInclusive * scale) }),
      fc.nat(fractionDigits),
    )
    .map(([digits, places]) => {
      const kept = Math.trunc(digits / 10 ** (fractionDigits - places));
      return (kept / 10 ** places).toFixed(places);
    });
};

const pad = (value: number, width: number): string => String(value).padStart(width, '0');
const date = fc
  .tuple(fc.integer({ min: 1990, max: 2099 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 }))
  .map(([year, month, day]) => `${String(year)}-${pad(month, 2)}-${pad(day, 2)}`);
const zone = fc.constantFrom('', 'Z', '+02:00', '-11:30');

/** A value that the schema allows for an element. */
function valueOf(element: ElementDefinition): fc.Arbitrary<string> {
  const { codes, facets, base } = element;
  if (codes) return fc.constantFrom(...codes.map(({ code }) => code));
  if (base === 'date') return fc.tuple(date, zone).map((parts) => parts.join(''));
  if (base === 'dateTime') {
    return fc
      .tuple(date, fc.constantFrom('T00:00:00', 'T23:59:59.999', 'T24:00:00'), zone)
      .map((parts) => parts.join(''));
  }
  if (base !== 'string') return decimal(element);
  if (element.type === 'IviReferenceId') return fc.uuid({ version: 4 });
  if (facets.pattern) {
    const letters = fc.constantFrom(...'ABCDEFGHJKLMNPRSTUVWXYZ0123456789'.split(''));
    return fc.array(letters, { minLength: 17, maxLength: 17 }).map((parts) => parts.join(''));
  }
  return text(facets.minLength ?? 0, facets.maxLength ?? 30);
}

interface Filled {
  readonly values: [string, string][];
  readonly rows: [string, string[]][];
}

const EMPTY: Filled = { values: [], rows: [] };
const joined = (parts: readonly Filled[]): Filled => ({
  values: parts.flatMap(({ values }) => values),
  rows: parts.flatMap(({ rows }) => rows),
});

/** Children with their required members, the optional ones with a chance. */
const children = (definitions: readonly Definition[], prefix: string, chance: number): fc.Arbitrary<Filled> =>
  fc.tuple(...definitions.map((definition) => child(definition, prefix, chance))).map(joined);

function child(definition: Definition, prefix: string, chance: number): fc.Arbitrary<Filled> {
  const path = `${prefix}${definition.name}`;
  const there = present(definition, path, chance);
  if (definition.required) return there;
  return fc.integer({ min: 1, max: 100 }).chain((roll) => (roll <= chance ? there : fc.constant(EMPTY)));
}

function present(definition: Definition, path: string, chance: number): fc.Arbitrary<Filled> {
  if (definition.kind === 'element') return valueOf(definition).map((value) => ({ values: [[path, value]], rows: [] }));
  if (definition.kind === 'group') return filledGroup(definition.children, `${path}/`, chance);
  const min = Math.max(1, definition.rowMin);
  return fc
    .uniqueArray(fc.stringMatching(/^[a-z0-9]{1,6}$/u), { minLength: min, maxLength: min + 2 })
    .chain((ids) =>
      fc
        .tuple(...ids.map((id) => children(definition.children, `${path}/${id}/`, chance)))
        .map((parts) => joined([...parts, { values: [], rows: [[path, ids]] }])),
    );
}

/** A group whose required members count only when something stands in it. */
const filledGroup = (definitions: readonly Definition[], prefix: string, chance: number): fc.Arbitrary<Filled> =>
  children(definitions, prefix, chance);

/** Any content that the schema allows, with row ids of its own. */
export const validContent = (chance = 25): fc.Arbitrary<IviContent> => {
  const dictionary = dictionaryOf('2.0');
  return fc
    .tuple(children(dictionary.header.children, 'Header/', chance), children(dictionary.data, '', chance))
    .map((parts) => joined(parts))
    .map(({ values, rows }) => ({ values: new Map(values), rows: new Map(rows) }));
};
