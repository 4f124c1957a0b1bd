import { compileDictionary } from './compile.ts';
import type { DictionaryFile, NodeEntry } from './file.ts';
import { schemaFactsOf, UnsupportedSchemaError } from './from-xsd.ts';
import type { SchemaFacts } from './from-xsd.ts';
import { differencesOf } from './difference.ts';
import type { DictionaryDifference } from './difference.ts';

export interface DictionaryUpdate {
  readonly file: DictionaryFile;
  /** What the new schema changes, in its order. */
  readonly differences: readonly DictionaryDifference[];
}

/** A schema with fewer of the known elements than this share is another message's. */
const LEAST_SHARE = 0.5;

/**
 * Compiles a newer official schema of a known version into a dictionary file: titles, units, items, owners and code meanings are
 * kept by name; what is new is marked, stands in the section of its neighbours, and is as sure as a guess. Throws
 * {@link UnsupportedSchemaError} or `DictionaryFileError` with a sentence for a file that is no such schema.
 *
 * @param sha256 of the schema file, hexadecimal, to tell later which schema it was.
 */
export function updateDictionary(xsd: string, known: DictionaryFile, sha256?: string): DictionaryUpdate {
  const facts = schemaFactsOf(xsd);
  refuseForeign(facts, known);
  const file: DictionaryFile = {
    schema: { ...facts.schema, ...(sha256 === undefined ? {} : { sha256 }) },
    types: facts.types,
    codes: Object.fromEntries(
      Object.entries(facts.codes).map(([type, codes]) => [type, codes.map((code) => codeOf(type, code, known))]),
    ),
    categories: known.categories,
    nodes: nodesOf(facts, known),
    ...goneOf(facts, known),
  };
  compileDictionary(file);
  return { file, differences: differencesOf(known, file) };
}

function refuseForeign({ schema, nodes }: SchemaFacts, known: DictionaryFile): void {
  const { root, namespace, version } = known.schema;
  if (schema.root !== root || schema.namespace !== namespace) {
    throw new UnsupportedSchemaError(
      `The schema is that of "${schema.root}" in "${schema.namespace}", not of an IVI ${version} message`,
    );
  }
  if (schema.version !== version) {
    throw new UnsupportedSchemaError(
      `The schema is of version ${schema.version}; only a newer schema of version ${version} can be taken over`,
    );
  }
  const names = new Set(known.nodes.map(({ name }) => name));
  if (nodes.filter(({ name }) => names.has(name)).length < known.nodes.length * LEAST_SHARE) {
    throw new UnsupportedSchemaError('The schema has too few of the known elements to be that of an IVI message');
  }
}

const codeOf = (type: string, code: string, { codes }: DictionaryFile): readonly string[] =>
  (Object.hasOwn(codes, type) ? codes[type] : undefined)?.find(([known]) => known === code) ?? [code];

/** The facts of the schema joined with what is known of each name. */
function nodesOf(facts: SchemaFacts, known: DictionaryFile): NodeEntry[] {
  const byName = new Map(known.nodes.map((node) => [node.name, node]));
  const joined: NodeEntry[] = [];
  for (const node of facts.nodes) {
    const old = byName.get(node.name);
    const isSame = old !== undefined && (old.type === undefined) === (node.type === undefined);
    joined.push(
      isSame ? { ...node, ...knowledgeOf(old), in: node.in } : { ...node, ...guessedTitles(node), new: true },
    );
  }
  return joined.map((node, index) =>
    node.new === true && node.type !== undefined ? { ...node, ...guessOf(index, joined) } : node,
  );
}

/** All that the schema itself does not say. */
function knowledgeOf(node: NodeEntry): NodeEntry {
  const knowledge: { -readonly [K in keyof NodeEntry]: NodeEntry[K] } = { ...node };
  delete knowledge.required;
  delete knowledge.type;
  delete knowledge.kind;
  delete knowledge.row;
  delete knowledge.min;
  delete knowledge.max;
  return knowledge;
}

/** `TotalBatteryCapacity` as "Total battery capacity". */
const inWords = (name: string): string => {
  const words = name.replaceAll(/([a-z0-9])([A-Z])/gu, '$1 $2').toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
};

const guessedTitles = ({ name, row }: NodeEntry): Partial<NodeEntry> => ({
  en: inWords(name.replace(/(?:Table|Group)$/u, '')),
  ...(row === undefined ? {} : { rowEn: inWords(row.replace(/Group$/u, '')) }),
});

/** Section and owner of the nearest known element around a new one: in its container, else next to its container. */
function guessOf(index: number, nodes: readonly NodeEntry[]): Partial<NodeEntry> {
  const placed = (at: number, within?: string): NodeEntry | undefined => {
    const node = nodes[at];
    return node?.group !== undefined && (within === undefined || node.in === within) ? node : undefined;
  };
  const nearest = (within?: string): NodeEntry | undefined => {
    for (let step = 1; step < nodes.length; step += 1) {
      const found = placed(index - step, within) ?? placed(index + step, within);
      if (found) return found;
    }
    return undefined;
  };
  const neighbour = nearest(nodes[index]?.in) ?? nearest();
  return {
    ...(neighbour?.group === undefined ? {} : { group: neighbour.group }),
    ...(neighbour?.owner === undefined ? {} : { owner: neighbour.owner }),
    confidence: 'derived',
  };
}

function goneOf(facts: SchemaFacts, known: DictionaryFile): Pick<DictionaryFile, 'gone'> {
  const there = new Set(facts.nodes.map(({ name }) => name));
  const gone = known.nodes.map(({ name }) => name).filter((name) => !there.has(name));
  return gone.length === 0 ? {} : { gone };
}
