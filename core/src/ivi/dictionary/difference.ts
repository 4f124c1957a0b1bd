import type { DictionaryFile, NodeEntry, TypeEntry } from './file.ts';

/** One thing in which two dictionaries of a version differ as their schemas do. */
export type DictionaryDifference =
  | { readonly kind: 'new' | 'gone'; readonly name: string; readonly in: string }
  | { readonly kind: 'moved'; readonly name: string; readonly from: string; readonly to: string }
  /** Another type, or a type of that name with other restrictions; `from` and `to` describe it. */
  | { readonly kind: 'type'; readonly name: string; readonly from: string; readonly to: string }
  /** "0..1" and the like; of a table's rows where `rows` is set. */
  | {
      readonly kind: 'cardinality';
      readonly name: string;
      readonly from: string;
      readonly to: string;
      readonly rows: boolean;
    }
  | {
      readonly kind: 'codes';
      readonly type: string;
      readonly added: readonly string[];
      readonly removed: readonly string[];
    };

/** What differs from one dictionary to a newer one of the same version, in the order of the newer; what is gone comes last. */
export function differencesOf(older: DictionaryFile, newer: DictionaryFile): DictionaryDifference[] {
  const before = new Map(older.nodes.map((node) => [node.name, node]));
  const after = new Set(newer.nodes.map(({ name }) => name));
  return [
    ...newer.nodes.flatMap((node) => nodeDifferences(before.get(node.name), node, older, newer)),
    ...codeDifferences(older, newer),
    ...older.nodes.flatMap(({ name, in: container }): DictionaryDifference[] =>
      after.has(name) ? [] : [{ kind: 'gone', name, in: container }],
    ),
  ];
}

function nodeDifferences(
  old: NodeEntry | undefined,
  node: NodeEntry,
  older: DictionaryFile,
  newer: DictionaryFile,
): DictionaryDifference[] {
  const { name } = node;
  if (!old) return [{ kind: 'new', name, in: node.in }];
  const found: DictionaryDifference[] = [];
  if (old.in !== node.in) found.push({ kind: 'moved', name, from: old.in, to: node.in });
  const [from, to] = [formOf(old, older), formOf(node, newer)];
  if (from !== to) found.push({ kind: 'type', name, from, to });
  const [few, many] = [occurrence(old), occurrence(node)];
  if (few !== many) found.push({ kind: 'cardinality', name, from: few, to: many, rows: false });
  if (old.row !== undefined && node.row !== undefined && rowsOf(old) !== rowsOf(node)) {
    found.push({ kind: 'cardinality', name, from: rowsOf(old), to: rowsOf(node), rows: true });
  }
  return found;
}

const occurrence = (node: NodeEntry): string => (node.required === true ? '1..1' : '0..1');
const rowsOf = ({ min = 1, max }: NodeEntry): string => `${String(min)}..${max === undefined ? '*' : String(max)}`;

/** The type of a node with its restrictions, in one line. */
function formOf(node: NodeEntry, file: DictionaryFile): string {
  if (node.type === undefined) return node.row === undefined ? 'group' : `table of ${node.row}`;
  const type: TypeEntry | undefined = Object.hasOwn(file.types, node.type) ? file.types[node.type] : undefined;
  const { base = '', ...facets } = type ?? {};
  const restrictions = Object.entries(facets)
    .map(([facet, value]) => `${facet} ${String(value)}`)
    .sort();
  return `${node.type} (${[base, ...restrictions].join(', ')})`;
}

function codeDifferences(older: DictionaryFile, newer: DictionaryFile): DictionaryDifference[] {
  const codesOf = ({ codes }: DictionaryFile, type: string): string[] =>
    (Object.hasOwn(codes, type) ? (codes[type] ?? []) : []).map(([code = '']) => code);
  const types = new Set([...Object.keys(older.codes), ...Object.keys(newer.codes)]);
  return [...types].flatMap((type): DictionaryDifference[] => {
    // A whole type that comes or goes shows at its elements.
    if (!Object.hasOwn(older.types, type) || !Object.hasOwn(newer.types, type)) return [];
    const [before, after] = [codesOf(older, type), codesOf(newer, type)];
    const added = after.filter((code) => !before.includes(code));
    const removed = before.filter((code) => !after.includes(code));
    return added.length + removed.length === 0 ? [] : [{ kind: 'codes', type, added, removed }];
  });
}

/** A difference in words. */
export function differenceText(difference: DictionaryDifference): string {
  switch (difference.kind) {
    case 'new':
      return `new: ${difference.name} in ${difference.in}`;
    case 'gone':
      return `gone: ${difference.name} (was in ${difference.in})`;
    case 'moved':
      return `moved: ${difference.name} from ${difference.from} to ${difference.to}`;
    case 'type':
      return `type changed: ${difference.name} from ${difference.from} to ${difference.to}`;
    case 'cardinality':
      return `${difference.rows ? 'rows' : 'occurrence'} changed: ${difference.name} from ${difference.from} to ${difference.to}`;
    case 'codes': {
      const { type, added, removed } = difference;
      const parts = [
        ...(added.length > 0 ? [`added ${added.join(', ')}`] : []),
        ...(removed.length > 0 ? [`removed ${removed.join(', ')}`] : []),
      ];
      return `codes changed: ${type} ${parts.join('; ')}`;
    }
  }
}
