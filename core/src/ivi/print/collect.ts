import type { IviContent } from '../content.ts';
import type { Definition, Dictionary, ElementDefinition, TableDefinition } from '../dictionary/dictionary.ts';

/** A row on the way to a value. */
export interface RowStep {
  readonly table: TableDefinition;
  /** Record path of the row: `AxleTable/r1`. */
  readonly rowPath: string;
  /** Position among its siblings, from 0. */
  readonly index: number;
}

/** One value of the message and where it stands. */
export interface Instance {
  readonly element: ElementDefinition;
  readonly path: string;
  readonly value: string;
  /** The rows it stands in, outermost first; rows of plain lists are left out. */
  readonly chain: readonly RowStep[];
}

/** A table whose rows hold one element: a list of values, which one cell can take. */
export const isPlainList = (table: TableDefinition): boolean =>
  table.children.length === 1 && table.children[0]?.kind === 'element';

/** Everything a message says, ready to be arranged. */
export interface Collected {
  /** In schema order, rows in their order. */
  readonly instances: readonly Instance[];
  /** Every row of every table that is no plain list, in order, by dictionary path of the table. */
  readonly rows: ReadonlyMap<string, readonly (readonly RowStep[])[]>;
  /** Dictionary paths of tables that somewhere have more than one row: only their rows need a name. */
  readonly several: ReadonlySet<string>;
  /** How many values stand in a row or deeper, by its record path. */
  readonly sizes: ReadonlyMap<string, number>;
}

/** Walks a content along its dictionary. Values without a place in the schema are left out. */
export function collect(content: IviContent, dictionary: Dictionary): Collected {
  const instances: Instance[] = [];
  const rows = new Map<string, (readonly RowStep[])[]>();
  const several = new Set<string>();
  const sizes = new Map<string, number>();

  const visit = (children: readonly Definition[], prefix: string, chain: readonly RowStep[]): void => {
    for (const child of children) {
      const path = `${prefix}${child.name}`;
      if (child.kind === 'element') {
        const value = content.values.get(path);
        if (value === undefined) continue;
        instances.push({ element: child, path, value, chain });
        for (const { rowPath } of chain) sizes.set(rowPath, (sizes.get(rowPath) ?? 0) + 1);
      } else if (child.kind === 'group') {
        visit(child.children, `${path}/`, chain);
      } else {
        visitTable(child, path, chain);
      }
    }
  };

  const visitTable = (table: TableDefinition, path: string, chain: readonly RowStep[]): void => {
    const ids = content.rows.get(path) ?? [];
    const plain = isPlainList(table);
    if (ids.length > 1 && !plain) several.add(table.path);
    ids.forEach((id, index) => {
      const rowPath = `${path}/${id}`;
      if (plain) {
        visit(table.children, `${rowPath}/`, chain);
        return;
      }
      const inner = [...chain, { table, rowPath, index }];
      const known = rows.get(table.path);
      if (known) known.push(inner);
      else rows.set(table.path, [inner]);
      visit(table.children, `${rowPath}/`, inner);
    });
  };

  visit(dictionary.header.children, 'Header/', []);
  visit(dictionary.data, '', []);
  return { instances: inSchemaOrder(instances, dictionary), rows, several, sizes };
}

/** An element first met in a later row must not slip behind those that follow it in the schema. */
function inSchemaOrder(instances: readonly Instance[], dictionary: Dictionary): Instance[] {
  const order = new Map<ElementDefinition, number>();
  const number = (children: readonly Definition[]): void => {
    for (const child of children) {
      if (child.kind === 'element') order.set(child, order.size);
      else number(child.children);
    }
  };
  number(dictionary.header.children);
  number(dictionary.data);
  return [...instances].sort((a, b) => (order.get(a.element) ?? 0) - (order.get(b.element) ?? 0));
}

/** The instances of each element together, elements in schema order. */
export function byElement(instances: readonly Instance[]): ReadonlyMap<ElementDefinition, readonly Instance[]> {
  const result = new Map<ElementDefinition, Instance[]>();
  for (const instance of instances) {
    const known = result.get(instance.element);
    if (known) known.push(instance);
    else result.set(instance.element, [instance]);
  }
  return result;
}
