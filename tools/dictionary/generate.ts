/**
 * Generates the IVI dictionary from the official schema and the facts beside it.
 *
 *   node tools/dictionary/generate.ts [SCHEMA.xsd] [ITEMS.csv] [OUT.json]
 *
 * Titles in German, code meanings and titles of groups and tables are the project's own and stand beside this file.
 * A missing German title or code meaning is left out and counted; a missing fact of the schema stops the run.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { DictionaryFile, NodeEntry } from '../../core/src/ivi/dictionary/file.ts';
import { schemaFactsOf } from '../../core/src/ivi/dictionary/from-xsd.ts';
import { dictionaryText } from '../../core/src/ivi/dictionary/lines.ts';
import { sectionOfGroup } from '../../core/src/ivi/dictionary/sections.ts';
import { readRows } from './csv.ts';
import type { Row } from './csv.ts';

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, '..', '..');
const [
  schemaPath = join(root, '..', 'shared', 'ivi', 'ivi-2.0.xsd'),
  itemsPath = join(root, '..', 'shared', 'ivi', 'coc-items.csv'),
  outPath = join(root, 'core', 'src', 'ivi', 'dictionary', 'v2.0', 'dictionary.json'),
] = process.argv.slice(2);

const ALL_STAGES = ['C', 'V', 'I'];
const OWNERS: Readonly<Record<string, string>> = { it: 'technical', 'after-sales': 'technical' };

const slug = (name: string): string =>
  name
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/gu, '-')
    .replaceAll(/^-|-$/gu, '');

const own = (name: string): Row[] =>
  existsSync(join(here, name)) ? readRows(readFileSync(join(here, name), 'utf8')) : [];
const indexBy = (rows: Row[], key: string): Map<string, Row> => new Map(rows.map((row) => [row[key] ?? '', row]));
const filled = (entries: Record<string, string | number | undefined>): Record<string, string | number> =>
  Object.fromEntries(
    Object.entries(entries).filter((e): e is [string, string | number] => e[1] !== undefined && e[1] !== ''),
  );

const schemaText = readFileSync(schemaPath, 'utf8');
const facts = schemaFactsOf(schemaText);
const itemRows = readRows(readFileSync(itemsPath, 'utf8'));
const items = indexBy(itemRows, 'element');
const german = indexBy(own('german-titles.csv'), 'element');
const containers = indexBy(own('container-titles.csv'), 'name');
const meanings = new Map(own('code-meanings.csv').map((row) => [`${row['type'] ?? ''} ${row['code'] ?? ''}`, row]));

const everyCategory = itemRows.map((row) => row['categories'] ?? '').sort((a, b) => b.length - a.length)[0] ?? '';
const categories: string[] = [];
const categoryIndex = (set: string): number | undefined => {
  if (set === everyCategory) return undefined;
  if (!categories.includes(set)) categories.push(set);
  return categories.indexOf(set);
};

const problems: string[] = [];
const without = { german: 0, meaning: 0 };

function elementOf(node: NodeEntry): NodeEntry {
  const item = items.get(node.name);
  if (!item) {
    problems.push(`no item row for ${node.name}`);
    return node;
  }
  const group = slug(item['group'] ?? '');
  if (!sectionOfGroup(group)) problems.push(`no section for the group ${group}`);
  const de = german.get(node.name)?.['title_de'];
  if (!de) without.german += 1;
  const stages = ALL_STAGES.filter((stage) => (item['stages'] ?? '').split(',').includes(stage)).join('');
  const owner = item['owner'] ?? '';
  return {
    ...node,
    ...filled({
      en: item['title'],
      de,
      unit: item['unit'],
      group,
      for: categoryIndex(item['categories'] ?? ''),
      stages: stages.length === ALL_STAGES.length ? '' : stages,
      owner: OWNERS[owner] ?? owner,
      confidence: item['confidence'],
      item: item['coc_item'],
      itemL: item['item_168'],
      itemT: item['item_167'],
    }),
  };
}

function containerOf(node: NodeEntry): NodeEntry {
  const row = containers.get(node.name);
  if (!row) problems.push(`no title for ${node.name}`);
  return { ...node, ...filled({ en: row?.['en'], de: row?.['de'], rowEn: row?.['row_en'], rowDe: row?.['row_de'] }) };
}

const nodes = facts.nodes.map((node) => (node.type === undefined ? containerOf(node) : elementOf(node)));
const codes = Object.fromEntries(
  Object.entries(facts.codes).map(([type, list]) => [
    type,
    list.map((code): string[] => {
      const row = meanings.get(`${type} ${code}`);
      const { en = '', de = '', confidence = '' } = row ?? {};
      if (en === '') without.meaning += 1;
      if (en === '') return [code];
      return confidence === 'sure' ? [code, en, de || en] : [code, en, de || en, confidence];
    }),
  ]),
);

if (problems.length > 0) {
  for (const problem of problems) console.error(problem);
  process.exit(1);
}

const file: DictionaryFile = {
  schema: { ...facts.schema, sha256: createHash('sha256').update(schemaText).digest('hex') },
  types: facts.types,
  codes,
  categories,
  nodes,
};
mkdirSync(dirname(outPath), { recursive: true });
writeFileSync(outPath, dictionaryText(file));
console.error(
  `${String(nodes.length)} nodes, ${String(Object.keys(facts.types).length)} types; without German title ${String(without.german)}, codes without meaning ${String(without.meaning)}`,
);
