import type { IviContent } from '@opencoc/core/ivi';
import { certificateHtml, certificateModel } from '@opencoc/core/ivi/print';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { validContent } from '../ivi/arbitrary-content.ts';
import { CONTENTS, sampleContent, textsOf } from './sheet-text.ts';

const html = (content: IviContent, mark: 'original' | 'duplicate' | 'reading-aid' = 'original'): string =>
  certificateHtml(certificateModel(content, { lang: 'en', mark, signed: true }));

const ENTITIES: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
};
/** What a reader of the document sees: its text without tags. */
const seen = (document: string): string =>
  document
    .slice(document.indexOf('<body>'))
    .replace(/<[^>]*>/gu, '\n')
    .replace(/&(?:amp|lt|gt|quot|#39);/gu, (entity) => ENTITIES[entity] ?? entity);

test.each(CONTENTS)('PRT-01 the HTML of %s holds every text of the sheet', (_name, content) => {
  const model = certificateModel(content, { lang: 'de', mark: 'duplicate', signed: true });
  const document = certificateHtml(model);
  const text = seen(document);
  for (const part of textsOf(model).filter((one) => one !== model.source)) expect(text).toContain(part);
});

describe('PRT-03 language and marks', () => {
  test('PRT-03 the document says its language, and remarks say theirs', () => {
    const document = html(sampleContent('motorcycle'));
    expect(document).toMatch(/^<!DOCTYPE html>\n<html lang="en">/u);
    expect(document).toMatch(/<span class="v" lang="[a-z]{2}">/u);
  });

  test.each([
    ['duplicate', 'Duplicate'],
    ['reading-aid', 'Reading aid – not a certificate'],
  ] as const)('PRT-03 %s: on the sheet, across it and at the head of each page', (mark, words) => {
    const document = html(sampleContent('truck'), mark);
    expect(document).toContain(`<p class="mark">${words}</p>`);
    expect(document).toMatch(new RegExp(`class="watermark"[^>]*><span[^>]*>${words}<`, 'u'));
    expect(document).toMatch(/@top-center \{ content: "[A-Z]/u);
  });

  test('PRT-03 an original carries no mark', () => {
    const document = html(sampleContent('truck'));
    expect(document).not.toContain('class="mark"');
    expect(document).not.toContain('class="watermark"');
  });

  test('PRT-03 headings and table headers name everything', () => {
    const document = html(sampleContent('truck'));
    const tables = document.split('<table').slice(1);
    expect(tables.length).toBeGreaterThan(10);
    for (const table of tables) expect(table).toContain('<th scope="col">');
    const levels = [...document.matchAll(/<h([1-6])>/gu)].map(([, level]) => Number(level));
    expect(levels.filter((level) => level === 1)).toHaveLength(1);
    levels.forEach((level, index) => {
      expect(level - (levels[index - 1] ?? 0)).toBeLessThanOrEqual(1);
    });
  });
});

const HOSTILE = [
  '</style><script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '" onmouseover="alert(1)',
  "'><svg/onload=alert(1)>",
  '"; } body { background: url(https://example.org/x) } a { content: "',
  '\\"; } @import "https://example.org/x";',
  '&lt;script&gt; &#60;script&#62;',
  '\u0000\u0007\u0085\uFFFF\uD800',
  '{vin} $& $1 ${1}',
];

/** Any sample with a hostile text in each place that takes text. */
function poisoned(text: string): IviContent {
  const content = sampleContent('plug-in-car');
  const keep = new Set(['VehicleCategory', 'StageOfCompletion']);
  return {
    rows: content.rows,
    values: new Map([...content.values].map(([path, value]) => [path, keep.has(path) ? value : text])),
  };
}

/** The tags of a document and the names of their attributes. */
const tagsOf = (document: string): string[] =>
  [...document.matchAll(/<([a-zA-Z!/][^\s>]*)((?:\s+[a-zA-Z-]+(?:="[^"]*")?)*)\s*>/gu)].map(
    ([, name = '', rest = '']) =>
      `${name} ${[...rest.matchAll(/\s([a-zA-Z-]+)(?:="[^"]*")?/gu)].map(([, key]) => key).join(' ')}`,
  );

describe('PRT-04 hostile text', () => {
  test.each(HOSTILE)('PRT-04 stays text: %j', (text) => {
    const document = html(poisoned(text), 'reading-aid');
    const allowed = new Set(tagsOf(html(poisoned('harmless'), 'reading-aid')));
    const known = [...allowed, 'time class datetime', 'data class value', 'span class', 'span class lang'];
    expect(tagsOf(document).filter((tag) => !known.includes(tag))).toEqual([]);
    expect(document.match(/</gu)?.length).toBe(tagsOf(document).length);
    const style = document.slice(document.indexOf('<style>') + 7, document.indexOf('</style>'));
    expect(style).not.toMatch(/<|url\(|@import/u);
    expect(document.match(/<style>/gu)).toHaveLength(1);
    expect(document).not.toMatch(/(?!\n)\p{Cc}|\uFFFF|\p{Cs}/u);
    if (!text.startsWith('\u0000')) expect(seen(document)).toContain(text);
  });

  test('PRT-04 nothing is loaded and nothing runs: the document forbids it itself', () => {
    const document = html(sampleContent('truck'));
    expect(document).toContain(`content="default-src 'none'; style-src 'unsafe-inline'"`);
    expect(document).not.toMatch(/<script|<link|<img|@import|url\(/u);
  });
});

test('PRT-05 the same content gives the same document', () => {
  fc.assert(
    fc.property(validContent(25), (content) => {
      const turned: IviContent = {
        values: new Map([...content.values].reverse()),
        rows: new Map([...content.rows].reverse()),
      };
      expect(html(turned)).toBe(html(content));
    }),
    { numRuns: 10 },
  );
});
