import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { create } from 'fontkit';

/** A face of Inter, embedded in every PDF so that it looks the same in ten years. */
export type Face = 'regular' | 'bold';

const resolve = createRequire(import.meta.url).resolve;
const FILES: Readonly<Record<Face, string>> = {
  regular: resolve('@expo-google-fonts/inter/400Regular/Inter_400Regular.ttf'),
  bold: resolve('@expo-google-fonts/inter/600SemiBold/Inter_600SemiBold.ttf'),
};

/**
 * A font file without some of its tables. A font starts with a directory (number of tables at 4; from 12 on, entries of 16
 * bytes whose first four are the table's name): leaving out the entry is enough.
 */
function withoutTables(file: Buffer, names: readonly string[]): Buffer {
  const count = file.readUInt16BE(4);
  const entries = Array.from({ length: count }, (_none, index) => file.subarray(12 + index * 16, 28 + index * 16));
  const kept = entries.filter((entry) => !names.includes(entry.toString('latin1', 0, 4)));
  const result = Buffer.from(file);
  result.writeUInt16BE(kept.length, 4);
  result.fill(0, 12, 12 + count * 16);
  kept.forEach((entry, index) => entry.copy(result, 12 + index * 16));
  return result;
}

const loaded = new Map<Face, Buffer>();

/**
 * The font file of a face, without substitutions and kerning. Inter makes a multiplication sign of the x in `19x6` and an
 * arrow of `->`, where a type designation must stay as it was typed; and it draws `27.1` so close that the point is lost.
 */
export function faceFile(face: Face): Buffer {
  const known = loaded.get(face);
  if (known) return known;
  const file = withoutTables(readFileSync(FILES[face]), ['GSUB', 'GPOS']);
  loaded.set(face, file);
  return file;
}

let covered: ((codePoint: number) => boolean) | undefined;

/** Whether the typeface has a character. Both faces have the same. */
function covers(codePoint: number): boolean {
  if (covered === undefined) {
    const font = create(faceFile('regular'));
    if (!('hasGlyphForCodePoint' in font)) throw new Error(`${FILES.regular} holds several fonts, one was expected`);
    covered = (code) => font.hasGlyphForCodePoint(code);
  }
  return covered(codePoint);
}

const PRINTABLE_ASCII = /^[\u0020-\u007E\n]*$/u;
/** Control, formatting (direction, zero width), private and unassigned characters: they would be there and not be seen. */
const UNSEEN = /^[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Cs}]$/u;

/**
 * Text in characters that the typeface has. Any other is written out as `[U+4E2D]`: a reader sees that something is
 * there and what, where a blank or a box would hide it. Line breaks stay.
 */
export function drawable(text: string): string {
  const lines = text.replace(/\r\n?/gu, '\n').replace(/\t/gu, ' ');
  if (PRINTABLE_ASCII.test(lines)) return lines;
  return lines.normalize('NFC').replace(/[^\u0020-\u007E\n]/gu, (character) => {
    const code = character.codePointAt(0) ?? 0;
    if (!UNSEEN.test(character) && covers(code)) return character;
    return `[U+${code.toString(16).toUpperCase().padStart(4, '0')}]`;
  });
}
