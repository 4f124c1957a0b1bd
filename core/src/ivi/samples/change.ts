import type { IviContent } from '../content.ts';

/** A content with some values set (or, by null, cleared) and some tables given other rows: for tests and demonstrations. */
export function changed(
  content: IviContent,
  values: Readonly<Record<string, string | null>>,
  rows: Readonly<Record<string, readonly string[]>> = {},
): IviContent {
  const newValues = new Map(content.values);
  for (const [path, value] of Object.entries(values)) {
    if (value === null) newValues.delete(path);
    else newValues.set(path, value);
  }
  const newRows = new Map(content.rows);
  for (const [path, ids] of Object.entries(rows)) newRows.set(path, ids);
  return { values: newValues, rows: newRows };
}
