import { SvelteMap } from 'svelte/reactivity';
import type { Finding } from '@opencoc/core/ivi';

export interface Draft {
  /** Of what is being typed, by the schema. */
  readonly findings: readonly Finding[];
  /** How it is read, or why it cannot be. */
  readonly note: string;
  /** It cannot be read at all, and is not stored. */
  readonly rejected: boolean;
}

/** What stands in fields and not in the record yet, by path: shown at once, before anything is stored. */
class Drafts {
  readonly #typed = new SvelteMap<string, Draft>();
  readonly #collisions = new SvelteMap<string, string | null>();

  at(path: string): Draft | undefined {
    return this.#typed.get(path);
  }

  /** @param findings undefined when nothing is typed any more. */
  write(path: string, findings: readonly Finding[] | undefined, note: string, rejected: boolean): void {
    if (findings === undefined) this.#typed.delete(path);
    else this.#typed.set(path, { findings, note, rejected });
  }

  /** What one typed while someone else wrote the same element; undefined where nothing collides. */
  collision(path: string): { readonly mine: string | null } | undefined {
    return this.#collisions.has(path) ? { mine: this.#collisions.get(path) ?? null } : undefined;
  }

  collide(path: string, mine: string | null): void {
    this.#collisions.set(path, mine);
  }

  settle(path: string): void {
    this.#collisions.delete(path);
  }
}

export const drafts = new Drafts();
