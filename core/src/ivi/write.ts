import type { IviContent } from './content.ts';
import { CURRENT_SCHEMA_VERSION, dictionaryOf } from './dictionary/dictionary.ts';
import type { Definition, Dictionary, TableDefinition } from './dictionary/dictionary.ts';
import { HeldGroup, HeldTable, nestedContent } from './nested.ts';

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
  const { root, namespace } = dictionary.schema;
  const { header, data } = nestedContent(content, dictionary);
  return (
    `<?xml version="1.0" encoding="UTF-8"?>\n<${root} xmlns="${namespace}">\n` +
    blockText('Header', header ? childrenText(dictionary.header.children, header, '\t\t') : '', '\t') +
    blockText('CocDataGroup', childrenText(dictionary.data, data, '\t\t'), '\t') +
    `</${root}>\n`
  );
}

/** A group or row with what stands in it. */
const blockText = (name: string, inner: string, indent: string): string =>
  inner === '' ? `${indent}<${name}/>\n` : `${indent}<${name}>\n${inner}${indent}</${name}>\n`;

function childrenText(children: readonly Definition[], held: HeldGroup, indent: string): string {
  let text = '';
  held.slots.forEach((slot, index) => {
    const child = slot === undefined ? undefined : children[index];
    if (slot === undefined || !child) return;
    const { name } = child;
    if (typeof slot === 'string') {
      text += `${indent}<${name}>${escaped(slot)}</${name}>\n`;
    } else if (child.kind === 'group' && slot instanceof HeldGroup) {
      const inner = childrenText(child.children, slot, `${indent}\t`);
      if (inner !== '') text += blockText(name, inner, indent);
    } else if (child.kind === 'table' && slot instanceof HeldTable && slot.ids.length > 0) {
      text += tableText(child, slot, indent);
    }
  });
  return text;
}

function tableText({ name, row, children }: TableDefinition, { ids, rows }: HeldTable, indent: string): string {
  const inner = `${indent}\t`;
  let text = `${indent}<${name}>\n`;
  for (const id of ids) {
    const held = rows.get(id);
    text += blockText(row, held ? childrenText(children, held, `${inner}\t`) : '', inner);
  }
  return `${text}${indent}</${name}>\n`;
}
