/**
 * What load index and speed symbol of a tyre stand for. Both tables are general knowledge of the tyre standards.
 */

/** Kilograms by load index, 0 to 79, ten in a row. */
const KG: readonly number[] = [
  45, 46.2, 47.5, 48.7, 50, 51.5, 53, 54.5, 56, 58,
  60, 61.5, 63, 65, 67, 69, 71, 73, 75, 77.5,
  80, 82.5, 85, 87.5, 90, 92.5, 95, 97.5, 100, 103,
  106, 109, 112, 115, 118, 121.5, 125, 128.5, 132, 136,
  140, 145, 150, 155, 160, 165, 170, 175, 180, 185,
  190, 195, 200, 206, 212, 218, 224, 230, 236, 243,
  250, 257.5, 265, 272.5, 280, 290, 300, 307.5, 315, 325,
  335, 345, 355, 365, 375, 387.5, 400, 412.5, 425, 437.5,
]; // prettier-ignore

/** Eighty steps further the load is ten times as high. */
const TENFOLD = 80;

/** What a single tyre of that index carries in kg; undefined outside 0 to 279. */
export function loadOfIndex(index: number): number | undefined {
  if (!Number.isInteger(index) || index < 0 || index > 279) return undefined;
  const base = KG[index % TENFOLD] ?? 0;
  // The first turn of the table drops halves from 100 kg on.
  if (index < TENFOLD) return base < 100 ? base : Math.floor(base);
  return base * 10 ** Math.floor(index / TENFOLD);
}

const SPEEDS: Readonly<Record<string, number>> = {
  A1: 5, A2: 10, A3: 15, A4: 20, A5: 25, A6: 30, A7: 35, A8: 40,
  B: 50, C: 60, D: 65, E: 70, F: 80, G: 90, J: 100, K: 110, L: 120, M: 130, N: 140, P: 150, Q: 160, R: 170, S: 180, T: 190, U: 200,
  H: 210, V: 240, W: 270, Y: 300,
}; // prettier-ignore

/** Kilometres per hour of a speed symbol; undefined for one without an upper end (Z) or unknown. */
export const speedOfSymbol = (symbol: string): number | undefined => SPEEDS[symbol];
