import type { IviContent } from '../content.ts';
import { strayPaths } from '../content.ts';
import { CURRENT_SCHEMA_VERSION, dictionaryOf } from '../dictionary/dictionary.ts';
import type { Definition, Dictionary, TableDefinition } from '../dictionary/dictionary.ts';
import type { Finding } from './finding.ts';
import { checkValue } from './value.ts';

export interface CheckContentOptions {
  /** Content never carries a signature; ask for it only where the message is about to be sent. */
  readonly signature: 'required' | 'absent-ok';
  readonly dictionary?: Dictionary;
}

/**
 * Checks values and rows in memory at schema level: what a message written from them would be told by the official
 * schema. A group or table counts as present when something stands in it.
 */
export function checkContent(
  content: IviContent,
  options: CheckContentOptions = { signature: 'absent-ok' },
): Finding[] {
  const dictionary = options.dictionary ?? dictionaryOf(CURRENT_SCHEMA_VERSION);
  const check = new ContentCheck(content);
  check.children(dictionary.header.children, 'Header/');
  check.children(dictionary.data, '');
  for (const path of strayPaths(content, dictionary)) {
    check.findings.push({
      rule: 'XSD-UNKNOWN',
      severity: 'error',
      path,
      params: { name: path.split('/').at(-1) ?? path },
    });
  }
  if (options.signature === 'required') {
    check.findings.push({
      rule: 'XSD-SIGNATURE',
      severity: 'error',
      path: 'Signature',
      params: { problem: 'missing' },
    });
  }
  return check.findings;
}

/** Paths of the groups that hold something: every ancestor of a value or of a table with rows. */
export function presentPaths(content: IviContent): ReadonlySet<string> {
  const present = new Set<string>();
  const add = (path: string): void => {
    for (let end = path.lastIndexOf('/'); end > 0; end = path.lastIndexOf('/', end - 1)) {
      const ancestor = path.slice(0, end);
      if (present.has(ancestor)) return;
      present.add(ancestor);
    }
  };
  for (const path of content.values.keys()) add(path);
  for (const [path, ids] of content.rows) if (ids.length > 0) add(path);
  return present;
}

class ContentCheck {
  readonly findings: Finding[] = [];
  readonly #content: IviContent;
  readonly #present: ReadonlySet<string>;
  #rows: readonly number[] = [];

  constructor(content: IviContent) {
    this.#content = content;
    this.#present = presentPaths(content);
  }

  children(children: readonly Definition[], prefix: string): void {
    for (const child of children) {
      const path = `${prefix}${child.name}`;
      if (child.kind === 'element') {
        const value = this.#content.values.get(path);
        if (value !== undefined) {
          for (const finding of checkValue(child, value, path)) this.#add(finding);
        } else if (child.required) {
          this.#add({ rule: 'XSD-REQUIRED', severity: 'error', path, params: {} });
        }
      } else if (child.kind === 'table') {
        this.#table(child, path);
      } else if (child.required || this.#present.has(path)) {
        this.children(child.children, `${path}/`);
      }
    }
  }

  #table(table: TableDefinition, path: string): void {
    const ids = this.#content.rows.get(path) ?? [];
    if (ids.length === 0) {
      if (table.required) this.#add({ rule: 'XSD-REQUIRED', severity: 'error', path, params: {} });
      return;
    }
    if (ids.length < table.rowMin || ids.length > table.rowMax) {
      const params = { count: ids.length, min: table.rowMin, max: table.rowMax };
      this.#add({ rule: 'XSD-ROWS', severity: 'error', path, params });
    }
    const outer = this.#rows;
    ids.forEach((id, index) => {
      this.#rows = [...outer, index + 1];
      this.children(table.children, `${path}/${id}/`);
    });
    this.#rows = outer;
  }

  #add(finding: Finding): void {
    const rows = this.#rows.length > 0 ? { rows: this.#rows.join('.') } : {};
    this.findings.push({ ...finding, params: { ...rows, ...finding.params } });
  }
}
