import { parseXml } from '../xml/parse.ts';
import type { XmlElement } from '../xml/tree.ts';
import type { NodeEntry, SchemaEntry, TypeEntry } from './file.ts';

/** What the official schema says by itself; titles and the rest are joined from other facts. */
export interface SchemaFacts {
  readonly schema: SchemaEntry;
  readonly types: Readonly<Record<string, TypeEntry>>;
  readonly codes: Readonly<Record<string, readonly string[]>>;
  readonly nodes: readonly NodeEntry[];
}

/** Thrown when a schema uses something that the dictionary cannot hold: it must be seen, not lost. */
export class UnsupportedSchemaError extends Error {
  override readonly name = 'UnsupportedSchemaError';
}

const XSD = 'http://www.w3.org/2001/XMLSchema';
const NUMERIC_FACETS = [
  'minLength',
  'maxLength',
  'totalDigits',
  'fractionDigits',
  'minInclusive',
  'maxInclusive',
] as const;
const isNumericFacet = (name: string): name is (typeof NUMERIC_FACETS)[number] =>
  NUMERIC_FACETS.some((f) => f === name);
const BASES = new Set(['string', 'decimal', 'date', 'dateTime', 'int', 'short']);

/**
 * Compiles an official IVI schema (text of the XSD file) into facts: every element, group and table in schema order,
 * every type with its facets as numbers. Knows the forms that IVI schemas use (groups are `xs:all`, tables a sequence of one
 * repeated group, types restrictions of built-in types) and throws {@link UnsupportedSchemaError} at any other.
 */
export function schemaFactsOf(xsd: string): SchemaFacts {
  const parsed = parseXml(xsd);
  if (!parsed.ok)
    throw new UnsupportedSchemaError(`The schema is not readable XML (line ${String(parsed.fault.line)})`);
  return new SchemaReader(parsed.root).facts();
}

class SchemaReader {
  readonly #schema: XmlElement;
  readonly #complex = new Map<string, XmlElement>();
  readonly #types: Record<string, TypeEntry> = {};
  readonly #codes: Record<string, string[]> = {};
  readonly #nodes: NodeEntry[] = [];
  readonly #seen = new Set<string>();

  constructor(schema: XmlElement) {
    this.#schema = schema;
  }

  facts(): SchemaFacts {
    if (this.#schema.local !== 'schema' || this.#schema.namespace !== XSD) refuse('The file is no XML schema');
    let root: string | undefined;
    for (const child of this.#schema.children) {
      if (child.local === 'complexType') this.#complex.set(attribute(child, 'name'), child);
      else if (child.local === 'simpleType') this.#simpleType(child);
      else if (child.local === 'element') root = attribute(child, 'name');
      else if (child.local !== 'annotation' && child.local !== 'import') refuse(`Unknown part ${child.local}`);
    }
    if (root === undefined) return refuse('The schema names no root element');
    this.#children(root, root);
    return {
      schema: {
        version: this.#documented('Version'),
        generated: this.#documented('Generated'),
        namespace: attribute(this.#schema, 'targetNamespace'),
        root,
      },
      types: this.#types,
      codes: this.#codes,
      nodes: this.#nodes,
    };
  }

  #documented(label: string): string {
    const texts = this.#schema.children.filter((c) => c.local === 'annotation').flatMap((a) => a.children);
    for (const { text } of texts) {
      const match = /^\s*(\w+):\s*(.*?)\s*$/u.exec(text);
      if (match?.[1] === label) return match[2] ?? '';
    }
    return refuse(`The schema does not say its ${label}`);
  }

  #simpleType(type: XmlElement): void {
    const name = attribute(type, 'name');
    const restriction = only(type, 'restriction');
    const base = attribute(restriction, 'base').replace(/^\w+:/u, '');
    if (!BASES.has(base)) refuse(`Type ${name} has the unknown base ${base}`);
    const entry: { -readonly [K in keyof TypeEntry]: TypeEntry[K] } = { base };
    const codes: string[] = [];
    for (const facet of restriction.children) {
      const value = attribute(facet, 'value');
      if (facet.local === 'enumeration') codes.push(value);
      else if (facet.local === 'pattern' && entry.pattern === undefined) entry.pattern = value;
      else if (isNumericFacet(facet.local)) entry[facet.local] = Number(value);
      else refuse(`Type ${name} has the unknown facet ${facet.local}`);
    }
    this.#types[name] = entry;
    if (codes.length > 0) this.#codes[name] = codes;
  }

  #children(container: string, typeName: string): void {
    for (const element of only(this.#typeOf(typeName), 'all').children) {
      if (optional(element, 'ref') !== undefined) continue; // the signature, which stands outside the data
      this.#node(element, container);
    }
  }

  #node(element: XmlElement, container: string): void {
    const name = attribute(element, 'name');
    const type = attribute(element, 'type');
    if (this.#seen.has(name)) refuse(`The name ${name} stands twice`);
    this.#seen.add(name);
    if (optional(element, 'maxOccurs') !== undefined) refuse(`${name} is repeated outside a table`);
    const required = optional(element, 'minOccurs') === '0' ? {} : { required: true };
    const common = { name, in: container, ...required };
    if (Object.hasOwn(this.#types, type)) {
      this.#nodes.push({ ...common, type });
      return;
    }
    const content = this.#typeOf(type).children[0];
    if (content?.local === 'all') {
      this.#nodes.push({ ...common, kind: 'group' });
      this.#children(name, type);
    } else if (content?.local === 'sequence') {
      const row = content.children[0];
      if (!row || content.children.length !== 1) return refuse(`Table ${name} does not repeat exactly one group`);
      const rowName = attribute(row, 'name');
      const max = optional(row, 'maxOccurs') ?? '1';
      const min = Number(optional(row, 'minOccurs') ?? '1');
      const limit = max === 'unbounded' ? {} : { max: Number(max) };
      if (this.#seen.has(rowName)) refuse(`The name ${rowName} stands twice`);
      this.#seen.add(rowName);
      this.#nodes.push({ ...common, kind: 'table', row: rowName, min, ...limit });
      this.#children(rowName, attribute(row, 'type'));
    } else {
      refuse(`${name} has a content model of an unknown form`);
    }
  }

  #typeOf(name: string): XmlElement {
    return this.#complex.get(name) ?? refuse(`There is no type ${name}`);
  }
}

const refuse = (message: string): never => {
  throw new UnsupportedSchemaError(message);
};

const optional = (element: XmlElement, name: string): string | undefined =>
  element.attributes.find((a) => a.local === name && a.namespace === '')?.value;

const attribute = (element: XmlElement, name: string): string =>
  optional(element, name) ?? refuse(`${element.local} without ${name}`);

function only(element: XmlElement, name: string): XmlElement {
  const [child] = element.children;
  if (!child || element.children.length !== 1 || child.local !== name) {
    return refuse(`${optional(element, 'name') ?? element.local} is not exactly one ${name}`);
  }
  return child;
}
