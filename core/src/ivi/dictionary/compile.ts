import { DEPARTMENTS } from '../../workspace/roles.ts';
import type { Department } from '../../workspace/roles.ts';
import { CATEGORY_CLASSES } from './definition.ts';
import type {
  BaseType,
  CategoryClass,
  CodeDefinition,
  Confidence,
  Definition,
  ElementDefinition,
  Facets,
  GroupDefinition,
  ItemNumbers,
  Stage,
  TableDefinition,
} from './definition.ts';
import type { DictionaryFile, NodeEntry, SchemaEntry, TypeEntry } from './file.ts';
import { sectionOfGroup } from './sections.ts';
import type { SectionId } from './sections.ts';

/** One schema version, compiled: everything that forms, checks, reader, writer and print are derived from. */
export interface Dictionary {
  readonly schema: SchemaEntry;
  /** Header first, then the data, in schema order. */
  readonly top: readonly Definition[];
  readonly header: GroupDefinition;
  /** Children of the data group, whose own name no path carries. */
  readonly data: readonly Definition[];
  /** All leaf elements in schema order. */
  readonly elements: readonly ElementDefinition[];
  readonly tables: readonly TableDefinition[];
  readonly sectionElements: ReadonlyMap<SectionId, readonly ElementDefinition[]>;
  /** By XML name: names are unique in a schema. */
  byName(name: string): Definition | undefined;
  /** By dictionary path (no row ids). */
  byPath(path: string): Definition | undefined;
}

/** Thrown for a dictionary file that is not what a generator of ours writes; says which entry. */
export class DictionaryFileError extends Error {
  override readonly name = 'DictionaryFileError';
}

/** Header and data group of a message: the first gives paths a leading segment, the second does not. */
const DATA_GROUP = 'CocDataGroup';

const oneOf = <T extends string>(list: readonly T[], value: string | undefined, at: string): T => {
  const found = list.find((item) => item === value);
  if (found === undefined) throw new DictionaryFileError(`${at}: ${String(value)} is not among ${list.join(', ')}`);
  return found;
};

const BASES: readonly BaseType[] = ['string', 'decimal', 'date', 'dateTime', 'int', 'short'];
const STAGES: readonly Stage[] = ['C', 'V', 'I'];
const CONFIDENCES: readonly Confidence[] = ['sure', 'likely', 'derived'];

/** Compiles the committed form into the typed one. Throws {@link DictionaryFileError} on a file that is not consistent. */
export function compileDictionary(file: DictionaryFile): Dictionary {
  return new Compiler(file).dictionary();
}

class Compiler {
  readonly #file: DictionaryFile;
  readonly #byContainer = new Map<string, NodeEntry[]>();
  readonly #byName = new Map<string, Definition>();
  readonly #byPath = new Map<string, Definition>();
  readonly #elements: ElementDefinition[] = [];
  readonly #tables: TableDefinition[] = [];
  readonly #facets = new Map<string, Facets>();
  readonly #codes = new Map<string, readonly CodeDefinition[]>();
  readonly #categorySets: readonly ReadonlySet<CategoryClass>[];
  readonly #stageSets = new Map<string, ReadonlySet<Stage>>();

  constructor(file: DictionaryFile) {
    this.#file = file;
    for (const node of file.nodes) {
      const siblings = this.#byContainer.get(node.in);
      if (siblings) siblings.push(node);
      else this.#byContainer.set(node.in, [node]);
    }
    this.#categorySets = file.categories.map(
      (set) => new Set(set.split(',').map((name) => oneOf(CATEGORY_CLASSES, name, 'categories'))),
    );
  }

  dictionary(): Dictionary {
    const top = this.#children(this.#file.schema.root, '');
    const header = top.find((node) => node.name === 'Header');
    const data = top.find((node) => node.name === DATA_GROUP);
    if (header?.kind !== 'group' || data?.kind !== 'group') {
      throw new DictionaryFileError('The dictionary has no Header or no CocDataGroup');
    }
    const sectionElements = new Map<SectionId, ElementDefinition[]>();
    for (const element of this.#elements) {
      const list = sectionElements.get(element.section);
      if (list) list.push(element);
      else sectionElements.set(element.section, [element]);
    }
    return {
      schema: this.#file.schema,
      top,
      header,
      data: data.children,
      elements: this.#elements,
      tables: this.#tables,
      sectionElements,
      byName: (name) => this.#byName.get(name),
      byPath: (path) => this.#byPath.get(path),
    };
  }

  #children(container: string, prefix: string): readonly Definition[] {
    return (this.#byContainer.get(container) ?? []).map((node) => this.#node(node, prefix));
  }

  #node(node: NodeEntry, prefix: string): Definition {
    const path = node.name === DATA_GROUP ? '' : `${prefix}${node.name}`;
    const definition = this.#definition(node, path);
    if (this.#byName.has(node.name)) throw new DictionaryFileError(`${node.name} stands twice`);
    this.#byName.set(node.name, definition);
    this.#byPath.set(path === '' ? node.name : path, definition);
    return definition;
  }

  #definition(node: NodeEntry, path: string): Definition {
    const common = {
      name: node.name,
      path,
      required: node.required ?? false,
      title: { en: node.en ?? node.name, de: node.de ?? node.en ?? node.name },
      isNew: node.new ?? false,
    };
    if (node.type !== undefined) {
      const element = this.#element(node, node.type, common);
      this.#elements.push(element);
      return element;
    }
    const prefix = path === '' ? '' : `${path}/`;
    if (node.kind === 'group') {
      const children = this.#children(node.name, prefix);
      return { ...common, kind: 'group', children, owners: ownersOf(children) };
    }
    if (node.row === undefined) throw new DictionaryFileError(`${node.name} is neither element, group nor table`);
    const children = this.#children(node.row, prefix);
    const table: TableDefinition = {
      ...common,
      kind: 'table',
      row: node.row,
      rowTitle: { en: node.rowEn ?? node.row, de: node.rowDe ?? node.rowEn ?? node.row },
      rowMin: node.min ?? 1,
      rowMax: node.max ?? Number.POSITIVE_INFINITY,
      children,
      owners: ownersOf(children),
    };
    this.#tables.push(table);
    return table;
  }

  #element(
    node: NodeEntry,
    typeName: string,
    common: Pick<ElementDefinition, 'name' | 'path' | 'required' | 'title' | 'isNew'>,
  ): ElementDefinition {
    const type = this.#file.types[typeName];
    if (!type) throw new DictionaryFileError(`${node.name}: there is no type ${typeName}`);
    const section = sectionOfGroup(node.group ?? '');
    if (!section) throw new DictionaryFileError(`${node.name}: there is no group ${String(node.group)}`);
    const codes = this.#codesOf(typeName);
    return {
      ...common,
      kind: 'element',
      type: typeName,
      base: oneOf(BASES, type.base, typeName),
      facets: this.#facetsOf(typeName, type),
      ...(codes ? { codes } : {}),
      unit: node.unit ?? '',
      section: section.id,
      group: node.group ?? '',
      item: itemsOf(node),
      categories: node.for === undefined ? ALL_CATEGORIES : (this.#categorySets[node.for] ?? ALL_CATEGORIES),
      stages: this.#stagesOf(node.stages ?? 'CVI'),
      owner: oneOf(DEPARTMENTS, node.owner ?? section.owner, node.name),
      confidence: oneOf(CONFIDENCES, node.confidence ?? 'derived', node.name),
    };
  }

  #facetsOf(name: string, type: TypeEntry): Facets {
    const known = this.#facets.get(name);
    if (known) return known;
    const { pattern } = type;
    const facets: Facets = { ...numbersOf(type), ...(pattern === undefined ? {} : { pattern: wholeMatch(pattern) }) };
    this.#facets.set(name, facets);
    return facets;
  }

  #codesOf(name: string): readonly CodeDefinition[] | undefined {
    const known = this.#codes.get(name);
    if (known) return known;
    const entries = this.#file.codes[name];
    if (!entries) return undefined;
    const codes = entries.map(([code = '', en, de, confidence]): CodeDefinition =>
      en === undefined
        ? { code }
        : {
            code,
            meaning: { en, de: de ?? en },
            confidence: oneOf(CONFIDENCES, confidence ?? 'sure', `${name} ${code}`),
          },
    );
    this.#codes.set(name, codes);
    return codes;
  }

  #stagesOf(letters: string): ReadonlySet<Stage> {
    const known = this.#stageSets.get(letters);
    if (known) return known;
    const set = new Set(letters.split('').map((letter) => oneOf(STAGES, letter, 'stages')));
    this.#stageSets.set(letters, set);
    return set;
  }
}

const NUMBER_FACETS = [
  'minLength',
  'maxLength',
  'totalDigits',
  'fractionDigits',
  'minInclusive',
  'maxInclusive',
] as const;

function numbersOf(type: TypeEntry): Facets {
  const facets: Partial<Record<(typeof NUMBER_FACETS)[number], number>> = {};
  for (const name of NUMBER_FACETS) {
    const value = type[name];
    if (value !== undefined) facets[name] = value;
  }
  return facets;
}

const ALL_CATEGORIES: ReadonlySet<CategoryClass> = new Set(CATEGORY_CLASSES);

const ownersOf = (children: readonly Definition[]): ReadonlySet<Department> =>
  new Set(children.flatMap((child) => (child.kind === 'element' ? [child.owner] : [...child.owners])));

function itemsOf(node: NodeEntry): ItemNumbers {
  return {
    ...(node.item === undefined ? {} : { '2020/683': node.item }),
    ...(node.itemL === undefined ? {} : { '168/2013': node.itemL }),
    ...(node.itemT === undefined ? {} : { '167/2013': node.itemT }),
  };
}

/** Pieces of a pattern that both notations read alike: a class, an end of a branch or group, or a character; and how often. */
const PIECE = /(\[[^\][\\^&]+\]|\(|\)|\||[^[\]()|\\^$&?*+{}])(\{[0-9]{1,4}(?:,[0-9]{0,4})?\}|[?*+])?/uy;

/**
 * Schema patterns match the whole value. Only those are taken that mean the same in both notations and whose matching
 * takes bounded time: no group is repeated, and two pieces at most may repeat without end.
 */
function wholeMatch(pattern: string): RegExp {
  const unsupported = (): never => {
    throw new DictionaryFileError(`The pattern ${pattern.slice(0, 80)} is not supported`);
  };
  let at = 0;
  let endless = 0;
  while (at < pattern.length) {
    PIECE.lastIndex = at;
    const match = PIECE.exec(pattern);
    if (!match) return unsupported();
    const [piece, atom = '', often = ''] = match;
    if (often !== '' && /^[()|]$/u.test(atom) && !(atom === ')' && often === '?')) return unsupported();
    if (/^(?:[*+]|\{[0-9]+,(?:[0-9]{3,})?\})$/u.test(often)) endless += 1;
    at += piece.length;
  }
  if (endless > 2) return unsupported();
  try {
    return new RegExp(`^(?:${pattern})$`, 'u');
  } catch {
    return unsupported();
  }
}
