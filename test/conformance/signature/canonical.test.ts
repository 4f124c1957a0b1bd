import { execFileSync } from 'node:child_process';
import { canonicalize, readSource } from '@opencoc/core/ivi/signature';
import type { Canonicalization } from '@opencoc/core/ivi/signature';
import fc from 'fast-check';
import { XmlC14NMode, XmlDocument, XmlElement } from 'libxml2-wasm';
import { describe, expect, test } from 'vitest';
import { anyDocument } from './arbitrary-xml.ts';
import { message } from './signer.ts';

const MODES = {
  inclusive: XmlC14NMode.XML_C14N_1_0,
  'inclusive-1.1': XmlC14NMode.XML_C14N_1_1,
  exclusive: XmlC14NMode.XML_C14N_EXCLUSIVE_1_0,
} as const;
const METHODS: readonly Canonicalization[] = [
  { kind: 'inclusive', comments: false },
  { kind: 'inclusive', comments: true },
  { kind: 'inclusive-1.1', comments: false },
  { kind: 'exclusive', comments: false },
  { kind: 'exclusive', comments: true },
  { kind: 'exclusive', comments: false, prefixes: ['a', 'c'] },
];
const RUNS = 400;

const theirOptions = ({ kind, comments, prefixes }: Canonicalization): object => ({
  mode: MODES[kind],
  withComments: comments,
  ...(prefixes ? { inclusiveNamespacePrefixes: [...prefixes] } : {}),
});

function ours(apex: Parameters<typeof canonicalize>[0], method: Canonicalization): string {
  const result = canonicalize(apex, method, { maxLength: 10_000_000 });
  if (!result.ok) throw new Error(result.code);
  return result.text;
}

describe.each(METHODS)('$kind, comments: $comments, $prefixes', (method) => {
  test('VER-05 any document comes out as libxml2 has it', () => {
    fc.assert(
      fc.property(anyDocument, (xml) => {
        const document = XmlDocument.fromString(xml);
        try {
          expect(ours(readSource(xml), method)).toBe(document.canonicalizeToString(theirOptions(method)));
        } finally {
          document.dispose();
        }
      }),
      { numRuns: RUNS },
    );
  });

  test('VER-05 any element alone comes out as libxml2 has it', () => {
    fc.assert(
      fc.property(anyDocument, (xml) => {
        const document = XmlDocument.fromString(xml);
        try {
          const visit = (element: Parameters<typeof ours>[0], path: string): void => {
            const index = { at: 0 };
            for (const child of element.children) {
              if (child.kind !== 'element') continue;
              index.at += 1;
              const childPath = `${path}/*[${String(index.at)}]`;
              const theirs = document.get(childPath);
              if (!(theirs instanceof XmlElement)) throw new Error(childPath);
              expect(ours(child, method)).toBe(theirs.canonicalizeToString(theirOptions(method)));
              visit(child, childPath);
            }
          };
          visit(readSource(xml), '');
        } finally {
          document.dispose();
        }
      }),
      { numRuns: RUNS / 4 },
    );
  });

  test('VER-05 canonical text is its own canonical text', () => {
    fc.assert(
      fc.property(anyDocument, (xml) => {
        const once = ours(readSource(xml), method);
        expect(ours(readSource(once), method)).toBe(once);
      }),
      { numRuns: RUNS / 4 },
    );
  });
});

/** A second opinion where the command is at hand; the tests above do not need it. */
const xmllint = (option: string): string | undefined => {
  try {
    return execFileSync('xmllint', [option, '-'], {
      input: message,
      encoding: 'utf8',
      stdio: ['pipe', 'pipe', 'ignore'],
    });
  } catch {
    return undefined;
  }
};

test.each([
  ['--exc-c14n', 'exclusive'],
  ['--c14n', 'inclusive'],
] as const)('VER-05 a message comes out as xmllint %s has it, where there is one', (option, kind) => {
  const text = ours(readSource(message), { kind, comments: true });
  expect(text).toBe(xmllint(option)?.replace(/\n$/u, '') ?? text);
});
