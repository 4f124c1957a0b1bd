import type { Dictionary } from './compile.ts';
import type { Definition, TableDefinition } from './definition.ts';
import { CURRENT_SCHEMA_VERSION, dictionaryOf } from './versions.ts';

/** Where a record path leads: the definition, and the tables and rows passed on the way. */
export interface Located {
  readonly definition: Definition;
  /** Outermost first. For the path of a row itself, the last entry is that row's table. */
  readonly rows: readonly { readonly table: TableDefinition; readonly tablePath: string; readonly rowId: string }[];
  /** The path is that of a row: `definition` is its table. */
  readonly isRow: boolean;
}

/**
 * Resolves a record path (`AxleTable/<row>/TyreAxleTable/<row>/TyreSize`) or the path of a table or row. Undefined for
 * a path that the schema does not have; a table needs a row id before anything inside it.
 */
export function locate(
  recordPath: string,
  dictionary: Dictionary = dictionaryOf(CURRENT_SCHEMA_VERSION),
): Located | undefined {
  const segments = recordPath.split('/');
  const rows: { table: TableDefinition; tablePath: string; rowId: string }[] = [];
  let path = '';
  let definition: Definition | undefined;
  for (let i = 0; i < segments.length; i += 1) {
    const segment = segments[i] ?? '';
    if (definition?.kind === 'element' || segment === '') return undefined;
    path = path === '' ? segment : `${path}/${segment}`;
    definition = dictionary.byPath(path);
    if (definition?.name !== segment || definition.path !== path) return undefined;
    if (definition.kind !== 'table' || i + 1 === segments.length) continue;
    i += 1;
    const rowId = segments[i] ?? '';
    if (rowId === '') return undefined;
    rows.push({ table: definition, tablePath: segments.slice(0, i).join('/'), rowId });
    if (i + 1 === segments.length) return { definition, rows, isRow: true };
  }
  return definition && { definition, rows, isRow: false };
}

/** The definition at a record path: row ids are left out. For the path of a row: its table. */
export const definitionAt = (recordPath: string, dictionary?: Dictionary): Definition | undefined =>
  locate(recordPath, dictionary)?.definition;

/** The dictionary path of a record path (without row ids), or undefined where the schema has no such place. */
export const dictionaryPathOf = (recordPath: string, dictionary?: Dictionary): string | undefined =>
  definitionAt(recordPath, dictionary)?.path;
