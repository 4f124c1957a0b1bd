import { describe, expect, test } from 'vitest';
import { de } from './messages/de.ts';
import { en } from './messages/en.ts';

type Leaf = string | ((p: Record<string, unknown>) => string);

function leavesOf(node: unknown, path = ''): [string, Leaf][] {
  if (typeof node === 'string' || typeof node === 'function') return [[path, node as Leaf]];
  return Object.entries(node as Record<string, unknown>).flatMap(([key, child]) =>
    leavesOf(child, path ? `${path}.${key}` : key),
  );
}

/** Names and words that are the same in both languages. */
const SAME = new Set([
  'release.gateTitle',
  'settings.wroteIn',
  'shell.languages.de',
  'shell.languages.en',
  'talk.blocker',
  'words.gates.xml',
  'words.roles.compliance',
  'words.roles.homologation',
  'words.sourceKinds.vecto-file',
]);

/** Answers whatever a message asks for: counts are 3, everything else is its own name. */
const anything = new Proxy(
  {},
  {
    get: (_, key) =>
      ['count', 'number', 'version', 'done', 'all', 'line', 'shown'].includes(String(key)) ? 3 : String(key),
  },
);
const textOf = (leaf: Leaf): string => (typeof leaf === 'string' ? leaf : leaf(anything));

describe('messages', () => {
  const english = new Map(leavesOf(en));
  const german = new Map(leavesOf(de));

  test('UI-01 English and German have the same keys', () => {
    expect([...german.keys()].sort()).toEqual([...english.keys()].sort());
  });

  test('UI-01 every text says something in both languages', () => {
    for (const texts of [english, german]) {
      for (const [key, leaf] of texts) expect(textOf(leaf).trim(), key).not.toBe('');
    }
  });

  test('UI-01 no German text is the English one, unless listed', () => {
    const same = [...english].filter(([key, leaf]) => textOf(leaf) === textOf(german.get(key) ?? '') && !SAME.has(key));
    // Messages that only pass a name on are the same in every language.
    const words = same.filter(([, leaf]) =>
      /\p{L}{3,}/u.test(textOf(leaf).replace(/\b(id|code|name|when|total|shown)\b/g, '')),
    );
    expect(words.map(([key]) => key)).toEqual([]);
  });

  test('UI-01 the list of equal texts holds no text that differs', () => {
    for (const key of SAME) expect(textOf(german.get(key) ?? ''), key).toBe(textOf(english.get(key) ?? ' '));
  });

  test('UI-01 counts have their own word for one', () => {
    expect(en.words.records({ count: 1, text: '1' })).toBe('1 record');
    expect(en.words.records({ count: 2, text: '2' })).toBe('2 records');
    expect(de.words.records({ count: 1, text: '1' })).toBe('1 Akte');
    expect(de.words.records({ count: 0, text: '0' })).toBe('0 Akten');
  });
});
