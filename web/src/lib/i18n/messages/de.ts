import type { Messages } from './en.ts';
import { release, review, signing, delivery } from './de/release.ts';
import { checks, conflict, record, sources, talk } from './de/record.ts';
import { records } from './de/records.ts';
import { help, overview, palette, settings, signIn } from './de/rooms.ts';
import { shell, state } from './de/shell.ts';
import { steps } from './de/steps.ts';
import { trouble } from './de/trouble.ts';
import { words } from './de/words.ts';

/** Every text of the app in German. */
export const de: Messages = {
  checks, conflict, delivery, help, overview, palette, record, records, release, review, settings, shell, signIn,
  signing, sources, state, steps, talk, trouble, words,
}; // prettier-ignore
