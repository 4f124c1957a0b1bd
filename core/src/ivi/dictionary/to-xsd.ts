import type { Dictionary } from './compile.ts';
import type { Definition, ElementDefinition } from './definition.ts';

export interface ExportSchemaOptions {
  /**
   * `required` (default): as the official schema has it; the file then needs the schema of XML Signature
   * (`xmldsig-core-schema.xsd`) beside it. `absent`: of a message before it is signed; needs no other file.
   */
  readonly signature?: 'required' | 'absent';
}

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const quoted = (value: string | number): string =>
  `"${String(value).replaceAll(/[&<>"]/gu, (character) => ESCAPES[character] ?? character)}"`;

/** The schema that a dictionary implies, as XSD: its verdict on a message is that of the checks. */
export function exportSchema(dictionary: Dictionary, { signature = 'required' }: ExportSchemaOptions = {}): string {
  return new SchemaWriter(dictionary, signature === 'required').text();
}

class SchemaWriter {
  readonly #dictionary: Dictionary;
  readonly #signed: boolean;
  readonly #types = new Map<string, ElementDefinition>();
  readonly #lines: string[] = [];

  constructor(dictionary: Dictionary, signed: boolean) {
    this.#dictionary = dictionary;
    this.#signed = signed;
    for (const element of dictionary.elements) this.#types.set(element.type, element);
  }

  text(): string {
    const { namespace, root, version, generated } = this.#dictionary.schema;
    const signature = 'http://www.w3.org/2000/09/xmldsig#';
    this.#add(0, '<?xml version="1.0" encoding="UTF-8"?>');
    this.#add(
      0,
      `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"${this.#signed ? ` xmlns:sig="${signature}"` : ''} xmlns=${quoted(namespace)} targetNamespace=${quoted(namespace)} elementFormDefault="qualified">`,
    );
    this.#add(1, '<xs:annotation>');
    this.#add(2, `<xs:documentation>Version: ${quoted(version).slice(1, -1)}</xs:documentation>`);
    this.#add(2, `<xs:documentation>Generated: ${quoted(generated).slice(1, -1)}</xs:documentation>`);
    this.#add(1, '</xs:annotation>');
    if (this.#signed) this.#add(1, `<xs:import namespace="${signature}" schemaLocation="xmldsig-core-schema.xsd"/>`);
    this.#add(1, `<xs:element name=${quoted(root)} type=${quoted(this.#containerType(root))}/>`);
    this.#group(root, this.#dictionary.top, this.#signed ? '<xs:element ref="sig:Signature"/>' : undefined);
    for (const element of this.#types.values()) this.#simple(element);
    this.#add(0, '</xs:schema>');
    return `${this.#lines.join('\n')}\n`;
  }

  #add(depth: number, line: string): void {
    this.#lines.push(`${'\t'.repeat(depth)}${line}`);
  }

  /** Types of values and of containers share one space of names. */
  #containerType(name: string): string {
    return this.#types.has(name) ? `${name}Content` : name;
  }

  #group(name: string, children: readonly Definition[], last?: string): void {
    this.#add(1, `<xs:complexType name=${quoted(this.#containerType(name))}>`);
    this.#add(2, '<xs:all>');
    for (const child of children) {
      const type = child.kind === 'element' ? child.type : this.#containerType(child.name);
      const optional = child.required ? '' : ' minOccurs="0"';
      this.#add(3, `<xs:element name=${quoted(child.name)}${optional} type=${quoted(type)}/>`);
    }
    if (last !== undefined) this.#add(3, last);
    this.#add(2, '</xs:all>');
    this.#add(1, '</xs:complexType>');
    for (const child of children) {
      if (child.kind === 'group') {
        this.#group(child.name, child.children);
      } else if (child.kind === 'table') {
        const { rowMin, rowMax, row } = child;
        const most = rowMax === Number.POSITIVE_INFINITY ? 'unbounded' : rowMax;
        const occurs = `minOccurs=${quoted(rowMin)} maxOccurs=${quoted(most)}`;
        this.#add(1, `<xs:complexType name=${quoted(this.#containerType(child.name))}>`);
        this.#add(2, '<xs:sequence>');
        this.#add(3, `<xs:element name=${quoted(row)} ${occurs} type=${quoted(this.#containerType(row))}/>`);
        this.#add(2, '</xs:sequence>');
        this.#add(1, '</xs:complexType>');
        this.#group(row, child.children);
      }
    }
  }

  #simple({ type, base, facets, codes = [] }: ElementDefinition): void {
    const { pattern, ...numbers } = facets;
    this.#add(1, `<xs:simpleType name=${quoted(type)}>`);
    this.#add(2, `<xs:restriction base="xs:${base}">`);
    for (const [facet, value] of Object.entries(numbers)) this.#add(3, `<xs:${facet} value=${quoted(value)}/>`);
    // The compiled expression is "^(?:...)$" around the schema's own.
    if (pattern) this.#add(3, `<xs:pattern value=${quoted(pattern.source.slice(4, -2))}/>`);
    for (const { code } of codes) this.#add(3, `<xs:enumeration value=${quoted(code)}/>`);
    this.#add(2, '</xs:restriction>');
    this.#add(1, '</xs:simpleType>');
  }
}
