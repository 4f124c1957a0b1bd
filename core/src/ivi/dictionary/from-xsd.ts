import { parseXml } from '../xml/parse.ts';
import { namespaceOf } from '../xml/tree.ts';
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

/** A schema has about 2,000 elements; what is many times larger is none. */
const SCHEMA_LIMITS = { maxSize: 5_000_000, maxElements: 50_000, maxDepth: 20, maxAttributes: 30 };
/** Groups inside groups, as elements of a message. */
const MAX_NESTING = 20;
const SIGNATURE_NAMESPACE = 'http://www.w3.org/2000/09/xmldsig#';
/** Attributes that are understood, by part of the schema; any other may change the verdict, so it is refused. */
const ATTRIBUTES: Readonly<Record<string, readonly string[]>> = {
  schema: ['targetNamespace', 'elementFormDefault', 'attributeFormDefault', 'version', 'id'],
  element: ['name', 'type', 'ref', 'minOccurs', 'maxOccurs', 'id'],
  complexType: ['name', 'id'],
  simpleType: ['name', 'id'],
  restriction: ['base', 'id'],
  all: ['id'],
  sequence: ['id'],
  import: ['namespace', 'schemaLocation', 'id'],
};
const FACET_ATTRIBUTES = ['value', 'fixed', 'id'];

/**
 * Compiles an official IVI schema (text of the XSD file) into facts: every element, group and table in schema order,
 * every type with its facets as numbers. Knows the forms that IVI schemas use (groups are `xs:all`, tables a sequence of one
 * repeated group, types restrictions of built-in types) and throws {@link UnsupportedSchemaError} at any other: what
 * would change a verdict is never passed over. Time and memory are bounded.
 */
export function schemaFactsOf(xsd: string): SchemaFacts {
  const parsed = parseXml(xsd, SCHEMA_LIMITS);
  if (!parsed.ok) {
    const { line, column, kind } = parsed.fault;
    throw new UnsupportedSchemaError(
      `The schema is not readable XML (line ${String(line)}, column ${String(column)}: ${kind})`,
    );
  }
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
    if (optional(this.#schema, 'elementFormDefault') !== 'qualified') refuse('Its elements are not qualified');
    understand(this.#schema);
    let root: XmlElement | undefined;
    for (const child of partsOf(this.#schema)) {
      if (child.local === 'complexType') this.#complexType(child);
      else if (child.local === 'simpleType') this.#simpleType(child);
      else if (child.local === 'import') importOf(child);
      else if (child.local !== 'element') refuse(`Unknown part ${child.local}`);
      else if (root) refuse('The schema has more than one root element');
      else root = child;
    }
    if (root === undefined) return refuse('The schema names no root element');
    const rootName = nameOf(root);
    this.#children(rootName, attribute(root, 'type'), 0);
    return {
      schema: {
        version: this.#documented('Version'),
        generated: this.#documented('Generated'),
        namespace: attribute(this.#schema, 'targetNamespace'),
        root: rootName,
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
    const name = nameOf(type);
    if (Object.hasOwn(this.#types, name)) refuse(`The type ${name} stands twice`);
    const restriction = only(type, 'restriction');
    const base = builtIn(restriction, attribute(restriction, 'base'));
    if (!BASES.has(base)) refuse(`Type ${name} has the unknown base ${base}`);
    const entry: { -readonly [K in keyof TypeEntry]: TypeEntry[K] } = { base };
    const codes: string[] = [];
    for (const facet of partsOf(restriction)) {
      const value = attribute(facet, 'value');
      if (facet.local === 'enumeration' && base === 'string') codes.push(value);
      else if (facet.local === 'pattern' && base === 'string' && entry.pattern === undefined) entry.pattern = value;
      else if (isNumericFacet(facet.local) && entry[facet.local] === undefined)
        entry[facet.local] = numberOf(facet, value);
      else refuse(`Type ${name} has the unknown facet ${facet.local}`);
    }
    if (codes.length > 0 && (entry.pattern !== undefined || entry.minLength !== undefined)) {
      refuse(`Type ${name} has both codes and a pattern or length`);
    }
    this.#types[name] = entry;
    if (codes.length > 0) this.#codes[name] = codes;
  }

  #complexType(type: XmlElement): void {
    const name = nameOf(type);
    if (this.#complex.has(name)) refuse(`The type ${name} stands twice`);
    this.#complex.set(name, type);
  }

  #children(container: string, typeName: string, depth: number): void {
    if (depth > MAX_NESTING) refuse(`${container} is nested too deep`);
    for (const element of partsOf(only(this.#typeOf(typeName), 'all'))) {
      if (optional(element, 'ref') === undefined) this.#node(element, container, depth);
      else if (depth > 0 || !isSignature(element)) refuse(`${container} refers to an element of another schema`);
    }
  }

  #node(element: XmlElement, container: string, depth: number): void {
    const name = nameOf(element);
    const type = attribute(element, 'type');
    this.#once(name);
    if ((optional(element, 'maxOccurs') ?? '1') !== '1') refuse(`${name} is repeated outside a table`);
    const least = optional(element, 'minOccurs') ?? '1';
    if (least !== '0' && least !== '1') refuse(`${name} has the unknown minOccurs ${least}`);
    const common = { name, in: container, ...(least === '0' ? {} : { required: true }) };
    if (Object.hasOwn(this.#types, type)) {
      this.#nodes.push({ ...common, type });
      return;
    }
    const [content, ...more] = partsOf(this.#typeOf(type));
    if (more.length > 0) refuse(`${name} has a content model of an unknown form`);
    if (content?.local === 'all') {
      this.#nodes.push({ ...common, kind: 'group' });
      this.#children(name, type, depth + 1);
    } else if (content?.local === 'sequence') {
      const row = only(this.#typeOf(type), 'sequence');
      this.#table(common, only(row, 'element'), depth);
    } else {
      refuse(`${name} has a content model of an unknown form`);
    }
  }

  #table(common: Pick<NodeEntry, 'name' | 'in'>, row: XmlElement, depth: number): void {
    const rowName = nameOf(row);
    this.#once(rowName);
    const max = optional(row, 'maxOccurs') ?? '1';
    const min = countOf(row, optional(row, 'minOccurs') ?? '1');
    const limit = max === 'unbounded' ? {} : { max: countOf(row, max) };
    this.#nodes.push({ ...common, kind: 'table', row: rowName, min, ...limit });
    this.#children(rowName, attribute(row, 'type'), depth + 1);
  }

  #once(name: string): void {
    if (this.#seen.has(name)) refuse(`The name ${name} stands twice`);
    this.#seen.add(name);
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

/** Refuses what is not understood, in a part of the schema and all inside; notes for readers are passed over. */
function understand(element: XmlElement): void {
  const known = ATTRIBUTES[element.local] ?? FACET_ATTRIBUTES;
  for (const { local, namespace, name } of element.attributes) {
    if (namespace === '' && !known.includes(local)) refuse(`${element.local} has the unknown attribute ${name}`);
  }
  if (element.text.trim() !== '') refuse(`${element.local} holds text`);
  if (element.namespace !== XSD) refuse(`${element.local} is no part of a schema`);
  const parts = partsOf(element);
  if (element.local === 'element' && parts.length > 0) refuse(`An element holds ${parts[0]?.local ?? ''}`);
  for (const part of parts) understand(part);
}

const partsOf = (element: XmlElement): readonly XmlElement[] =>
  element.children.filter(({ local }) => local !== 'annotation');

function only(element: XmlElement, name: string): XmlElement {
  const [child, ...more] = partsOf(element);
  if (child?.local !== name || more.length > 0) {
    return refuse(`${optional(element, 'name') ?? element.local} is not exactly one ${name}`);
  }
  return child;
}

function nameOf(element: XmlElement): string {
  const name = attribute(element, 'name');
  return /^[A-Za-z][A-Za-z0-9_.-]{0,119}$/u.test(name)
    ? name
    : refuse(`${name.slice(0, 40)} is no name of an element or type`);
}

/** The name of a built-in type: one of the schema language's own namespace. */
function builtIn(element: XmlElement, value: string): string {
  const [prefix, local] = value.includes(':') ? value.split(':') : ['', value];
  return namespaceOf(element, prefix ?? '') === XSD ? (local ?? '') : value;
}

const isSignature = (element: XmlElement): boolean => {
  const [prefix = '', local] = (optional(element, 'ref') ?? '').split(':');
  return (
    local === 'Signature' && namespaceOf(element, prefix) === SIGNATURE_NAMESPACE && element.attributes.length === 1
  );
};

function importOf(element: XmlElement): void {
  if (attribute(element, 'namespace') !== SIGNATURE_NAMESPACE)
    refuse('The schema imports another than that of signatures');
}

function numberOf(facet: XmlElement, value: string): number {
  const isNumber = /^[+-]?[0-9]{1,15}(?:\.[0-9]{1,15})?$/u.test(value);
  const isCount = /^[0-9]{1,9}$/u.test(value);
  const good = facet.local.endsWith('Inclusive') ? isNumber : isCount;
  return good ? Number(value) : refuse(`${facet.local} has the unknown value ${value.slice(0, 40)}`);
}

const countOf = (element: XmlElement, value: string): number =>
  /^[0-9]{1,9}$/u.test(value) ? Number(value) : refuse(`${nameOf(element)} is repeated ${value.slice(0, 40)} times`);
