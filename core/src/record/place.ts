import { definitionAt } from '../ivi/dictionary/dictionary.ts';
import type { Definition, ElementDefinition } from '../ivi/dictionary/dictionary.ts';
import type { SectionId } from '../ivi/dictionary/sections.ts';
import type { Department } from '../workspace/roles.ts';
import { isOrderPath, ORDER } from './path.ts';

/**
 * What stands at a path of a record: an element, a group, or a table (for a table, one of its rows, or a row's order).
 * Undefined for a place the schema does not have.
 */
export function definitionOf(path: string): Definition | undefined {
  return definitionAt(isOrderPath(path) ? path.slice(0, -ORDER.length - 1) : path);
}

/** All elements at or below a definition, in the order of the schema. */
export function elementsBelow(definition: Definition): readonly ElementDefinition[] {
  const kept = below.get(definition);
  if (kept) return kept;
  const elements =
    definition.kind === 'element' ? [definition] : definition.children.flatMap((child) => elementsBelow(child));
  below.set(definition, elements);
  return elements;
}
const below = new WeakMap<Definition, readonly ElementDefinition[]>();

/**
 * Departments that own what stands at a path: the element's owner; for a row or a table the owners of the elements in
 * it. Empty for a place the schema does not have.
 */
export function ownersAt(path: string): ReadonlySet<Department> {
  const definition = definitionOf(path);
  return new Set(definition ? elementsBelow(definition).map((element) => element.owner) : []);
}

/** Sections that show what stands at a path. */
export function sectionsAt(path: string): ReadonlySet<SectionId> {
  const definition = definitionOf(path);
  return new Set(definition ? elementsBelow(definition).map((element) => element.section) : []);
}
