/** Pauses between tries that fail, in milliseconds: doubling, within bounds. */
export class Backoff {
  readonly #first: number;
  readonly #most: number;
  #next: number;

  constructor(first = 50, most = 5_000) {
    this.#first = first;
    this.#most = most;
    this.#next = first;
  }

  next(): number {
    const pause = this.#next;
    this.#next = Math.min(pause * 2, this.#most);
    return pause;
  }

  reset(): void {
    this.#next = this.#first;
  }
}
