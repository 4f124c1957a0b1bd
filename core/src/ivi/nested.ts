import type { IviContent } from './content.ts';
import type { Dictionary } from './dictionary/dictionary.ts';
import { placesOf } from './places.ts';
import type { Container, Place, Places } from './places.ts';

export const NO_ROWS: readonly string[] = [];

/** What stands in a group or row: one slot for each child of its definition, holding a value or what stands deeper. */
export class HeldGroup {
  readonly slots: (string | HeldGroup | HeldTable | undefined)[];

  constructor(size: number) {
    this.slots = new Array<string | HeldGroup | HeldTable | undefined>(size);
  }

  group(index: number): HeldGroup | undefined {
    const slot = this.slots[index];
    return slot instanceof HeldGroup ? slot : undefined;
  }

  table(index: number): HeldTable | undefined {
    const slot = this.slots[index];
    return slot instanceof HeldTable ? slot : undefined;
  }
}

/** What stands in a table. */
export class HeldTable {
  /** Its rows in order. */
  ids: readonly string[] = NO_ROWS;
  /** What stands in rows by row id; also for ids that are no row of the table. */
  readonly rows = new Map<string, HeldGroup>();
}

export interface NestedContent {
  readonly header: HeldGroup | undefined;
  readonly data: HeldGroup;
  /** Places of the values, in the order of the content. */
  readonly places: readonly (Place | undefined)[];
}

/**
 * Folds a flat content by the schema, so that a walk of the schema builds and looks up no paths. Something may be held without standing
 * in the message: values of rows that are none. What the schema has no place for is left out.
 */
export function nestedContent(content: IviContent, dictionary: Dictionary): NestedContent {
  return new Folding(placesOf(dictionary)).fold(content);
}

class Folding {
  readonly #places: Places;
  /** By path: the memory of places may start anew in the middle, and then knows the same container as another object. */
  readonly #held = new Map<string, HeldGroup>();

  constructor(places: Places) {
    this.#places = places;
  }

  fold({ values, rows }: IviContent): NestedContent {
    const { data, header } = this.#places;
    const root = this.#at(data);
    // Neighbours mostly stand in the same container.
    let container = data;
    let held = root;
    const places: (Place | undefined)[] = [];
    for (const [path, value] of values) {
      const place = this.#places.at(path);
      places.push(place);
      if (place?.definition.kind !== 'element') continue;
      if (place.container !== container) {
        container = place.container;
        held = this.#at(container);
      }
      held.slots[place.index] = value;
    }
    for (const [path, ids] of rows) {
      const place = ids.length === 0 ? undefined : this.#places.at(path);
      if (place?.definition.kind === 'table') tableIn(this.#at(place.container), place.index).ids = ids;
    }
    return { header: this.#held.get(header.path), data: root, places };
  }

  #at(container: Container): HeldGroup {
    const known = this.#held.get(container.path);
    if (known) return known;
    const made = new HeldGroup(container.children.length);
    this.#held.set(container.path, made);
    const { place, rowId } = container;
    if (place) {
      const around = this.#at(place.container);
      if (rowId === '') around.slots[place.index] = made;
      else tableIn(around, place.index).rows.set(rowId, made);
    }
    return made;
  }
}

function tableIn(held: HeldGroup, index: number): HeldTable {
  const known = held.slots[index];
  if (known instanceof HeldTable) return known;
  const made = new HeldTable();
  held.slots[index] = made;
  return made;
}
