// npm run --silent opencoc -- COMMAND: the command line. Works after one set-up; prints results on standard output only.
import { existsSync } from 'node:fs';
import { runForeground } from './command.mjs';
import { inRoot, run, Trouble } from './place.mjs';
import { environment } from './runtime.mjs';
import { serverCommand } from './set-up.mjs';

await run(async () => {
  if (!existsSync(inRoot('sync-server', 'node_modules'))) {
    throw new Trouble('The project is not set up yet: run "npm start" or "npm test" once.');
  }
  const [file, args] = serverCommand(process.argv.slice(2));
  return runForeground(file, args, environment());
});
