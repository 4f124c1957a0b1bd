import type { DictionaryFile } from './file.ts';

const block = (lines: readonly string[], open: string, close: string): string =>
  `${open}\n${lines.map((line) => `    ${line}`).join(',\n')}\n  ${close}`;

const record = (entries: Readonly<Record<string, unknown>>): string =>
  block(
    Object.entries(entries).map(([key, value]) => `${JSON.stringify(key)}: ${JSON.stringify(value)}`),
    '{',
    '}',
  );

const list = (entries: readonly unknown[]): string =>
  block(
    entries.map((entry) => JSON.stringify(entry)),
    '[',
    ']',
  );

/** The dictionary as JSON with one type, code list or node a line, so that a change of one shows as one line. */
export const dictionaryText = ({ schema, types, codes, categories, nodes, gone = [] }: DictionaryFile): string =>
  `{
  "schema": ${JSON.stringify(schema)},
  "types": ${record(types)},
  "codes": ${record(codes)},
  "categories": ${list(categories)},
  "nodes": ${list(nodes)}${gone.length === 0 ? '' : `,\n  "gone": ${JSON.stringify(gone)}`}
}
`;
