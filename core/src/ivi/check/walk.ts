import type { IviContent } from '../content.ts';
import type {
  Definition,
  Dictionary,
  ElementDefinition,
  GroupDefinition,
  TableDefinition,
} from '../dictionary/dictionary.ts';
import { isBlank, XSI_NAMESPACE } from '../xml/tree.ts';
import type { XmlElement } from '../xml/tree.ts';
import type { Finding } from './finding.ts';
import { SIGNATURE_NAMESPACE } from './signature-model.ts';
import { isAllowedXsi } from './signature-structure.ts';
import { checkValue } from './value.ts';

/** A finding with the element of the file that it is about. */
export interface FileFinding extends Finding {
  readonly element: XmlElement;
}

export interface Walked {
  /** Values and rows (ids by position) of everything that has its place in the schema. */
  readonly content: IviContent;
  readonly findings: readonly FileFinding[];
  /** `Signature` elements at their place under the root. */
  readonly signatures: readonly XmlElement[];
}

/**
 * Walks a message and compares it with the dictionary: every element at its place, once, with the right content. The
 * root must be the message's own; signatures are collected, not looked into.
 */
export function walkMessage(root: XmlElement, dictionary: Dictionary): Walked {
  const walk = new Walk(dictionary);
  walk.root(root);
  return { content: { values: walk.values, rows: walk.rows }, findings: walk.findings, signatures: walk.signatures };
}

const DATA_GROUP = 'CocDataGroup';

class Walk {
  readonly values = new Map<string, string>();
  readonly rows = new Map<string, readonly string[]>();
  readonly findings: FileFinding[] = [];
  readonly signatures: XmlElement[] = [];
  readonly #dictionary: Dictionary;
  readonly #namespace: string;
  /** Position numbers of the rows on the way, for sentences: "2.1" is the first row inside the second. */
  #rows: readonly number[] = [];

  constructor(dictionary: Dictionary) {
    this.#dictionary = dictionary;
    this.#namespace = dictionary.schema.namespace;
  }

  #report(rule: string, element: XmlElement, path: string, params: Record<string, string | number> = {}): void {
    const rows = this.#rows.length > 0 ? { rows: this.#rows.join('.') } : {};
    this.findings.push({ rule, severity: 'error', path, params: { ...rows, ...params }, element });
  }

  root(root: XmlElement): void {
    this.#plain(root, '', this.#dictionary.schema.root);
    const seen = new Set<string>();
    for (const child of root.children) {
      if (child.namespace === SIGNATURE_NAMESPACE && child.local === 'Signature') {
        if (this.signatures.length > 0) this.#report('XSD-SIGNATURE', child, 'Signature', { problem: 'second' });
        this.signatures.push(child);
        continue;
      }
      this.#child(child, this.#dictionary.top, '', seen);
    }
    this.#missing(root, this.#dictionary.top, '', seen);
  }

  /** What stands directly in a group: no text, no attributes. */
  #plain(element: XmlElement, path: string, type: string): void {
    if (element.hasCdata || !isBlank(element.text)) {
      this.#report('XSD-TEXT-OUTSIDE', element, path, { text: element.text.trim().slice(0, 40) });
    }
    this.#attributes(element, path, type);
  }

  #attributes(element: XmlElement, path: string, type: string): void {
    for (const { local, namespace, value, name } of element.attributes) {
      if (namespace === XSI_NAMESPACE && isAllowedXsi(element, local, value, this.#namespace, type)) continue;
      this.#report('XSD-ATTRIBUTE', element, path, { attribute: name });
    }
  }

  #child(child: XmlElement, allowed: readonly Definition[], prefix: string, seen: Set<string>): void {
    const definition = allowed.find((candidate) => candidate.name === child.local);
    const path = `${prefix}${child.local}`;
    if (child.namespace !== this.#namespace) {
      this.#report(definition ? 'XSD-NAMESPACE' : 'XSD-UNKNOWN', child, path, { name: child.local });
      return;
    }
    if (!definition) {
      this.#strange(child, path);
      return;
    }
    if (seen.has(definition.name)) {
      this.#report('XSD-DUPLICATE', child, path, { name: child.local });
      return;
    }
    seen.add(definition.name);
    this.#known(child, definition, definition.name === DATA_GROUP ? '' : path);
  }

  #strange(child: XmlElement, path: string): void {
    const home = this.#homeOf(child.local);
    if (home === undefined) this.#report('XSD-UNKNOWN', child, path, { name: child.local });
    else this.#report('XSD-MISPLACED', child, path, { name: child.local, home });
  }

  /** The container in which an element or a row belongs, by name; undefined where the schema has no such element. */
  #homeOf(name: string): string | undefined {
    const table = this.#dictionary.tables.find((candidate) => candidate.row === name);
    if (table) return table.path;
    const definition = this.#dictionary.byName(name);
    return definition?.path.split('/').slice(0, -1).join('/');
  }

  #known(element: XmlElement, definition: Definition, path: string): void {
    switch (definition.kind) {
      case 'element':
        this.#element(element, definition, path);
        break;
      case 'group':
        this.#group(element, definition, definition.children, path);
        break;
      case 'table':
        this.#table(element, definition, path);
        break;
    }
  }

  #element(element: XmlElement, definition: ElementDefinition, path: string): void {
    this.#attributes(element, path, definition.type);
    const [child] = element.children;
    if (child) {
      this.#report('XSD-UNKNOWN', child, `${path}/${child.local}`, { name: child.local });
      return;
    }
    this.values.set(path, element.text);
    for (const finding of checkValue(definition, element.text, path)) {
      const rows = this.#rows.length > 0 ? { rows: this.#rows.join('.') } : {};
      this.findings.push({ ...finding, params: { ...rows, ...finding.params }, element });
    }
  }

  #group(
    element: XmlElement,
    definition: GroupDefinition | TableDefinition,
    children: readonly Definition[],
    path: string,
  ): void {
    this.#plain(element, path, definition.kind === 'group' ? definition.name : definition.row);
    const prefix = path === '' ? '' : `${path}/`;
    const seen = new Set<string>();
    for (const child of element.children) this.#child(child, children, prefix, seen);
    this.#missing(element, children, prefix, seen);
  }

  #missing(element: XmlElement, children: readonly Definition[], prefix: string, seen: ReadonlySet<string>): void {
    for (const child of children) {
      if (child.required && !seen.has(child.name)) this.#report('XSD-REQUIRED', element, `${prefix}${child.name}`);
    }
  }

  #table(element: XmlElement, definition: TableDefinition, path: string): void {
    this.#plain(element, path, definition.name);
    const outer = this.#rows;
    const ids: string[] = [];
    for (const child of element.children) {
      if (child.local !== definition.row || child.namespace !== this.#namespace) {
        const there = `${path}/${child.local}`;
        if (child.namespace === this.#namespace) this.#strange(child, there);
        else this.#report('XSD-UNKNOWN', child, there, { name: child.local });
        continue;
      }
      ids.push(String(ids.length + 1));
      this.#rows = [...outer, ids.length];
      this.#group(child, definition, definition.children, `${path}/${String(ids.length)}`);
    }
    this.#rows = outer;
    if (ids.length > 0) this.rows.set(path, ids);
    const { rowMin, rowMax } = definition;
    if (ids.length < rowMin || ids.length > rowMax) {
      this.#report('XSD-ROWS', element, path, { count: ids.length, min: rowMin, max: rowMax });
    }
  }
}
