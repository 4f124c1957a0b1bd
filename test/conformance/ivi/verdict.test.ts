import { checkMessage } from '@opencoc/core/ivi';
import { afterAll, describe, expect, test } from 'vitest';
import { mutantOf, MUTATIONS } from './mutants.ts';
import { EXAMPLES, exampleText, hasOfficialData, Libxml2 } from './official.ts';
import { Random } from './random.ts';

/** Mutants of each example and kind; a thousand of mixed kinds beside them. */
const OF_EACH_KIND = 20;
const MIXED = 250;

describe.runIf(hasOfficialData)('verdict of the official schema', () => {
  const libxml2 = hasOfficialData ? new Libxml2() : undefined;
  afterAll(() => libxml2?.dispose());

  /** What we say, and what libxml2 says; equal for both to be right. A document type declaration is refused by us on purpose. */
  const differences = (label: string, text: string): string[] => {
    const theirs = libxml2?.verdict(text);
    const ours = checkMessage(text);
    if (theirs?.valid === ours.valid) return [];
    const findings = ours.findings.map(({ rule, path }) => `${rule} ${path}`).join(', ');
    return [
      `${label}: schema says ${String(theirs?.valid)} (${theirs?.message ?? ''}), we say ${String(ours.valid)} (${findings})`,
    ];
  };

  test.each(EXAMPLES)('IVI-02 the official example %s is valid', (name) => {
    const text = exampleText(name);
    expect(differences(name, text)).toEqual([]);
    expect(checkMessage(text)).toEqual({ valid: true, schemaVersion: '2.0', findings: [] });
  });

  test.each(Object.entries(MUTATIONS))('IVI-02 same verdict as the schema: %s', (kind, mutate) => {
    const found: string[] = [];
    EXAMPLES.forEach((name, index) => {
      const text = exampleText(name);
      for (let i = 0; i < OF_EACH_KIND; i += 1) {
        const seed = 1_000 * (index + 1) + i;
        found.push(...differences(`${name}, ${kind}, seed ${String(seed)}`, mutate(text, new Random(seed))));
      }
    });
    expect(found).toEqual([]);
  });

  test.each(EXAMPLES)('IVI-02 same verdict as the schema on mixed mutants of %s', (name) => {
    const text = exampleText(name);
    const found: string[] = [];
    let invalid = 0;
    for (let seed = 1; seed <= MIXED; seed += 1) {
      const mutant = mutantOf(text, new Random(seed * 7_919));
      found.push(...differences(`${name}, ${mutant.kinds.join(' + ')}, seed ${String(seed)}`, mutant.text));
      if (!checkMessage(mutant.text).valid) invalid += 1;
    }
    expect(found).toEqual([]);
    // Both verdicts are met, or the comparison says nothing.
    expect(invalid).toBeGreaterThan(MIXED / 4);
    expect(invalid).toBeLessThan(MIXED);
  });
});
