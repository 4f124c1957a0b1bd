import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { checkContent } from '../check/content.ts';
import { expectedElements } from '../check/expected.ts';
import { checkMessage } from '../check/message.ts';
import { checkRules } from '../check/rules/table.ts';
import { contentDifferences } from '../content.ts';
import { appliesTo, definitionAt } from '../dictionary/dictionary.ts';
import { readMessage } from '../read.ts';
import { sampleContent, sampleMessage, SAMPLES } from './samples.ts';

describe.each(SAMPLES)('sample $id', (sample) => {
  const content = sampleContent(sample);

  test('IVI-03 is valid but for the signature and reads back the same', () => {
    const message = sampleMessage(sample);
    expect(checkMessage(message, { unsigned: true }).findings).toEqual([]);
    expect(checkContent(content)).toEqual([]);
    const read = readMessage(message);
    expect(read.ok && contentDifferences(content, read.content)).toEqual([]);
  });

  test('IVI-08 is complete', () => {
    expect(expectedElements(content).filter(({ present }) => !present)).toEqual([]);
  });

  test('IVI-07 keeps every business rule', () => {
    expect(checkRules(content)).toEqual([]);
  });

  test('IVI-01 states only what belongs to its category and stage', () => {
    const category = content.values.get('VehicleCategory');
    const stage = content.values.get('StageOfCompletion');
    const strange = [...content.values.keys()].filter((path) => {
      const definition = definitionAt(path);
      return definition?.kind === 'element' && !appliesTo(definition, category, stage);
    });
    expect(strange).toEqual([]);
  });

  test('IVI-04 stands beside its literal as a file of the same bytes', () => {
    expect(readFileSync(join(import.meta.dirname, `${sample.id}.xml`), 'utf8')).toBe(sampleMessage(sample));
  });
});

test('IVI-08 the samples are of different categories and have different VINs and references', () => {
  const contents = SAMPLES.map(sampleContent);
  for (const path of ['VehicleCategory', 'VehicleIdentificationNumber', 'Header/IviReferenceId']) {
    expect(new Set(contents.map(({ values }) => values.get(path))).size).toBe(SAMPLES.length);
  }
});
