import type { IviContent } from '../content.ts';
import { strayPaths } from '../content.ts';
import type {
  Definition,
  Dictionary,
  ElementDefinition,
  GroupDefinition,
  TableDefinition,
} from '../dictionary/dictionary.ts';
import { nestedContent, NO_ROWS } from '../nested.ts';
import type { HeldGroup, HeldTable, NestedContent } from '../nested.ts';
import type { Finding } from './finding.ts';
import { problemOf } from './value.ts';

/**
 * What the schema says about one place: an element, or a group, table or row with all in it. Never changed once made, so that a
 * later check can share what a change does not touch.
 */
export interface Part {
  /** Something stands there. */
  readonly stands: boolean;
  /** Of all inside, in schema order. */
  readonly findings: readonly Finding[];
  /** Of a group or row: one for each child of its definition, undefined where nothing stands and nothing is missed. Of a table: its rows. */
  readonly parts: readonly (Part | undefined)[];
  /** Of a table: its row ids. */
  readonly ids: readonly string[];
}

/** The schema's findings on a content, by place. */
export interface ContentTree {
  readonly header: Part;
  readonly data: Part;
  /** Paths of the content that the schema has no place for, sorted. */
  readonly strays: readonly string[];
}

const NO_FINDINGS: readonly Finding[] = [];
const NO_PARTS: readonly (Part | undefined)[] = [];
const GOOD: Part = { stands: true, findings: NO_FINDINGS, parts: NO_PARTS, ids: NO_ROWS };

/** Checks a whole content; `nested` is what it folds to, where that is known already. */
export function treeOf(
  content: IviContent,
  dictionary: Dictionary,
  nested: NestedContent = nestedContent(content, dictionary),
): ContentTree {
  const builder = new TreeBuilder(content);
  const header = builder.container(dictionary.header.children, nested.header, 'Header/', '');
  const data = builder.container(dictionary.data, nested.data, '', '');
  return { header, data, strays: builder.sawAll() ? [] : strayPaths(content, dictionary).sort() };
}

/** The findings of a tree: by the order of the schema, then what has no place. */
export const treeFindings = ({ header, data, strays }: ContentTree): Finding[] => [
  ...header.findings,
  ...data.findings,
  ...strays.map((path): Finding => ({
    rule: 'XSD-UNKNOWN',
    severity: 'error',
    path,
    params: { name: path.split('/').at(-1) ?? path },
  })),
];

/** Position numbers of rows from the outermost table inwards: "2.1". */
export const rowNumbers = (outer: string, index: number): string =>
  outer === '' ? String(index + 1) : `${outer}.${String(index + 1)}`;

const error = (rule: string, path: string, rows: string, params: Finding['params'] = {}, value?: string): Finding => ({
  rule,
  severity: 'error',
  path,
  params: rows === '' ? params : { rows, ...params },
  ...(value === undefined ? {} : { value }),
});

/** The part of an element; undefined where it is left out and may be. */
export function elementPart(
  definition: ElementDefinition,
  value: string | undefined,
  prefix: string,
  rows: string,
): Part | undefined {
  if (value === undefined) {
    if (!definition.required) return undefined;
    return { ...GOOD, stands: false, findings: [error('XSD-REQUIRED', `${prefix}${definition.name}`, rows)] };
  }
  const problem = problemOf(definition, value);
  if (!problem) return GOOD;
  const [rule, params] = problem;
  return { ...GOOD, findings: [error(rule, `${prefix}${definition.name}`, rows, params, value)] };
}

/** A group or row of its parts. */
export function containerPart(parts: readonly (Part | undefined)[]): Part {
  let findings = NO_FINDINGS;
  let stands = false;
  for (const part of parts) {
    if (!part) continue;
    stands ||= part.stands;
    if (part.findings.length > 0) findings = findings.length === 0 ? part.findings : [...findings, ...part.findings];
  }
  return { stands, findings, parts, ids: NO_ROWS };
}

/** A table of its rows; undefined for a table that is left out and may be. */
export function tablePart(
  { required, rowMin: min, rowMax: max }: TableDefinition,
  ids: readonly string[],
  parts: readonly (Part | undefined)[],
  path: string,
  rows: string,
): Part | undefined {
  const count = ids.length;
  if (count === 0) {
    return required ? { ...GOOD, stands: false, findings: [error('XSD-REQUIRED', path, rows)] } : undefined;
  }
  const { findings } = containerPart(parts);
  if (count >= min && count <= max) return { stands: true, findings, parts, ids };
  return { stands: true, findings: [error('XSD-ROWS', path, rows, { count, min, max }), ...findings], parts, ids };
}

export class TreeBuilder {
  readonly #content: IviContent;
  #values = 0;
  #tables = 0;
  #repeated = false;

  constructor(content: IviContent) {
    this.#content = content;
  }

  /** Every value and table was met on the way: none stands where the schema has no place. */
  sawAll(): boolean {
    const { values, rows } = this.#content;
    return !this.#repeated && this.#values === values.size && this.#tables === rows.size;
  }

  /** `prefix`: the path of the container and a slash, empty for the data. */
  container(children: readonly Definition[], held: HeldGroup | undefined, prefix: string, rows: string): Part {
    const parts = children.map((child, index): Part | undefined => {
      if (child.kind === 'element') {
        const value = held?.slots[index];
        if (typeof value !== 'string') return child.required ? elementPart(child, undefined, prefix, rows) : undefined;
        this.#values += 1;
        return elementPart(child, value, prefix, rows);
      }
      if (child.kind === 'table') return this.table(child, held?.table(index), prefix, rows);
      return this.group(child, held?.group(index), prefix, rows);
    });
    return containerPart(parts);
  }

  group(group: GroupDefinition, held: HeldGroup | undefined, prefix: string, rows: string): Part | undefined {
    if (!held && !group.required) return undefined;
    const part = this.container(group.children, held, `${prefix}${group.name}/`, rows);
    return part.stands || group.required ? part : undefined;
  }

  table(table: TableDefinition, held: HeldTable | undefined, prefix: string, rows: string): Part | undefined {
    const ids = held?.ids ?? NO_ROWS;
    const path = `${prefix}${table.name}`;
    if (ids.length > 0) this.#tables += 1;
    if (ids.length > 1 && new Set(ids).size < ids.length) this.#repeated = true;
    const parts = ids.map((id, index) =>
      this.container(table.children, held?.rows.get(id), `${path}/${id}/`, rowNumbers(rows, index)),
    );
    return tablePart(table, ids, parts, path, rows);
  }
}
