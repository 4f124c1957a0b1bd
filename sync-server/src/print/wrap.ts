import type { Paper, Style } from './paper.ts';
import { drawable } from './typeface.ts';

/** Breaks text into lines of a width: at spaces, and inside a word only where it is wider than a line. */
export function wrap(paper: Paper, text: string, width: number, style: Style): string[] {
  return drawable(text)
    .split('\n')
    .flatMap((paragraph) => wrapParagraph(paper, paragraph, width, style));
}

function wrapParagraph(paper: Paper, paragraph: string, width: number, style: Style): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of paragraph.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (paper.widthOf(longer, style) <= width) {
      line = longer;
      continue;
    }
    if (line !== '') lines.push(line);
    const parts = pieces(paper, word, width, style);
    lines.push(...parts.slice(0, -1));
    line = parts.at(-1) ?? '';
  }
  return [...lines, line];
}

/** Where a word may be parted with the least harm: behind a hyphen or stroke that has something before it. */
const PARTING = /^.+[-–/*,;)]/u;

/** A word in pieces that fit; most words are one. */
function pieces(paper: Paper, word: string, width: number, style: Style): string[] {
  if (paper.widthOf(word, style) <= width) return [word];
  const result: string[] = [];
  let piece = '';
  for (const character of word) {
    if (piece !== '' && paper.widthOf(piece + character, style) > width) {
      const head = PARTING.exec(piece)?.[0] ?? piece;
      result.push(head);
      piece = piece.slice(head.length);
    }
    piece += character;
  }
  return [...result, piece];
}
