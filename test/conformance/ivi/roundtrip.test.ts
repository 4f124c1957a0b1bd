import {
  checkContent,
  checkMessage,
  contentDifferences,
  readMessage,
  sampleMessage,
  SAMPLES,
  writeMessage,
} from '@opencoc/core/ivi';
import type { IviContent } from '@opencoc/core/ivi';
import { afterAll, describe, expect, test } from 'vitest';
import { EXAMPLES, exampleText, hasOfficialData, Libxml2 } from './official.ts';

const read = (text: string): IviContent => {
  const result = readMessage(text);
  if (!result.ok) throw new Error(`Not read: ${JSON.stringify(result.error)}`);
  return result.content;
};

/** Leaf values in order of the file, found without our parser. */
const plainValues = (text: string): string[] =>
  [...text.slice(0, text.lastIndexOf('<Signature ')).matchAll(/<(\w+)>([^<]+)<\/\1>/gu)].map(
    (m) => `${m[1] ?? ''}=${m[2] ?? ''}`,
  );

describe.runIf(hasOfficialData)('official examples', () => {
  const libxml2 = hasOfficialData ? new Libxml2({ unsigned: true }) : undefined;
  afterAll(() => libxml2?.dispose());

  test.each(EXAMPLES)('IVI-03 %s read and written again has the same content', (name) => {
    const text = exampleText(name);
    const written = writeMessage(read(text));
    expect(contentDifferences(read(text), read(written))).toEqual([]);
    expect(plainValues(`${written}<Signature `).sort()).toEqual(plainValues(text).sort());
  });

  test.each(EXAMPLES)('IVI-03 %s written again is valid by the official schema but for the signature', (name) => {
    const written = writeMessage(read(exampleText(name)));
    expect(libxml2?.verdict(written)).toEqual({ valid: true, message: '' });
    expect(checkMessage(written).findings.map(({ rule }) => rule)).toEqual(['XSD-SIGNATURE']);
  });

  test.each(SAMPLES)('IVI-03 our own sample $id is valid by the official schema but for the signature', (sample) => {
    expect(libxml2?.verdict(sampleMessage(sample))).toEqual({ valid: true, message: '' });
  });

  test.each(EXAMPLES)('IVI-04 %s gives the same bytes whatever the row ids and the order of values', (name) => {
    const content = read(exampleText(name));
    const renamed: IviContent = {
      values: new Map(
        [...content.values]
          .reverse()
          .map(([path, value]) => [path.replaceAll(/\/([0-9]+)(?=\/|$)/gu, '/row-$1'), value]),
      ),
      rows: new Map(
        [...content.rows]
          .reverse()
          .map(([path, ids]) => [path.replaceAll(/\/([0-9]+)(?=\/|$)/gu, '/row-$1'), ids.map((id) => `row-${id}`)]),
      ),
    };
    expect(writeMessage(renamed)).toBe(writeMessage(content));
  });

  test.each(EXAMPLES)('IVI-02 the values of %s have no finding in memory', (name) => {
    expect(checkContent(read(exampleText(name)))).toEqual([]);
  });
});
