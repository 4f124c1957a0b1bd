import type { IviContent } from '../content.ts';

/** A message as a nested literal: an element has text, a group an object, a table a list of rows. */
export interface Tree {
  readonly [name: string]: string | number | Tree | readonly Tree[];
}

const isRows = (node: Tree[string]): node is readonly Tree[] => Array.isArray(node);

/** Content of a nested literal, rows numbered from 1. Names are checked by the tests of the samples. */
export function contentOf(tree: Tree): IviContent {
  const values = new Map<string, string>();
  const rows = new Map<string, readonly string[]>();
  const visit = (node: Tree, prefix: string): void => {
    for (const [name, child] of Object.entries(node)) {
      const path = `${prefix}${name}`;
      if (typeof child === 'string' || typeof child === 'number') {
        values.set(path, String(child));
      } else if (isRows(child)) {
        const ids = child.map((_row, index) => String(index + 1));
        rows.set(path, ids);
        child.forEach((row, index) => {
          visit(row, `${path}/${ids[index] ?? ''}/`);
        });
      } else {
        visit(child, `${path}/`);
      }
    }
  };
  visit(tree, '');
  return { values, rows };
}
