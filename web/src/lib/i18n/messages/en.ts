import { release, review, signing, delivery } from './en/release.ts';
import { checks, conflict, record, sources, talk } from './en/record.ts';
import { records } from './en/records.ts';
import { help, overview, palette, settings, signIn } from './en/rooms.ts';
import { shell, state } from './en/shell.ts';
import { steps } from './en/steps.ts';
import { trouble } from './en/trouble.ts';
import { words } from './en/words.ts';

/** Every text of the app in English, by key: strings, and functions of what they name. The shape of all languages. */
export const en = {
  checks, conflict, delivery, help, overview, palette, record, records, release, review, settings, shell, signIn,
  signing, sources, state, steps, talk, trouble, words,
}; // prettier-ignore

type Widened<T> = T extends string
  ? string
  : T extends (...parts: infer Parts) => string
    ? (...parts: Parts) => string
    : T extends readonly unknown[]
      ? readonly string[]
      : { readonly [Key in keyof T]: Widened<T[Key]> };

/** What a language has to say. */
export type Messages = Widened<typeof en>;
