import type { ElementState } from '@opencoc/core/record';

/** A change of a value by this person in this page. `undefined`: there was no value. */
export interface ValueChange {
  readonly path: string;
  readonly before: string | null | undefined;
  readonly after: string | null;
}

/** Whether a change can be taken back (or made again): what is shown is still what this person left there. */
export function mayRevert(state: ElementState | undefined, shown: string | null | undefined, me: string): boolean {
  if (!state) return shown === undefined || shown === null;
  if (state.conflict) return false;
  const [side] = state.sides;
  return state.value === (shown ?? null) && (side === undefined || side.author === me);
}

/** One's own changes of values, newest last, and those taken back. */
export class UndoStack {
  #done: ValueChange[] = [];
  #undone: ValueChange[] = [];

  made(change: ValueChange): void {
    this.#done.push(change);
    if (this.#done.length > 200) this.#done.shift();
    this.#undone = [];
  }

  get lastDone(): ValueChange | undefined {
    return this.#done.at(-1);
  }

  get lastUndone(): ValueChange | undefined {
    return this.#undone.at(-1);
  }

  undone(): void {
    const change = this.#done.pop();
    if (change) this.#undone.push(change);
  }

  redone(): void {
    const change = this.#undone.pop();
    if (change) this.#done.push(change);
  }
}
