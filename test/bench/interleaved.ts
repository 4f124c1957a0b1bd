/** Runs of one thing in its turn: as a list of records is checked, and so that the clock's own time does not count. */
const IN_TURN = 10;

/**
 * Median microseconds of each thing to do, measured in turns in one process: what slows one down slows down all. The warm-up
 * is long enough that everything is compiled as it is in a program that has been running for a while.
 */
export function interleaved(
  work: Readonly<Record<string, () => unknown>>,
  { warmUps = 200, rounds = 200 }: { readonly warmUps?: number; readonly rounds?: number } = {},
): (name: string) => number {
  const measured = Object.entries(work).map(([name, run]) => ({ name, run, times: [] as number[] }));
  for (let round = 0; round < warmUps + rounds; round += 1) {
    for (const { run, times } of measured) {
      const start = performance.now();
      for (let i = 0; i < IN_TURN; i += 1) run();
      if (round >= warmUps) times.push(((performance.now() - start) * 1000) / IN_TURN);
    }
  }
  const medians = new Map(measured.map(({ name, times }) => [name, median(times)]));
  return (name) => medians.get(name) ?? Number.NaN;
}

export const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

/** One line: a ratio of two medians against its aim. */
export function ratioLine(what: string, measured: number, compared: number, aim: number): string {
  const ratio = measured / compared;
  const told = `${measured.toFixed(1)} µs / ${compared.toFixed(1)} µs`;
  return `  ${ratio <= aim ? 'met   ' : 'missed'} ${ratio.toFixed(3)} (aim ${String(aim)}): ${what}, ${told}`;
}
