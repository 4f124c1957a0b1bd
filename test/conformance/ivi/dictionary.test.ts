import { createHash } from 'node:crypto';
import { dictionaryOf, schemaFactsOf } from '@opencoc/core/ivi';
import type { Definition } from '@opencoc/core/ivi';
import { XmlDocument } from 'libxml2-wasm';
import type { XmlElement } from 'libxml2-wasm';
import { describe, expect, test } from 'vitest';
import file from '../../../core/src/ivi/dictionary/v2.0/dictionary.json' with { type: 'json' };
import { hasOfficialData, schemaText } from './official.ts';

const namespaces = { xs: 'http://www.w3.org/2001/XMLSchema' };
const dictionary = dictionaryOf('2.0');
const element = (node: unknown): XmlElement => node as XmlElement;

/** The schema read by another reader than the one that made the dictionary: element name to what it says about it. */
function official(): { schema: XmlDocument; find: (path: string, from?: XmlElement) => XmlElement[] } {
  const schema = XmlDocument.fromString(schemaText());
  return { schema, find: (path, from = schema.root) => from.find(path, namespaces).map(element) };
}

const attr = (node: XmlElement, name: string): string | undefined => node.attr(name)?.value;

function walk(definitions: readonly Definition[], visit: (definition: Definition) => void): void {
  for (const definition of definitions) {
    visit(definition);
    if (definition.kind !== 'element') walk(definition.children, visit);
  }
}

describe.runIf(hasOfficialData)('dictionary against the official schema', () => {
  test('IVI-01 every element of the schema stands in the dictionary with type, cardinality and container', () => {
    const { schema, find } = official();
    const ofSchema: string[] = [];
    for (const type of find('//xs:complexType')) {
      for (const child of find('.//xs:element[@name]', type)) {
        const [name, typeName] = [attr(child, 'name') ?? '', attr(child, 'type') ?? ''];
        ofSchema.push(
          `${attr(type, 'name') ?? ''} ${name} ${typeName} ${attr(child, 'minOccurs') ?? '1'}..${attr(child, 'maxOccurs') ?? '1'}`,
        );
      }
    }
    schema.dispose();

    const ours: string[] = [];
    const describeChildren = (container: string, definitions: readonly Definition[]): void => {
      for (const definition of definitions) {
        const type = definition.kind === 'element' ? definition.type : definition.name;
        ours.push(`${container} ${definition.name} ${type} ${definition.required ? '1' : '0'}..1`);
        if (definition.kind === 'group') describeChildren(definition.name, definition.children);
        if (definition.kind === 'table') {
          const max = definition.rowMax === Number.POSITIVE_INFINITY ? 'unbounded' : String(definition.rowMax);
          ours.push(`${definition.name} ${definition.row} ${definition.row} ${String(definition.rowMin)}..${max}`);
          describeChildren(definition.row, definition.children);
        }
      }
    };
    describeChildren('InitialVehicleInformation', dictionary.top);
    expect(ours.sort()).toEqual(ofSchema.sort());
  });

  test('IVI-01 every type of the schema stands in the dictionary with its facets and codes', () => {
    const { schema, find } = official();
    const elements = new Map(dictionary.elements.map((definition) => [definition.type, definition]));
    let compared = 0;
    for (const type of find('//xs:simpleType')) {
      const definition = elements.get(attr(type, 'name') ?? '');
      if (!definition) continue; // a type that no element uses
      compared += 1;
      const restriction = find('./xs:restriction', type)[0];
      const facets = find('./xs:restriction/*', type).filter((facet) => facet.name !== 'enumeration');
      const codes = find('./xs:restriction/xs:enumeration', type).map((facet) => attr(facet, 'value'));
      expect(`xs:${definition.base}`).toBe(restriction && attr(restriction, 'base'));
      const expected = Object.fromEntries(
        facets.map((facet) => [
          facet.name,
          facet.name === 'pattern' ? `^(?:${attr(facet, 'value') ?? ''})$` : Number(attr(facet, 'value')),
        ]),
      );
      const { pattern, ...numbers } = definition.facets;
      expect({ ...numbers, ...(pattern ? { pattern: pattern.source } : {}) }).toEqual(expected);
      expect((definition.codes ?? []).map(({ code }) => code)).toEqual(codes);
    }
    schema.dispose();
    expect(compared).toBeGreaterThan(120);
  });

  test('IVI-01 the committed dictionary is what the generator makes of this schema', () => {
    const facts = schemaFactsOf(schemaText());
    expect(file.schema).toEqual({ ...facts.schema, sha256: createHash('sha256').update(schemaText()).digest('hex') });
    expect(file.types).toEqual(facts.types);
    const codes = Object.entries(file.codes).map(([type, list]) => [type, list.map(([code]) => code)]);
    expect(Object.fromEntries(codes)).toEqual(facts.codes);
    expect(file.nodes.map(({ name }) => name)).toEqual(facts.nodes.map(({ name }) => name));
    expect(file.nodes).toMatchObject(facts.nodes);
  });

  test('IVI-01 the dictionary says which schema it is made from', () => {
    const { schema, find } = official();
    const documentation = find('/xs:schema/xs:annotation/xs:documentation').map((node) => node.content);
    schema.dispose();
    expect(documentation).toContain(`Version:   ${dictionary.schema.version}`);
    expect(documentation).toContain(`Generated: ${dictionary.schema.generated}`);
  });

  test('IVI-01 element names are unique, so a name finds its definition', () => {
    const names: string[] = [];
    walk(dictionary.top, ({ name }) => names.push(name));
    expect(new Set(names).size).toBe(names.length);
    for (const name of names) expect(dictionary.byName(name)?.name).toBe(name);
  });
});
