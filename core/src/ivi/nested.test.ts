import { expect, test } from 'vitest';
import { checkContent, contentEquals, readMessage, writeMessage } from './index.ts';
import type { IviContent } from './index.ts';

/** A record with many signatories, under row ids that no other record has. */
function contentOf(round: number): IviContent {
  const ids = Array.from({ length: 500 }, (_, at) => `r${String(round)}x${String(at)}`);
  const values = new Map<string, string>();
  for (const name of ['SignerName', 'SignerPosition', 'SignatureLocation', 'SignatureDate']) {
    for (const id of ids)
      values.set(`SigningAuthorityTable/${id}/${name}`, name === 'SignatureDate' ? '2026-11-25' : id);
  }
  return { values, rows: new Map([['SigningAuthorityTable', ids]]) };
}

test('IVI-03 nothing is lost from a message when the memory of paths starts anew in the middle of it', () => {
  for (let round = 0; round < 25; round += 1) {
    const content = contentOf(round);
    const inRows = checkContent(content).filter(({ path }) => path.startsWith('SigningAuthorityTable/'));
    expect(inRows).toEqual([]);
    const read = readMessage(writeMessage(content));
    expect(read.ok && contentEquals(read.content, content)).toBe(true);
  }
});
