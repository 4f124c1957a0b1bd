import type { Random } from './random.ts';

/**
 * Makes mutants of a message by cutting its text. Works on tags found by a plain scan, on purpose without the parser and
 * the dictionary under test.
 */
interface Span {
  readonly name: string;
  /** Offsets of the whole element, and of what is inside. */
  readonly start: number;
  readonly end: number;
  readonly innerStart: number;
  readonly innerEnd: number;
  readonly isLeaf: boolean;
  readonly depth: number;
}

function spansOf(text: string): Span[] {
  const spans: Span[] = [];
  const open: { name: string; start: number; innerStart: number; children: number }[] = [];
  for (const match of text.matchAll(/<(\/?)([\w:.-]+)([^<>]*?)(\/?)>/gu)) {
    const [all, closing, name = '', , empty] = match;
    const at = match.index;
    if (closing === '/') {
      const top = open.pop();
      if (!top) continue;
      spans.push({
        name,
        start: top.start,
        end: at + all.length,
        innerStart: top.innerStart,
        innerEnd: at,
        isLeaf: top.children === 0,
        depth: open.length,
      });
    } else {
      const parent = open.at(-1);
      if (parent) parent.children += 1;
      const innerStart = at + all.length;
      if (empty === '/') {
        spans.push({
          name,
          start: at,
          end: innerStart,
          innerStart,
          innerEnd: innerStart,
          isLeaf: true,
          depth: open.length,
        });
      } else {
        open.push({ name, start: at, innerStart, children: 0 });
      }
    }
  }
  return spans;
}

const replaced = (text: string, start: number, end: number, by: string): string =>
  text.slice(0, start) + by + text.slice(end);

const VALUES = [
  '', ' ', '0', '-1', '+1', '1.', '.5', '1.0', '00012', '1e3', '1,5', '1 000', '99999999', '-0', '0.0000001', '1.00000000000', 'NaN', 'INF', '0x1F',
  'Y', 'N', 'y', 'Yes', 'true', 'ABC', 'é', '€', '\u{1F697}', 'a\u0301', 'x'.repeat(15), 'x'.repeat(16), 'x'.repeat(36), 'x'.repeat(151), 'x'.repeat(4001),
  '2024-02-29', '2023-02-29', '2024-13-01', '2024-00-10', '0000-01-01', '-2024-01-01', '02024-01-01', '12024-01-01', '2024-1-1', '24-01-01',
  '2024-01-01Z', '2024-01-01+14:00', '2024-01-01+14:01', '2024-01-01-13:59', '2024-01-01T10:00:00', '2024-01-01T24:00:00', '2024-01-01T24:00:01',
  '2024-01-01T10:00:00.5Z', '2024-01-01T10:60:00Z', '2024-01-01T10:00:60Z', '2024-01-01T10:00Z', '2024-01-01 10:00:00', '20240101',
  'e1', 'e11', 'E3', 'NL', 'GB', 'D', 'M1', 'N2', 'M1GS', 'L1e-B', 'l1e-b', '2.0', '2', '95', 'EU', 'C', 'I', 'V', '&amp;', '&#65;', '&lt;b&gt;', '<![CDATA[Y]]>', '<!-- c -->', '<?p i?>',
  'YARTN2EVHDTEST123', 'YARTN2EVHDTEST12', 'YARTN2EVHDTEST1234', 'yartn2evhdtest123', 'YARTN2EVHDTEST12-', '6a2957d3-4a32-41a6-a2d0-50681e0bf5e1', '6a2957d3-4a32-11a6-a2d0-50681e0bf5e1', '6A2957D34A3241A6A2D050681E0BF5E1',
] as const; // prettier-ignore

const SPACES = [' ', '\t', '\n', '\r\n', '  ', '\u00a0', '\u2003', '&#32;', '&#10;', '&#13;', '&#9;'] as const;

const ATTRIBUTES = [
  ' a="1"',
  ' xml:lang="en"',
  ' xml:space="preserve"',
  ' xmlns:q="urn:q"',
  ' xmlns:q="urn:q" q:a="1"',
  ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:nil="true"',
  ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:nil="false"',
  ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:type="Text15"',
  ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://eu.ereg.initialvehicleinformation.v2 x.xsd"',
  ' Id="x"',
  ' a="1" a="2"',
  ' xmlns="urn:other"',
  ' xmlns=""',
] as const;

export type Mutation = (text: string, random: Random) => string;

const leaves = (text: string): Span[] => spansOf(text).filter(({ isLeaf }) => isLeaf);
const inner = (text: string): Span[] => spansOf(text).filter(({ isLeaf, depth }) => !isLeaf && depth > 0);
const any = (text: string): Span[] => spansOf(text).filter(({ depth }) => depth > 0);
const valueOf = (text: string, span: Span): string => text.slice(span.innerStart, span.innerEnd);
const withValue = (text: string, span: Span, value: string): string =>
  span.end === span.innerEnd ? text : replaced(text, span.innerStart, span.innerEnd, value);

const onLeaf =
  (change: (value: string, random: Random) => string): Mutation =>
  (text, random) => {
    const span = random.pick(leaves(text));
    return withValue(text, span, change(valueOf(text, span), random));
  };

export const MUTATIONS: Readonly<Record<string, Mutation>> = {
  'drop an element': (text, random) => {
    const span = random.pick(any(text));
    return replaced(text, span.start, span.end, '');
  },
  'drop a leaf': (text, random) => {
    const span = random.pick(leaves(text));
    return replaced(text, span.start, span.end, '');
  },
  'duplicate beside itself': (text, random) => {
    const span = random.pick(any(text));
    return replaced(text, span.end, span.end, text.slice(span.start, span.end));
  },
  'duplicate elsewhere': (text, random) => {
    const span = random.pick(any(text));
    const at = random.pick(any(text));
    return replaced(text, at.end, at.end, text.slice(span.start, span.end));
  },
  'rename by letter': (text, random) => {
    const { name, start, end } = random.pick(any(text));
    const by = random.pick([
      `${name}X`,
      name.slice(1),
      name.toLowerCase(),
      `x:${name}`,
      `${name.slice(0, -1)}é`,
      `_${name}`,
    ]);
    return replaced(
      text,
      start,
      end,
      text.slice(start, end).replaceAll(new RegExp(`(</?)${name}(?=[\\s/>])`, 'gu'), `$1${by}`),
    );
  },
  'rename to another element': (text, random) => {
    const { name, start, end } = random.pick(any(text));
    const by = random.pick(any(text)).name;
    return replaced(
      text,
      start,
      end,
      text.slice(start, end).replaceAll(new RegExp(`(</?)${name}(?=[\\s/>])`, 'gu'), `$1${by}`),
    );
  },
  'move elsewhere': (text, random) => {
    const span = random.pick(any(text));
    const cut = replaced(text, span.start, span.end, '');
    const at = random.pick(any(cut));
    return replaced(cut, at.end, at.end, text.slice(span.start, span.end));
  },
  'move within the group': (text, random) => {
    const all = any(text);
    const span = random.pick(all);
    const siblings = all.filter(({ depth, start }) => depth === span.depth && start > span.end);
    if (siblings.length === 0) return text;
    const to = random.pick(siblings.slice(0, 3));
    return (
      text.slice(0, span.start) + text.slice(span.end, to.end) + text.slice(span.start, span.end) + text.slice(to.end)
    );
  },
  'empty a leaf': onLeaf(() => ''),
  'empty a group': (text, random) => {
    const span = random.pick(inner(text));
    return replaced(
      text,
      span.innerStart,
      span.innerEnd,
      random.pick(['', ' ', '\n', 'x', '<!-- c -->', '<![CDATA[]]>']),
    );
  },
  'another value': onLeaf((_value, random) => random.pick(VALUES)),
  'value of another leaf': (text, random) => {
    const all = leaves(text);
    return withValue(text, random.pick(all), valueOf(text, random.pick(all)));
  },
  'over-long': onLeaf(
    (value, random) => value + random.pick(['x', '0', value, 'é', '\u{1F697}']).repeat(1 + random.below(40)),
  ),
  'one character less': onLeaf((value, random) => {
    const at = random.below(Math.max(1, value.length));
    return value.slice(0, at) + value.slice(at + 1);
  }),
  'one character other': onLeaf((value, random) => {
    const at = random.below(Math.max(1, value.length));
    return (
      value.slice(0, at) +
      random.pick(['0', '9', '.', '-', '+', 'A', 'a', 'é', ' ', ',', ':', 'Z', 'T']) +
      value.slice(at + 1)
    );
  }),
  'sign or exponent': onLeaf((value, random) =>
    random.pick([
      `+${value}`,
      `-${value}`,
      `${value}e0`,
      `${value}E2`,
      `${value}.`,
      `${value}.0`,
      `${value}.000000`,
      `0${value}`,
      `.${value}`,
      `--${value}`,
    ]),
  ),
  'more digits': onLeaf(
    (value, random) => value + random.pick(['0', '00', '1', '.1', '.11', '.111', '.1234567', '000000']),
  ),
  'white space around': onLeaf((value, random) =>
    random.pick([
      `${random.pick(SPACES)}${value}`,
      `${value}${random.pick(SPACES)}`,
      `${random.pick(SPACES)}${value}${random.pick(SPACES)}`,
    ]),
  ),
  'white space inside': onLeaf((value, random) => {
    const at = random.below(value.length + 1);
    return value.slice(0, at) + random.pick(SPACES) + value.slice(at);
  }),
  'date changed': (text, random) => {
    const dates = leaves(text).filter(({ name }) => name.includes('Date'));
    return withValue(text, random.pick(dates), random.pick(VALUES.filter((value) => /^-?[0-9]{2,5}-/u.test(value))));
  },
  'attribute added': (text, random) => {
    const span = random.pick(spansOf(text));
    const at = span.start + 1 + span.name.length;
    return replaced(text, at, at, random.pick(ATTRIBUTES));
  },
  'text in a group': (text, random) => {
    const span = random.pick(inner(text));
    const at = random.pick([span.innerStart, span.innerEnd]);
    return replaced(
      text,
      at,
      at,
      random.pick([
        'x',
        '0',
        '\u00a0',
        '&#32;',
        '&#x41;',
        '<![CDATA[ ]]>',
        '<![CDATA[x]]>',
        ']]>',
        '&amp;',
        '&nbsp;',
        '&',
      ]),
    );
  },
  'comment or instruction': (text, random) => {
    const span = random.pick(spansOf(text));
    const at = random.pick([span.start, span.end, span.innerStart]);
    return replaced(
      text,
      at,
      at,
      random.pick([
        '<!-- c -->',
        '<!---->',
        '<!-- a -- b -->',
        '<?p i?>',
        '<?p?>',
        '<?xml version="1.0"?>',
        '<!-- <X> -->',
      ]),
    );
  },
  'child in a leaf': (text, random) => {
    const span = random.pick(leaves(text));
    return span.end === span.innerEnd
      ? text
      : replaced(text, span.innerStart, span.innerStart, random.pick(['<a/>', '<Type>T</Type>', '<b xmlns=""/>']));
  },
  'tag broken': (text, random) => {
    const span = random.pick(any(text));
    const at = random.pick([span.start, span.innerEnd, span.end - 1]);
    return replaced(text, at, at + 1, random.pick(['', '<<', '>', ' ']));
  },
  'cut off': (text, random) => text.slice(0, random.below(text.length)),
  'repeated row': (text, random) => {
    const rows = inner(text).filter(({ name }) => name.endsWith('Group'));
    const span = random.pick(rows);
    return replaced(text, span.end, span.end, text.slice(span.start, span.end).repeat(1 + random.below(3)));
  },
  'rows in other order': (text, random) => {
    const rows = inner(text).filter(({ name }) => name.endsWith('Group'));
    const span = random.pick(rows);
    const next = rows.find(({ name, start, depth }) => name === span.name && start > span.end && depth === span.depth);
    if (!next) return text;
    return (
      text.slice(0, span.start) +
      text.slice(next.start, next.end) +
      text.slice(span.end, next.start) +
      text.slice(span.start, span.end) +
      text.slice(next.end)
    );
  },
  'namespace changed': (text, random) =>
    random.pick([
      text.replace('eu.ereg', 'eu.era'),
      text.replace(' xmlns="http://eu.ereg', ' xmlns:i="http://eu.ereg'),
      text.replace('xmldsig#"', 'xmldsig"'),
      text.replace('<Header>', '<Header xmlns="">'),
      text
        .replace('<Header>', '<h:Header xmlns:h="http://eu.ereg.initialvehicleinformation.v2">')
        .replace('</Header>', '</h:Header>'),
    ]),
  'signature changed': (text, random) => {
    const start = text.lastIndexOf('<Signature ');
    if (start < 0 || spansOf(text).every((span) => span.start < start)) return text;
    const signature = text.slice(start);
    const spans = spansOf(text).filter((span) => span.start >= start);
    const span = random.pick(spans);
    return random.pick([
      () => text.slice(0, start) + '</InitialVehicleInformation>',
      () => replaced(text, span.start, span.end, ''),
      () => replaced(text, span.end, span.end, text.slice(span.start, span.end)),
      () => withValue(text, span, random.pick(VALUES)),
      () => text.slice(0, start) + signature.replace(/ Algorithm="[^"]*"/u, ''),
      () => text.replace('<Header>', `${signature.slice(0, signature.indexOf('</Signature>') + 12)}<Header>`),
    ])();
  },
};

/** A mutant: mostly of one mutation, sometimes of two or three. */
export function mutantOf(text: string, random: Random): { readonly text: string; readonly kinds: readonly string[] } {
  const kinds: string[] = [];
  let mutant = text;
  const count = random.pick([1, 1, 1, 1, 1, 2, 2, 3]);
  for (let i = 0; i < count; i += 1) {
    const kind = random.pick(Object.keys(MUTATIONS));
    const mutate = MUTATIONS[kind];
    if (!mutate || spansOf(mutant).length < 40) continue;
    mutant = mutate(mutant, random);
    kinds.push(kind);
  }
  return { text: mutant, kinds };
}
