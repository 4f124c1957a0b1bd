/**
 * Record paths: slash separated, `CocDataGroup` and the names of row groups left out, rows by row id:
 * `MassGroup/ActualMass`, `AxleTable/<row>/TyreAxleTable/<row>/TyreSize`. A row is `AxleTable/<row>`, its order
 * `AxleTable/<row>/@order`. Only tables have names that end in `Table`.
 */
export const ORDER = '@order';

/** Row ids are made by the writer: letters and digits, so that they never look like a name of the schema's. */
export const ROW_ID = /^[a-z0-9]{1,24}$/;

export const isTableName = (name: string): boolean => name.endsWith('Table');

/** The rows a path stands in, outermost first: of `AxleTable/a/TyreAxleTable/b/TyreSize` both axle and tyre. */
export function rowsAbove(path: string): string[] {
  const parts = path.split('/');
  const rows: string[] = [];
  for (let at = 1; at < parts.length; at += 1) {
    const name = parts[at - 1];
    if (name !== undefined && isTableName(name) && at < parts.length - 1) rows.push(parts.slice(0, at + 1).join('/'));
    if (name !== undefined && isTableName(name)) at += 1;
  }
  return rows;
}

/** Whether the path names a row (`AxleTable/<row>`). */
export function isRowPath(path: string): boolean {
  const parts = path.split('/');
  const table = parts.at(-2);
  return table !== undefined && isTableName(table) && ROW_ID.test(parts.at(-1) ?? '');
}

export const orderPath = (rowPath: string): string => `${rowPath}/${ORDER}`;
export const isOrderPath = (path: string): boolean => path.endsWith(`/${ORDER}`);

/** Table path and row id of a row path. */
export function splitRowPath(rowPath: string): { table: string; rowId: string } {
  const cut = rowPath.lastIndexOf('/');
  return { table: rowPath.slice(0, cut), rowId: rowPath.slice(cut + 1) };
}
