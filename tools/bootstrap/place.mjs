// Where things lie. Plain JavaScript without dependencies: this runs before anything is installed, on Node 20 or later.
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';

export const root = fileURLToPath(new URL('../../', import.meta.url));
export const toolsFolder = join(root, '.tools');
export const inRoot = (...parts) => join(root, ...parts);

/** Progress goes to standard error, so that standard output holds results alone. */
export const say = (text) => process.stderr.write(`${text}\n`);

/** A trouble a person can do something about: one sentence, no stack trace. */
export class Trouble extends Error {}

/** Runs a script's work; a trouble ends it with its sentence, anything else with its stack. */
export async function run(work) {
  try {
    process.exitCode = (await work()) ?? 0;
  } catch (error) {
    if (error instanceof Trouble) say(`\n${error.message}`);
    else say(`\nSomething went wrong that should not: ${error?.stack ?? error}`);
    process.exitCode = error instanceof Trouble ? 2 : 3;
  }
}
