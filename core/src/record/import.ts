import type { Doc } from 'yjs';
import type { IviContent } from '../ivi/content.ts';
import { orderPath, isTableName } from './path.ts';
import { formatSource } from './source.ts';
import type { SourceDescription } from './view.ts';
import { assertAll, command, keysAtEnd, ROW_PRESENT } from './write.ts';
import type { Pen } from './write.ts';

/** Gives the positional rows of a content new row ids: `AxleTable/1/AxleNumber` -> `AxleTable/<id>/AxleNumber`. */
function renamer(content: IviContent, newRowId: () => string): (path: string) => string {
  const renamed = new Map<string, string>();
  for (const [table, ids] of content.rows) for (const id of ids) renamed.set(`${table}/${id}`, newRowId());
  return (path) => {
    const parts = path.split('/');
    return parts
      .map((part, at) => {
        const above = parts[at - 1];
        if (above === undefined || !isTableName(above)) return part;
        return renamed.get(parts.slice(0, at + 1).join('/')) ?? part;
      })
      .join('/');
  };
}

/**
 * Writes a whole content into a record, every value as an assertion that names its source; tables of the content are
 * added behind rows that are there already.
 *
 * @param newRowId gives a new row id at each call (letters and digits).
 */
export function importContent(
  doc: Doc,
  pen: Pen,
  content: IviContent,
  source: SourceDescription & { readonly id: string },
  newRowId: () => string,
): void {
  const rename = renamer(content, newRowId);
  command(doc, pen, () => {
    const { id, ...description } = source;
    assertAll(doc, pen, 'sources', [{ path: id, value: formatSource(description) }]);
    const rows = [...content.rows].flatMap(([table, ids]) => {
      const keys = keysAtEnd(doc, rename(table), ids.length);
      return ids.flatMap((rowId, at) => {
        const path = rename(`${table}/${rowId}`);
        return [
          { path, value: ROW_PRESENT, source: id },
          { path: orderPath(path), value: keys[at] ?? null, source: id },
        ];
      });
    });
    const values = [...content.values].map(([path, value]) => ({ path: rename(path), value, source: id }));
    assertAll(doc, pen, 'values', [...rows, ...values]);
  });
}
