// npm run dev: the web app with hot reload on 5173, beside a server on PORT (8080).
import { spawn } from 'node:child_process';
import { run } from './place.mjs';
import { environment, pnpm } from './runtime.mjs';
import { runForeground } from './command.mjs';
import { installDependencies, serverCommand } from './set-up.mjs';

await run(async () => {
  await installDependencies();
  const env = environment();
  const [serverFile, serverArgs] = serverCommand(['serve', '--demo-if-empty']);
  const server = spawn(serverFile, serverArgs, { env, stdio: 'inherit' });
  const [file, args] = pnpm(['--filter', '@opencoc/web', 'dev']);
  const code = await runForeground(file, args, env);
  server.kill('SIGTERM');
  return code;
});
