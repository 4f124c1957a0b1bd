import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { BUSINESS_RULES, ELSEWHERE, EXPECTATIONS } from '../../core/src/ivi/index.ts';
import { rulesDocument } from './text.ts';

const path = fileURLToPath(new URL('../../docs/rules.md', import.meta.url));

describe('docs/rules.md', () => {
  test('is what the tables say: run `node tools/rules/document.ts` after a change', () => {
    expect(readFileSync(path, 'utf8') === rulesDocument()).toBe(true);
  });

  test('names every rule, and says whose rules they are not', () => {
    const document = rulesDocument();
    const ids = [...BUSINESS_RULES, ...ELSEWHERE].map(({ id }) => id).concat(EXPECTATIONS.map(({ rule }) => rule));
    expect(ids.filter((id) => !document.includes(`| ${id} |`))).toEqual([]);
    expect(document).toContain("not the authority's rules");
  });

  test('a rule is judged in one way', () => {
    const here = new Set([...BUSINESS_RULES.map(({ id }) => id), ...EXPECTATIONS.map(({ rule }) => rule)]);
    expect(ELSEWHERE.map(({ id }) => id).filter((id) => here.has(id))).toEqual([]);
    const parts = ELSEWHERE.flatMap((item) => (item.by === 'rules' ? item.rules : []));
    expect(parts.filter((id) => !here.has(id))).toEqual([]);
  });
});
