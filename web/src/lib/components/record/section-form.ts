import {
  appliesTo,
  type Definition,
  type Dictionary,
  type ElementDefinition,
  type SectionId,
  type TableDefinition,
} from '@opencoc/core/ivi';
import type { RecordView } from '@opencoc/core/record';

/** One element to show, at its record path. */
export interface FieldItem {
  readonly kind: 'field';
  readonly path: string;
  readonly element: ElementDefinition;
}

/** A sub-heading inside a section or a row. */
export interface HeadingItem {
  readonly kind: 'heading';
  readonly id: string;
  readonly title: { readonly en: string; readonly de: string };
}

export interface RowItem {
  readonly id: string;
  readonly path: string;
  /** From 1. */
  readonly number: number;
  readonly items: readonly FormItem[];
}

export interface TableItem {
  readonly kind: 'table';
  readonly path: string;
  readonly table: TableDefinition;
  /** Rows are added and removed in the section that has the table's first element. */
  readonly home: boolean;
  /** One row of the grid for each row (`down`), one column for each (`across`), or a card for each. */
  readonly layout: 'down' | 'across' | 'cards';
  /** Elements that stand in at least one row, in the order of the schema: the columns of a grid. */
  readonly columns: readonly ElementDefinition[];
  readonly rows: readonly RowItem[];
}

export type FormItem = FieldItem | HeadingItem | TableItem;

export interface SectionForm {
  readonly items: readonly FormItem[];
  /** Elements that may be filled in and are not shown yet. */
  readonly hidden: number;
}

export interface FormInput {
  readonly dictionary: Dictionary;
  readonly section: SectionId;
  readonly groups: readonly { readonly id: string; readonly title: { readonly en: string; readonly de: string } }[];
  readonly view: Pick<RecordView, 'elements' | 'rows'>;
  /** Expected paths without a value. */
  readonly missing: ReadonlySet<string>;
  /** Paths to show whatever stands there: with a finding, a thread, a person on it. */
  readonly noted: ReadonlySet<string>;
  readonly category: string | undefined;
  readonly stage: string | undefined;
  /** Show also what applies and is neither filled nor expected. */
  readonly all: boolean;
}

const belowCache = new WeakMap<Definition, readonly ElementDefinition[]>();

function elementsBelow(definition: Definition): readonly ElementDefinition[] {
  const kept = belowCache.get(definition);
  if (kept) return kept;
  const found = definition.kind === 'element' ? [definition] : definition.children.flatMap(elementsBelow);
  belowCache.set(definition, found);
  return found;
}

/** Grids of more elements than this stand on their side: elements down, rows across. */
const MOST_COLUMNS = 4;
const MOST_ACROSS = 6;

/**
 * What a section shows of a record: elements, sub-headings and tables, in the order of the schema under the section's
 * sub-headings. An element is shown when it has (or had) a value, is expected, or is noted; the others with `all`.
 */
export function sectionForm(input: FormInput): SectionForm {
  return new Former(input).form();
}

class Former {
  readonly #input: FormInput;
  #hidden = 0;

  constructor(input: FormInput) {
    this.#input = input;
  }

  form(): SectionForm {
    const { dictionary, groups, section } = this.#input;
    const byGroup = new Map<string, FormItem[]>(groups.map(({ id }) => [id, []]));
    const put = (group: string, found: readonly FormItem[]): void => {
      byGroup.get(group)?.push(...found);
    };
    const visit = (definition: Definition, prefix: string): void => {
      if (!this.#isHere(definition)) return;
      if (definition.kind === 'group') {
        for (const child of definition.children) visit(child, `${prefix}${definition.name}/`);
        return;
      }
      const first = elementsBelow(definition).find((element) => element.section === section);
      if (first) put(first.group, this.#items([definition], prefix));
    };
    visit(dictionary.header, '');
    for (const definition of dictionary.data) visit(definition, '');

    const used = groups.filter(({ id }) => (byGroup.get(id)?.length ?? 0) > 0);
    const items = used.flatMap(({ id, title }): FormItem[] => [
      // Rows framed from elsewhere carry headings of their own inside.
      ...(used.length > 1 && byGroup.get(id)?.some((item) => item.kind !== 'table' || item.home)
        ? [{ kind: 'heading' as const, id, title }]
        : []),
      ...(byGroup.get(id) ?? []),
    ]);
    return { items, hidden: this.#hidden };
  }

  #isHere(definition: Definition): boolean {
    return elementsBelow(definition).some((element) => element.section === this.#input.section);
  }

  #items(definitions: readonly Definition[], prefix: string): FormItem[] {
    const found: FormItem[] = [];
    for (const definition of definitions) {
      if (!this.#isHere(definition)) continue;
      const path = `${prefix}${definition.name}`;
      if (definition.kind === 'element') {
        if (this.#shows(definition, path)) found.push({ kind: 'field', path, element: definition });
      } else if (definition.kind === 'group') {
        const inside = this.#items(definition.children, `${path}/`);
        if (inside.length > 0) found.push({ kind: 'heading', id: path, title: definition.title }, ...inside);
      } else {
        const table = this.#table(definition, path);
        if (table) found.push(table);
      }
    }
    return found;
  }

  #table(table: TableDefinition, path: string): TableItem | undefined {
    const { view, section, all, missing, noted } = this.#input;
    const home = elementsBelow(table)[0]?.section === section;
    const states = view.rows.get(path) ?? [];
    if (states.length === 0 && !missing.has(path) && !noted.has(path)) {
      const applying = elementsBelow(table).filter((element) => element.section === section && this.#applies(element));
      // Elsewhere than at home rows cannot be added, so there is nothing to offer.
      if (applying.length === 0 || !home) return undefined;
      if (!all) {
        this.#hidden += 1;
        return undefined;
      }
    }
    const rows = states.map(({ id, path: rowPath }, index): RowItem => ({
      id,
      path: rowPath,
      number: index + 1,
      items: this.#items(table.children, `${rowPath}/`),
    }));
    if (!home && rows.every((row) => row.items.length === 0)) return undefined;
    const shown = new Set(
      rows.flatMap((row) => row.items.flatMap((item) => (item.kind === 'field' ? [item.element] : []))),
    );
    const columns = table.children.filter(
      (child): child is ElementDefinition => child.kind === 'element' && shown.has(child),
    );
    return { kind: 'table', path, table, home, columns, rows, layout: layoutOf(rows, columns) };
  }

  #applies(element: ElementDefinition): boolean {
    return appliesTo(element, this.#input.category, this.#input.stage);
  }

  #shows(element: ElementDefinition, path: string): boolean {
    const { view, missing, noted, all } = this.#input;
    if (view.elements.has(path) || missing.has(path) || noted.has(path)) return true;
    if (!this.#applies(element)) return false;
    if (all) return true;
    this.#hidden += 1;
    return false;
  }
}

function layoutOf(rows: readonly RowItem[], columns: readonly ElementDefinition[]): TableItem['layout'] {
  const flat = rows.every((row) => row.items.every((item) => item.kind === 'field'));
  const longText = columns.some(
    (element) => element.base === 'string' && !element.codes && (element.facets.maxLength ?? 0) > 250,
  );
  if (flat && columns.length <= MOST_COLUMNS && !longText) return 'down';
  if (rows.length > 1 && rows.length <= MOST_ACROSS && columns.length > 1 && !longText) return 'across';
  return 'cards';
}

/** Fields in the order they are shown, through rows and nested rows. */
export function fieldsOf(items: readonly FormItem[]): FieldItem[] {
  return items.flatMap((item): FieldItem[] => {
    if (item.kind === 'field') return [item];
    return item.kind === 'table' ? item.rows.flatMap((row) => fieldsOf(row.items)) : [];
  });
}
