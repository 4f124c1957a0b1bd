import { CATEGORY_CLASSES } from './definition.ts';
import type { CategoryClass, ElementDefinition, Stage } from './definition.ts';

/**
 * The class of a category code: `N2GS` is N2, `L3e-A1` is L, `T4.1a` is T. Undefined for what is no category.
 * Suffixes G (off-road) and S (special purpose) do not change the class.
 */
export function categoryClassOf(category: string): CategoryClass | undefined {
  const name = /^(?:[MNO][1-4](?=G?S?$)|L(?=[1-7]e-)|[TCRS](?=[1-4]))/u.exec(category)?.[0];
  return CATEGORY_CLASSES.find((known) => known === name);
}

export const isStage = (value: string): value is Stage => value === 'C' || value === 'V' || value === 'I';

/**
 * Whether an element belongs to the certificate of a category (full code, such as `N2` or `L1e-B`) and stage. While
 * either is unknown, the other alone decides.
 */
export function appliesTo(
  element: ElementDefinition,
  category: string | undefined,
  stage: string | undefined,
): boolean {
  const known = category === undefined ? undefined : categoryClassOf(category);
  if (known !== undefined && !element.categories.has(known)) return false;
  return stage === undefined || !isStage(stage) || element.stages.has(stage);
}

/** The act whose template and numbering hold for a category. */
export function actOf(category: string): '2020/683' | '168/2013' | '167/2013' | undefined {
  switch (categoryClassOf(category)?.charAt(0)) {
    case 'M':
    case 'N':
    case 'O':
      return '2020/683';
    case 'L':
      return '168/2013';
    case undefined:
      return undefined;
    default:
      return '167/2013';
  }
}

/** Statements and headings of the certificate carry words, not numbers. */
const isNumber = (item: string): boolean => /^[0-9]/u.test(item);

/** The certificate's item number of an element for a category, such as "13.2"; undefined where it has none. */
export function itemNumberFor(element: ElementDefinition, category: string | undefined): string | undefined {
  const act = actOf(category ?? 'M1');
  const item = act === undefined ? undefined : element.item[act];
  return item !== undefined && isNumber(item) ? item : undefined;
}
