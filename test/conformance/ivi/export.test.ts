import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkMessage, dictionaryOf, exportSchema, sampleMessage, SAMPLES } from '@opencoc/core/ivi';
import { afterAll, describe, expect, test } from 'vitest';
import { mutantOf } from './mutants.ts';
import { EXAMPLES, exampleText, hasOfficialData, Libxml2, signatureSchemaText } from './official.ts';
import { Random } from './random.ts';

/** Mutants of each message. */
const MUTANTS = 300;

describe('the exported schema, of messages before they are signed', () => {
  const libxml2 = new Libxml2({ schema: exportSchema(dictionaryOf('2.0'), { signature: 'absent' }) });
  afterAll(() => {
    libxml2.dispose();
  });

  test.each(SAMPLES)('IVI-12 the sample $id is valid', (sample) => {
    expect(libxml2.verdict(sampleMessage(sample))).toEqual({ valid: true, message: '' });
  });

  test.each(SAMPLES)('IVI-12 same verdict as the checks on mutants of $id', (sample) => {
    const text = sampleMessage(sample);
    const found: string[] = [];
    let invalid = 0;
    for (let seed = 1; seed <= MUTANTS; seed += 1) {
      const mutant = mutantOf(text, new Random(seed * 104_729));
      const theirs = libxml2.verdict(mutant.text);
      const ours = checkMessage(mutant.text, { unsigned: true });
      if (theirs.valid !== ours.valid) {
        found.push(`${mutant.kinds.join(' + ')}, seed ${seed}: ${theirs.message} but ${String(ours.valid)}`);
      }
      if (!ours.valid) invalid += 1;
    }
    expect(found).toEqual([]);
    expect(invalid).toBeGreaterThan(MUTANTS / 4);
    expect(invalid).toBeLessThan(MUTANTS);
  });
});

describe.runIf(hasOfficialData)('the exported schema against the official one', () => {
  const folder = mkdtempSync(join(tmpdir(), 'opencoc-schema-'));
  const exportedAt = join(folder, 'exported.xsd');
  const exported = exportSchema(dictionaryOf('2.0'));
  if (hasOfficialData) {
    writeFileSync(join(folder, 'xmldsig-core-schema.xsd'), signatureSchemaText());
    writeFileSync(exportedAt, exported);
  }
  const official = hasOfficialData ? new Libxml2() : undefined;
  const ours = hasOfficialData ? new Libxml2({ schema: readFileSync(exportedAt, 'utf8'), url: exportedAt }) : undefined;
  afterAll(() => {
    official?.dispose();
    ours?.dispose();
    rmSync(folder, { recursive: true });
  });

  test.each(EXAMPLES)('IVI-12 same verdict on %s and its mutants', (name) => {
    const text = exampleText(name);
    expect(ours?.verdict(text)).toEqual({ valid: true, message: '' });
    const found: string[] = [];
    for (let seed = 1; seed <= MUTANTS; seed += 1) {
      const mutant = mutantOf(text, new Random(seed * 15_485_863));
      const [one, other] = [official?.verdict(mutant.text), ours?.verdict(mutant.text)];
      if (one?.valid !== other?.valid) {
        found.push(`${mutant.kinds.join(' + ')}, seed ${seed}: ${one?.message ?? ''} / ${other?.message ?? ''}`);
      }
    }
    expect(found).toEqual([]);
  });
});
