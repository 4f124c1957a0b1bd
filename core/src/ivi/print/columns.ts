import type { Language } from '../check/template.ts';
import type { IviContent } from '../content.ts';
import { definitionAt } from '../dictionary/dictionary.ts';
import type { Dictionary, TableDefinition, Words } from '../dictionary/dictionary.ts';
import type { Collected, RowStep } from './collect.ts';
import { codeMeaning, numberText } from './value-text.ts';

/** Elements that number the rows of their table: a row is called by its number, `Axle 2`. */
const NUMBERS: Readonly<Record<string, string>> = {
  AxleTable: 'AxleNumber',
  TyreAxleTable: 'TyreNumber',
  AxleGroupTable: 'AxleGroupNumber',
  GearRatioTable: 'GearNumber',
  FinalDriveTable: 'FinalDriveNumber',
  FinalDriveVehicleTable: 'FinalDriveVehicleNumber',
  MechanicalCouplingTable: 'MechanicalCouplingNumber',
  TyreAxleMassCombinationTable: 'TyreAxleCombinationNumber',
  BallastSetTable: 'BallastSetNumber',
  TrackSetTable: 'TrackSetNumber',
  TrackTrainSetRollerTable: 'TrackTrainSetRollerNumber',
};

/** Elements whose code says what a row is about: `petrol`, `braked`. */
const KINDS: Readonly<Record<string, string>> = {
  EnergySourceTable: 'EnergySource',
  TowingBrakedTypeTrailTable: 'BrakedTypeTrail',
  BodyworkTypeTable: 'BodyworkTypeTrailer',
  LocationMarkingsTable: 'LocationMarkingsSubject',
};

const NO_KIND: Words = { en: 'kind not stated', de: 'Art nicht angegeben' };

/** Whether an element does nothing but number the rows of its table. */
export const numbersRowsOf = (table: TableDefinition, elementName: string): boolean =>
  NUMBERS[table.name] === elementName;

/** A column that rows of the sheet share: one row of the message's tables. */
export interface Column {
  /** Record path of the row; empty for the only column of values that need none. */
  readonly key: string;
  readonly label: string;
}

/** Which columns the values of a message stand in. */
export interface ColumnPlan {
  /** The column of a value in these rows, and the group of columns it belongs to (empty: no columns needed). */
  readonly placeOf: (chain: readonly RowStep[]) => { readonly group: string; readonly key: string };
  /** The columns of a group, in order. */
  readonly columnsOf: (group: string) => readonly Column[];
}

const placeOfRow = ({ rowPath }: RowStep): string => rowPath.slice(0, rowPath.lastIndexOf('/'));

function tally(list: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const one of list) counts.set(one, (counts.get(one) ?? 0) + 1);
  return counts;
}
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** The part of a chain up to the last table that has several rows: below it there is nothing to tell apart. */
const telling = (chain: readonly RowStep[], several: ReadonlySet<string>): readonly RowStep[] =>
  chain.slice(0, chain.findLastIndex(({ table }) => several.has(table.path)) + 1);

/** Plans the columns of a message's tables and names them in a language. */
export function planColumns(
  content: IviContent,
  collected: Collected,
  dictionary: Dictionary,
  language: Language,
): ColumnPlan {
  const { several, rows } = collected;
  /** Undefined where the row is of a kind and does not say which. */
  const ownName = ({ table, rowPath, index }: RowStep): string | undefined => {
    const position = `${table.rowTitle[language]} ${String(index + 1)}`;
    if (table.name === 'EnergyConvertorTable') return `${position}${sourcesOf(rowPath)}`;
    const number = content.values.get(`${rowPath}/${NUMBERS[table.name] ?? ''}`);
    if (number !== undefined) return `${table.rowTitle[language]} ${numberText(number, language)}`;
    const kindName = KINDS[table.name];
    if (kindName === undefined) return position;
    const kind = content.values.get(`${rowPath}/${kindName}`);
    const element = table.children.find(({ name }) => name === kindName);
    if (kind === undefined || element?.kind !== 'element') return undefined;
    return codeMeaning(element, kind, language) ?? `${position} (${kind.trim()})`;
  };

  /** ` (petrol)`: what an engine or motor runs on, unless each of its sources has a column of its own. */
  const sourcesOf = (rowPath: string): string => {
    const table = `${rowPath}/EnergySourceTable`;
    const element = definitionAt(`${table}/1/EnergySource`, dictionary);
    if (element?.kind !== 'element' || several.has('EnergyConvertorTable/EnergySourceTable')) return '';
    const codes = (content.rows.get(table) ?? []).flatMap(
      (row) => content.values.get(`${table}/${row}/EnergySource`) ?? [],
    );
    const words = codes.map((code) => codeMeaning(element, code, language) ?? code.trim());
    return words.length === 0 ? '' : ` (${words.join(', ')})`;
  };

  const names = new Map<string, string>();
  for (const [path, chains] of rows) {
    if (!several.has(path)) continue;
    const steps = chains.flatMap((chain) => chain.at(-1) ?? []);
    const beside = tally(steps.map(placeOfRow));
    const own = steps.map((step) => ownName(step));
    const same = tally(steps.map((step, index) => `${placeOfRow(step)} ${own[index] ?? ''}`));
    steps.forEach((step, index) => {
      const place = placeOfRow(step);
      const known = own[index];
      // A row alone in its place needs no name to say that its kind is not known.
      if (known === undefined && beside.get(place) === 1) return;
      const name = known ?? NO_KIND[language];
      // Rows of one name in one place are told apart by their position.
      const twin = (same.get(`${place} ${known ?? ''}`) ?? 0) > 1;
      names.set(step.rowPath, twin ? `${name} [${String(step.index + 1)}]` : name);
    });
  }
  const label = (chain: readonly RowStep[]): string =>
    capital(chain.flatMap(({ rowPath }) => names.get(rowPath) ?? []).join(', '));

  return {
    placeOf: (chain) => {
      const last = telling(chain, several).at(-1);
      return last === undefined ? { group: '', key: '' } : { group: last.table.path, key: last.rowPath };
    },
    columnsOf: (group) =>
      group === ''
        ? [{ key: '', label: '' }]
        : (rows.get(group) ?? []).map((chain) => ({ key: chain.at(-1)?.rowPath ?? '', label: label(chain) })),
  };
}
