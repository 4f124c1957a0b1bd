import { checkContent, checkMessage, contentDifferences, readMessage, writeMessage } from '@opencoc/core/ivi';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { validContent } from './arbitrary-content.ts';
import { hasOfficialData, Libxml2 } from './official.ts';

const RUNS = 60;

test('IVI-03 any content that the schema allows is written, read and found the same', () => {
  fc.assert(
    fc.property(validContent(), (content) => {
      const written = writeMessage(content);
      const read = readMessage(written);
      if (!read.ok) throw new Error(`Not read: ${JSON.stringify(read.error)}`);
      expect(contentDifferences(content, read.content)).toEqual([]);
      expect(read.warnings).toEqual([]);
    }),
    { numRuns: RUNS },
  );
});

test('IVI-02 content without finding is written as a message without finding', () => {
  fc.assert(
    fc.property(validContent(), (content) => {
      expect(checkContent(content)).toEqual([]);
      expect(checkMessage(writeMessage(content), { unsigned: true }).findings).toEqual([]);
    }),
    { numRuns: RUNS },
  );
});

test('IVI-04 writing what was read gives the same bytes', () => {
  fc.assert(
    fc.property(validContent(), (content) => {
      const written = writeMessage(content);
      const read = readMessage(written);
      expect(read.ok && writeMessage(read.content)).toBe(written);
    }),
    { numRuns: RUNS },
  );
});

describe.runIf(hasOfficialData)('with the official schema', () => {
  const libxml2 = hasOfficialData ? new Libxml2({ unsigned: true }) : undefined;
  afterAll(() => libxml2?.dispose());

  test('IVI-03 any content that the schema allows writes a message that the official schema accepts', () => {
    fc.assert(
      fc.property(validContent(), (content) => {
        expect(libxml2?.verdict(writeMessage(content))).toEqual({ valid: true, message: '' });
      }),
      { numRuns: RUNS },
    );
  });

  test('IVI-02 checks in memory agree with the schema when one value is changed to anything', () => {
    fc.assert(
      fc.property(
        validContent(15),
        fc.nat(),
        fc.string({ maxLength: 20, unit: 'grapheme' }),
        (content, pick, value) => {
          const paths = [...content.values.keys()];
          const path = paths[pick % paths.length] ?? '';
          const changed = { ...content, values: new Map(content.values).set(path, value) };
          expect(checkContent(changed).length === 0).toBe(libxml2?.verdict(writeMessage(changed)).valid);
        },
      ),
      { numRuns: RUNS * 4 },
    );
  });
});
