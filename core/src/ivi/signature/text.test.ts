import { describe, expect, test } from 'vitest';
import { PROBLEMS, problem } from './problem.ts';
import type { ProblemCode, Style, VerificationCause } from './problem.ts';
import { causeText, signatureText } from './text.ts';
import { CAUSE_WORDS, PROBLEM_WORDS, STYLE_WORDS } from './words.ts';

const params = {
  algorithm: 'A',
  uri: 'U',
  count: 2,
  limit: 5,
  root: 'R',
  parent: 'P',
  element: 'E',
  subject: 'S',
  issuer: 'I',
  bits: 1024,
  least: 2048,
  number: 1,
  date: 'D',
  validFrom: 'F',
  validTo: 'T',
  usage: 'K',
  purposes: 'O',
  fault: 'empty',
  line: 0,
  column: 0,
};

describe.each(['en', 'de'] as const)('sentences in %s', (language) => {
  test.each(Object.keys(PROBLEMS) as ProblemCode[])('VER-02 %s says what is wrong and what to do', (code) => {
    const text = signatureText(problem(code, params), language);
    expect(text).not.toMatch(/[{}]/u);
    expect(text.match(/[.:;,] /gu)?.length ?? 0).toBeGreaterThan(0);
    expect(text.endsWith('.')).toBe(true);
  });

  test.each(Object.keys(CAUSE_WORDS) as VerificationCause['code'][])('VER-02 cause %s has its sentence', (code) => {
    for (const style of Object.keys(STYLE_WORDS) as Style[]) {
      const cause = { code, part: 'document', style, algorithm: 'SHA-1' } as VerificationCause;
      expect(causeText(cause, language)).toMatch(/^[^{}]+\.$/u);
    }
  });
});

test('VER-02 sentences of both languages use the same facts', () => {
  for (const { en, de } of [...Object.values(PROBLEM_WORDS), ...Object.values(CAUSE_WORDS)]) {
    const facts = (text: string): string[] => (text.match(/\{\w+\}/gu) ?? []).sort();
    expect(facts(de)).toEqual(facts(en));
  }
});

test('VER-04 what comes from a hostile file is cut and made harmless before it is shown', () => {
  const uri = `a\nNot checked: nothing\u202Eb${'x'.repeat(100_000)}`;
  const text = signatureText(problem('reference-external', { uri }), 'en');
  expect(text.length).toBeLessThan(500);
  expect(text).not.toMatch(/[\n\u202E]/u);
});
