/** Median microseconds of each thing to do, measured in turns in one process: what slows one down slows down all. */
export function interleaved(
  work: Readonly<Record<string, () => unknown>>,
  { warmUps = 150, rounds = 400 }: { readonly warmUps?: number; readonly rounds?: number } = {},
): (name: string) => number {
  const times = new Map<string, number[]>();
  for (let round = 0; round < warmUps + rounds; round += 1) {
    for (const [name, run] of Object.entries(work)) {
      const start = performance.now();
      run();
      const took = performance.now() - start;
      if (round >= warmUps) times.set(name, [...(times.get(name) ?? []), took]);
    }
  }
  const medians = new Map([...times].map(([name, list]) => [name, median(list) * 1000]));
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
