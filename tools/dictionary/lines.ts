import type { DictionaryFile } from '../../core/src/ivi/dictionary/file.ts';

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
export const linesOf = ({ schema, types, codes, categories, nodes }: DictionaryFile): string =>
  `{
  "schema": ${JSON.stringify(schema)},
  "types": ${record(types)},
  "codes": ${record(codes)},
  "categories": ${list(categories)},
  "nodes": ${list(nodes)}
}
`;
