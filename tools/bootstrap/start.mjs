// npm start: sets everything up, then serves the app, the API and the WebSocket on one port.
import { runForeground } from './command.mjs';
import { run } from './place.mjs';
import { environment } from './runtime.mjs';
import { buildWeb, installDependencies, serverCommand } from './set-up.mjs';

await run(async () => {
  await installDependencies();
  await buildWeb();
  const [file, args] = serverCommand(['serve', '--demo-if-empty', ...process.argv.slice(2)]);
  // A person reads this terminal: a line for each request would hide what matters.
  return runForeground(file, args, environment({ OPENCOC_LOG: process.env.OPENCOC_LOG ?? 'warn' }));
});
