import type { IviContent } from '../content.ts';
import type { Definition, Dictionary, TableDefinition } from '../dictionary/dictionary.ts';
import { locate } from '../dictionary/dictionary.ts';
import { nestedContent, NO_ROWS } from '../nested.ts';
import type { HeldGroup, HeldTable } from '../nested.ts';
import { placesOf } from '../places.ts';
import type { Container } from '../places.ts';
import { containerPart, elementPart, rowNumbers, tablePart, TreeBuilder } from './content-tree.ts';
import type { ContentTree, Part } from './content-tree.ts';

/**
 * The tree of a content that differs from a tree's only at the changed paths: those places are checked again, and what
 * they stand in is put together anew; all else is shared. The same as a check of the whole.
 */
export function recheckTree(
  tree: ContentTree,
  content: IviContent,
  changed: Iterable<string>,
  dictionary: Dictionary,
): ContentTree {
  const recheck = new Recheck(content, dictionary);
  let { header, data, strays } = tree;
  for (const path of changed) {
    const segments = path.split('/');
    if (segments[0] === 'Header')
      header = recheck.container(dictionary.header.children, header, 'Header/', segments, 1, '');
    else data = recheck.container(dictionary.data, data, '', segments, 0, '');
    strays = recheck.strays(strays, path);
  }
  return { header, data, strays };
}

class Recheck {
  readonly #content: IviContent;
  readonly #dictionary: Dictionary;

  constructor(content: IviContent, dictionary: Dictionary) {
    this.#content = content;
    this.#dictionary = dictionary;
  }

  /** The container with the child towards the changed path checked again; the same part where nothing came of it. */
  container(
    children: readonly Definition[],
    old: Part,
    prefix: string,
    segments: readonly string[],
    at: number,
    rows: string,
  ): Part {
    const index = placesOf(this.#dictionary).indexOf(children, segments[at] ?? '');
    const child = index === undefined ? undefined : children[index];
    if (index === undefined || !child) return old;
    const before = old.parts[index];
    const after = this.#child(child, before, prefix, segments, at, rows);
    if (after === before) return old;
    const parts = [...old.parts];
    parts[index] = after;
    return containerPart(parts);
  }

  /** Paths without a place, after the change of one. */
  strays(known: readonly string[], changed: string): readonly string[] {
    const { values, rows } = this.#content;
    const located = locate(changed, this.#dictionary);
    // Where rows come or go, so does the place of what stands in them.
    const isTable = located?.definition.kind === 'table' && !located.isRow;
    const inside = `${changed}/`;
    const touched = new Set([changed]);
    if (isTable) {
      for (const paths of [values.keys(), rows.keys(), known]) {
        for (const path of paths) if (path.startsWith(inside)) touched.add(path);
      }
    }
    const strays = [...touched].filter((path) => this.#isStray(path));
    if (strays.length === 0 && known.length === 0) return known;
    return [...known.filter((path) => !touched.has(path)), ...strays].sort();
  }

  #isStray(path: string): boolean {
    const { values, rows } = this.#content;
    const [isValue, isTable] = [values.has(path), rows.has(path)];
    if (!isValue && !isTable) return false;
    const located = locate(path, this.#dictionary);
    const stands = located?.rows.every(({ tablePath, rowId }) => rows.get(tablePath)?.includes(rowId)) ?? false;
    if (!stands || located?.isRow === true) return true;
    return located?.definition.kind !== (isValue ? 'element' : 'table');
  }

  #child(
    child: Definition,
    before: Part | undefined,
    prefix: string,
    segments: readonly string[],
    at: number,
    rows: string,
  ): Part | undefined {
    const path = `${prefix}${child.name}`;
    const isLast = at + 1 === segments.length;
    if (child.kind === 'element') {
      return isLast ? elementPart(child, this.#content.values.get(path), prefix, rows) : before;
    }
    if (child.kind === 'table') return this.#table(child, before, prefix, segments, at, rows);
    if (!before || isLast) return this.#anew(path, (builder, held) => builder.group(child, held?.group, prefix, rows));
    const after = this.container(child.children, before, `${path}/`, segments, at + 1, rows);
    return after.stands || child.required ? after : undefined;
  }

  #table(
    table: TableDefinition,
    before: Part | undefined,
    prefix: string,
    segments: readonly string[],
    at: number,
    rows: string,
  ): Part | undefined {
    const path = `${prefix}${table.name}`;
    const ids = this.#content.rows.get(path) ?? NO_ROWS;
    const rowId = segments[at + 1];
    const isInside = at + 2 < segments.length && rowId !== undefined;
    if (!isInside || !before || !isSame(before.ids, ids)) {
      return this.#anew(path, (builder, held) => builder.table(table, held?.table, prefix, rows));
    }
    const parts = before.parts.map((part, index) =>
      ids[index] === rowId && part
        ? this.container(table.children, part, `${path}/${rowId}/`, segments, at + 2, rowNumbers(rows, index))
        : part,
    );
    return parts.every((part, index) => part === before.parts[index])
      ? before
      : tablePart(table, ids, parts, path, rows);
  }

  /** Checks a whole group or table, of which nothing is known or too much has changed. */
  #anew(path: string, build: (builder: TreeBuilder, held: Held | undefined) => Part | undefined): Part | undefined {
    const inside = `${path}/`;
    const { values, rows } = this.#content;
    const part: IviContent = {
      values: new Map([...values].filter(([at]) => at.startsWith(inside))),
      rows: new Map([...rows].filter(([at]) => at === path || at.startsWith(inside))),
    };
    return build(new TreeBuilder(part), heldAt(path, part, this.#dictionary));
  }
}

interface Held {
  readonly group: HeldGroup | undefined;
  readonly table: HeldTable | undefined;
}

/** What stands at the path of a group or table. */
function heldAt(path: string, content: IviContent, dictionary: Dictionary): Held | undefined {
  const { header, data } = nestedContent(content, dictionary);
  const place = placesOf(dictionary).at(path);
  if (!place) return undefined;
  const around = place.container.place ? heldIn(place.container, data) : path.startsWith('Header/') ? header : data;
  return { group: around?.group(place.index), table: around?.table(place.index) };
}

function heldIn({ place, rowId }: Container, data: HeldGroup): HeldGroup | undefined {
  if (!place) return data;
  const around = heldIn(place.container, data);
  return rowId === '' ? around?.group(place.index) : around?.table(place.index)?.rows.get(rowId);
}

const isSame = (left: readonly string[], right: readonly string[]): boolean =>
  left === right || (left.length === right.length && left.every((id, index) => id === right[index]));
