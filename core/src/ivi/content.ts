import { CURRENT_SCHEMA_VERSION, dictionaryOf, locate } from './dictionary/dictionary.ts';
import type { Definition, Dictionary, ElementDefinition } from './dictionary/dictionary.ts';

/**
 * The values of one message, flat. A reader gives rows the ids "1", "2", ...; a record gives its own. The order of the
 * maps says nothing; the order of row ids is the order of rows.
 */
export interface IviContent {
  /** Record path to lexical value, as it stands in the message. */
  readonly values: ReadonlyMap<string, string>;
  /** Table path (`AxleTable`, `AxleTable/r1/TyreAxleTable`) to row ids in order. A table without rows has no entry. */
  readonly rows: ReadonlyMap<string, readonly string[]>;
}

export const EMPTY_CONTENT: IviContent = { values: new Map(), rows: new Map() };

/** The value of an element as schema types see it: white space collapsed and numbers without idle zeros; text as it is. */
export function comparableValue(element: ElementDefinition, value: string): string {
  if (element.base === 'string') return value;
  const collapsed = value.replace(/[ \t\r\n]+/gu, ' ').trim();
  if (element.base === 'date' || element.base === 'dateTime') return collapsed;
  const match = /^([+-]?)0*([0-9]*)(?:\.([0-9]*?)0*)?$/u.exec(collapsed);
  if (!match) return collapsed;
  const [, sign = '', whole = '', fraction = ''] = match;
  const digits = `${whole === '' ? '0' : whole}${fraction === '' ? '' : `.${fraction}`}`;
  return sign === '-' && digits !== '0' ? `-${digits}` : digits;
}

/** A difference between two contents; paths carry the row ids "1", "2", ... by position. */
export interface ContentDifference {
  readonly path: string;
  readonly left: string | undefined;
  readonly right: string | undefined;
}

/**
 * Content with rows renamed by position and values in comparable form: two contents are the same exactly when these
 * maps are. A row has an entry of its own (value ""), so that an empty row counts.
 */
export function positionalValues(
  content: IviContent,
  dictionary: Dictionary = dictionaryOf(CURRENT_SCHEMA_VERSION),
): ReadonlyMap<string, string> {
  const result = new Map<string, string>();
  const visit = (children: readonly Definition[], from: string, to: string): void => {
    for (const child of children) {
      const path = `${from}${child.name}`;
      if (child.kind === 'element') {
        const value = content.values.get(path);
        if (value !== undefined) result.set(`${to}${child.name}`, comparableValue(child, value));
      } else if (child.kind === 'group') {
        visit(child.children, `${path}/`, `${to}${child.name}/`);
      } else {
        (content.rows.get(path) ?? []).forEach((rowId, index) => {
          const row = `${to}${child.name}/${String(index + 1)}`;
          result.set(row, '');
          visit(child.children, `${path}/${rowId}/`, `${row}/`);
        });
      }
    }
  };
  visit(dictionary.header.children, 'Header/', 'Header/');
  visit(dictionary.data, '', '');
  return result;
}

/** What differs between two contents by value, in the order of the schema; empty when they are the same. */
export function contentDifferences(left: IviContent, right: IviContent, dictionary?: Dictionary): ContentDifference[] {
  const a = positionalValues(left, dictionary);
  const b = positionalValues(right, dictionary);
  const paths = new Set([...a.keys(), ...b.keys()]);
  return [...paths]
    .filter((path) => a.get(path) !== b.get(path))
    .map((path) => ({ path, left: a.get(path), right: b.get(path) }));
}

/** Whether two contents are the same: rows by position, numbers by value, text exactly. */
export const contentEquals = (left: IviContent, right: IviContent, dictionary?: Dictionary): boolean =>
  contentDifferences(left, right, dictionary).length === 0;

/** Paths of values and tables that the schema has no place for, or whose row does not exist. */
export function strayPaths(
  content: IviContent,
  dictionary: Dictionary = dictionaryOf(CURRENT_SCHEMA_VERSION),
): string[] {
  const stray: string[] = [];
  const inRows = (rows: readonly { tablePath: string; rowId: string }[]): boolean =>
    rows.every(({ tablePath, rowId }) => content.rows.get(tablePath)?.includes(rowId));
  for (const path of content.values.keys()) {
    const located = locate(path, dictionary);
    if (located?.definition.kind !== 'element' || !inRows(located.rows)) stray.push(path);
  }
  for (const path of content.rows.keys()) {
    const located = locate(path, dictionary);
    if (located?.definition.kind !== 'table' || located.isRow || !inRows(located.rows)) stray.push(path);
  }
  return stray;
}
