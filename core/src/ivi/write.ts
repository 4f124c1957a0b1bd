import { presentPaths } from './check/content.ts';
import type { IviContent } from './content.ts';
import { CURRENT_SCHEMA_VERSION, dictionaryOf } from './dictionary/dictionary.ts';
import type { Definition, Dictionary } from './dictionary/dictionary.ts';

const SPECIAL = /[&<>\r]/u;
const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '\r': '&#13;' };

/** Text as it may stand in an element; a carriage return needs a reference, or a reader turns it into a line feed. */
const escaped = (text: string): string =>
  SPECIAL.test(text) ? text.replace(/[&<>\r]/gu, (character) => ESCAPES[character] ?? character) : text;

/**
 * Writes the unsigned message of a content: schema order, one element a line, tabs, LF, UTF-8 declared. The same values
 * and order of rows give the same text, whatever the row ids and the order of the maps. A group or table is written
 * only when it holds something; a row always. Values are written as they are: what the schema says about them is the
 * business of the checks. Values without a place in the schema are not written (`checkContent` tells of them).
 */
export function writeMessage(
  content: IviContent,
  dictionary: Dictionary = dictionaryOf(CURRENT_SCHEMA_VERSION),
): string {
  const { values, rows } = content;
  const present = presentPaths(content);
  const { root, namespace } = dictionary.schema;
  const lines: string[] = ['<?xml version="1.0" encoding="UTF-8"?>', `<${root} xmlns="${namespace}">`];

  const writeChildren = (children: readonly Definition[], prefix: string, indent: string): void => {
    for (const child of children) {
      const { name } = child;
      const path = `${prefix}${name}`;
      if (child.kind === 'element') {
        const value = values.get(path);
        if (value !== undefined) lines.push(`${indent}<${name}>${escaped(value)}</${name}>`);
      } else if (child.kind === 'group') {
        if (present.has(path)) writeBlock(name, child.children, `${path}/`, indent);
      } else {
        const ids = rows.get(path) ?? [];
        if (ids.length === 0) continue;
        lines.push(`${indent}<${name}>`);
        for (const id of ids) writeBlock(child.row, child.children, `${path}/${id}/`, `${indent}\t`);
        lines.push(`${indent}</${name}>`);
      }
    }
  };

  const writeBlock = (name: string, children: readonly Definition[], prefix: string, indent: string): void => {
    lines.push(`${indent}<${name}>`);
    const before = lines.length;
    writeChildren(children, prefix, `${indent}\t`);
    if (lines.length === before) lines[before - 1] = `${indent}<${name}/>`;
    else lines.push(`${indent}</${name}>`);
  };

  writeBlock('Header', dictionary.header.children, 'Header/', '\t');
  writeBlock('CocDataGroup', dictionary.data, '', '\t');
  lines.push(`</${root}>`, '');
  return lines.join('\n');
}
