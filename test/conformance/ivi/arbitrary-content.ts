import { dictionaryOf } from '@opencoc/core/ivi';
import type { Definition, ElementDefinition, IviContent } from '@opencoc/core/ivi';
import fc from 'fast-check';
import { Random } from './random.ts';

/** Text that XML can carry and that has something to escape or to lose. */
const PIECES = ['a', 'Z', '0', ' ', '&', '<', '>', '"', "'", 'é', 'ß', '€', '\u{1F697}', '\n', '\t', '\r', ']]>', '&amp;'] as const; // prettier-ignore
const VIN_CHARACTERS = 'ABCDEFGHJKLMNPRSTUVWXYZ0123456789'.split('');
const HEX = '0123456789abcdefABCDEF'.split('');
const ZONES = ['', 'Z', '+02:00', '-11:30'] as const;
const TIMES = ['T00:00:00', 'T23:59:59.999', 'T24:00:00'] as const;

const times = (count: number, make: () => string): string => Array.from({ length: count }, make).join('');
const pad = (value: number): string => String(value).padStart(2, '0');

function textOf(element: ElementDefinition, random: Random): string {
  if (element.type === 'IviReferenceId') {
    const hex = (count: number): string => times(count, () => random.pick(HEX));
    return `${hex(8)}-${hex(4)}-4${hex(3)}-${random.pick(['8', '9', 'a', 'B'])}${hex(3)}-${hex(12)}`;
  }
  const { minLength = 0, maxLength = 30, pattern } = element.facets;
  if (pattern) return times(minLength, () => random.pick(VIN_CHARACTERS));
  const characters = Array.from(times(Math.max(minLength, random.below(25)), () => random.pick(PIECES)));
  return characters.slice(0, maxLength).join('');
}

function numberOf({ facets }: ElementDefinition, random: Random): string {
  const { minInclusive = 0, maxInclusive = 0, fractionDigits = 0 } = facets;
  const places = random.below(fractionDigits + 1);
  const scale = 10 ** places;
  const lowest = Math.ceil(minInclusive * scale);
  const highest = Math.floor(maxInclusive * scale);
  return (random.pick([lowest, highest, lowest + random.below(highest - lowest + 1)]) / scale).toFixed(places);
}

/** A value that the schema allows for an element. */
function valueOf(element: ElementDefinition, random: Random): string {
  if (element.codes) return random.pick(element.codes).code;
  const date = (): string =>
    `${String(1990 + random.below(110))}-${pad(1 + random.below(12))}-${pad(1 + random.below(28))}`;
  switch (element.base) {
    case 'string':
      return textOf(element, random);
    case 'date':
      return date() + random.pick(ZONES);
    case 'dateTime':
      return date() + random.pick(TIMES) + random.pick(ZONES);
    case 'decimal':
    case 'int':
    case 'short':
      return numberOf(element, random);
  }
}

/** Content that the schema allows, with row ids of its own; optional things stand in it with a chance in a hundred. */
function contentOf(random: Random, chance: number): IviContent {
  const values = new Map<string, string>();
  const rows = new Map<string, readonly string[]>();
  const visit = (definitions: readonly Definition[], prefix: string): void => {
    for (const definition of definitions) {
      if (!definition.required && random.below(100) >= chance) continue;
      const path = `${prefix}${definition.name}`;
      if (definition.kind === 'element') {
        values.set(path, valueOf(definition, random));
      } else if (definition.kind === 'group') {
        visit(definition.children, `${path}/`);
      } else {
        const count = Math.max(1, definition.rowMin) + random.below(3);
        const ids = Array.from({ length: count }, (_row, index) => `r${String(random.below(1000))}-${String(index)}`);
        rows.set(path, ids);
        for (const id of ids) visit(definition.children, `${path}/${id}/`);
      }
    }
  };
  const dictionary = dictionaryOf('2.0');
  visit(dictionary.header.children, 'Header/');
  visit(dictionary.data, '');
  return { values, rows };
}

/** Any content that the schema allows, from a seed that a failing run prints. */
export const validContent = (chance = 30): fc.Arbitrary<IviContent> =>
  fc.nat().map((seed) => contentOf(new Random(seed), chance));
