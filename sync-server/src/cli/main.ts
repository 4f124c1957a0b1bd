import { enableCompileCache } from 'node:module';

// Types are stripped at each start; kept, the next start is quicker. So everything else is loaded after this.
enableCompileCache();
const [{ runCommand }, { consoleOutput }] = await Promise.all([import('./run.ts'), import('./output.ts')]);
process.exitCode = await runCommand(process.argv.slice(2), process.env, consoleOutput);
