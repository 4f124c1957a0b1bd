import { expectedElements } from '../ivi/check/expected.ts';
import type { IviContent } from '../ivi/content.ts';
import { CURRENT_SCHEMA_VERSION, dictionaryOf } from '../ivi/dictionary/dictionary.ts';
import type { Definition } from '../ivi/dictionary/dictionary.ts';
import { MADE_AT_RELEASE } from '../record/fingerprint.ts';

export interface Completeness {
  /** Paths of elements and tables that a certificate of this vehicle has to have. */
  readonly expected: readonly string[];
  /** Those without a value. */
  readonly missing: readonly string[];
}

/** Whether anything stands at or below a path. */
function presence(content: IviContent): (path: string) => boolean {
  const present = new Set<string>();
  for (const path of [...content.values.keys(), ...content.rows.keys()]) {
    for (let end = path.length; end > 0; end = path.lastIndexOf('/', end - 1)) present.add(path.slice(0, end));
  }
  return (path) => present.has(path);
}

/**
 * What a complete certificate has to have, and what of it is missing: what the schema requires where its group or row
 * is there, and what the rules expect for category, stage and drive.
 */
export function completenessOf(content: IviContent): Completeness {
  const dictionary = dictionaryOf(CURRENT_SCHEMA_VERSION);
  const isPresent = presence(content);
  const expected = new Set<string>();
  const visit = (children: readonly Definition[], prefix: string): void => {
    for (const child of children) {
      const path = `${prefix}${child.name}`;
      if (child.required && child.kind !== 'group' && !MADE_AT_RELEASE.has(path)) expected.add(path);
      if (child.kind === 'group' && (child.required || isPresent(path))) visit(child.children, `${path}/`);
      if (child.kind === 'table') {
        for (const row of content.rows.get(path) ?? []) visit(child.children, `${path}/${row}/`);
      }
    }
  };
  visit(dictionary.header.children, 'Header/');
  visit(dictionary.data, '');
  for (const { path } of expectedElements(content)) expected.add(path);
  const isThere = (path: string): boolean => content.values.has(path) || (content.rows.get(path)?.length ?? 0) > 0;
  return { expected: [...expected], missing: [...expected].filter((path) => !isThere(path)) };
}
