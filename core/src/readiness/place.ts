import { isSectionId, sectionOf } from '../ivi/dictionary/dictionary.ts';
import type { SectionId } from '../ivi/dictionary/dictionary.ts';
import { definitionOf, elementsBelow } from '../record/place.ts';
import type { Department } from '../workspace/roles.ts';

/** The section that shows a path first; for a table or row that of its first element. */
export function sectionAt(path: string): SectionId | undefined {
  if (path.startsWith('#')) {
    const id = path.slice(1);
    return isSectionId(id) ? id : undefined;
  }
  const definition = definitionOf(path);
  return definition && elementsBelow(definition)[0]?.section;
}

/** Whose turn it is at a path: the element's owner, else the section's, else compliance for the record as a whole. */
export function departmentAt(path: string): Department {
  const definition = path.startsWith('#') ? undefined : definitionOf(path);
  if (definition?.kind === 'element') return definition.owner;
  const section = sectionAt(path);
  return section ? sectionOf(section).owner : 'compliance';
}
