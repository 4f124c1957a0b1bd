import type { PrintedCell, PrintedRow, PrintedTable } from './certificate.ts';
import type { Column, ColumnPlan } from './columns.ts';
import type { Entry } from './entries.ts';
import { itemText } from './item-order.ts';

/** The most columns that stand side by side: fewer where their texts are long. */
function columnLimit(entries: readonly Entry[]): number {
  const longest = Math.max(
    0,
    ...entries.flatMap(({ cells }) => [...cells.values()].flatMap((values) => values.map(({ text }) => text.length))),
  );
  if (longest > 60) return 2;
  if (longest > 30) return 3;
  return longest > 12 ? 4 : 5;
}

const rowOf = (entry: Entry, columns: readonly Column[]): PrintedRow => ({
  item: entry.item === undefined ? undefined : itemText(entry.item),
  title: entry.title,
  cells: columns.map(({ key }): PrintedCell => entry.cells.get(key) ?? []),
});

/** Entries next to each other, as long as a criterion gives the same. */
function runs<T>(list: readonly T[], criterion: (entry: T) => string): T[][] {
  const result: T[][] = [];
  let current: string | undefined;
  for (const entry of list) {
    const next = criterion(entry);
    if (next !== current) result.push([]);
    current = next;
    result.at(-1)?.push(entry);
  }
  return result;
}

/** Parts a run where an entry has no column in common with the one before: petrol values, then those for electricity. */
function related(run: readonly Entry[]): Entry[][] {
  const result: Entry[][] = [];
  for (const entry of run) {
    const before = result.at(-1)?.at(-1);
    if (before !== undefined && [...entry.cells.keys()].some((key) => before.cells.has(key)))
      result.at(-1)?.push(entry);
    else result.push([entry]);
  }
  return result;
}

const chunksOf = <T>(list: readonly T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(list.length / size) }, (_none, index) => list.slice(index * size, (index + 1) * size));

/**
 * Sets entries in tables without changing their order: neighbours with the same columns share a table. Where the columns
 * do not fit beside each other, the table goes on with the next ones, item by item so that the items stay in order.
 */
export function tablesOf(entries: readonly Entry[], plan: ColumnPlan): PrintedTable[] {
  return runs(entries, ({ group }) => group)
    .flatMap(related)
    .flatMap((run) => {
      const group = run[0]?.group ?? '';
      if (group === '') return [{ columns: [], rows: run.map((entry) => rowOf(entry, plan.columnsOf(''))) }];
      const used = plan.columnsOf(group).filter(({ key }) => run.some(({ cells }) => cells.has(key)));
      const limit = columnLimit(run);
      if (used.length <= limit) return [tableOf(run, used)];
      return runs(run, ({ item }) => item ?? '').flatMap((same) =>
        chunksOf(
          used.filter(({ key }) => same.some(({ cells }) => cells.has(key))),
          limit,
        ).map((columns) =>
          tableOf(
            same.filter(({ cells }) => columns.some(({ key }) => cells.has(key))),
            columns,
          ),
        ),
      );
    });
}

const tableOf = (entries: readonly Entry[], columns: readonly Column[]): PrintedTable => ({
  columns: columns.map(({ label }) => label),
  rows: entries.map((entry) => rowOf(entry, columns)),
});
