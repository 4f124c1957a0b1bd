/**
 * Milliseconds to wait before the next attempt: doubling from 2 s to a minute, spread by a quarter to either side so
 * that clients do not come back in step. At most six attempts fall in the first minute.
 *
 * @param attempt failures in a row, from 1.
 * @param random from 0 to 1.
 */
export function backoff(attempt: number, random: number): number {
  const base = Math.min(2_000 * 2 ** Math.max(0, attempt - 1), 60_000);
  return Math.round(base * (0.75 + random * 0.5));
}
