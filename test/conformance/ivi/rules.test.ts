import { checkMessage, checkRules, expectedElements, readMessage } from '@opencoc/core/ivi';
import { describe, expect, test } from 'vitest';
import { EXAMPLES, exampleText, hasOfficialData } from './official.ts';

/** What we question in the official examples, and why: the N2 example carries a test VIN that does not end in digits,
 * and does not say how the brake of its trailers is controlled. */
const QUESTIONS: Readonly<Record<string, readonly string[]>> = { 'N2-01': ['IDN-02', 'TOW-20'] };

describe.runIf(hasOfficialData)('business rules on the official examples', () => {
  test.each(EXAMPLES)('IVI-07 %s breaks no rule that is an error', (name) => {
    const read = readMessage(exampleText(name));
    if (!read.ok) throw new Error('Not read');
    const findings = checkRules(read.content);
    expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(findings.map(({ rule }) => rule)).toEqual(QUESTIONS[name] ?? []);
  });

  test.each(EXAMPLES)('IVI-08 nothing expected is missing in %s', (name) => {
    const read = readMessage(exampleText(name));
    if (!read.ok) throw new Error('Not read');
    const expected = expectedElements(read.content);
    expect(expected.filter(({ present }) => !present)).toEqual([]);
    expect(expected.length).toBeGreaterThan(50);
  });

  test.each(EXAMPLES)('IVI-07 %s is valid at all levels', (name) => {
    expect(checkMessage(exampleText(name), { level: 'all' }).valid).toBe(true);
  });
});
