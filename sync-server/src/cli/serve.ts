import { parseArgs } from 'node:util';
import { readConfig } from '../config.ts';
import { startServer } from '../main.ts';
import { makeLog } from '../observe/log.ts';
import type { Command } from './command.ts';
import { makeDemo } from '../demo/make-demo.ts';
import type { ExitCode } from './output.ts';
import { troubleOf } from './trouble.ts';

const LAST_RESORT_MS = 9_500;

/** Resolves when the process is asked to end. */
const endAsked = (): Promise<string> =>
  new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve(signal));
  });

/** The first thing a stranger needs to know after the address. */
function howToSignIn(workspaces: readonly { readonly demo: boolean }[]): string {
  if (workspaces.some(({ demo }) => demo)) {
    return 'Open it in a browser and choose whom you want to be: the demo workspace has a person for each role. Ctrl-C ends it.';
  }
  if (workspaces.length === 0) {
    return 'There is no workspace yet: make one with "opencoc workspace create" and an account with "opencoc user create".';
  }
  return 'Open it in a browser and sign in with your e-mail address and password. Ctrl-C ends it.';
}

export const serve: Command = {
  usage: 'serve [--port N] [--host H] [--data DIR] [--demo-if-empty] [--api-only]',
  run: async ({ args, env, output }): Promise<ExitCode> => {
    const { values } = parseArgs({
      args: [...args],
      options: {
        port: { type: 'string' },
        host: { type: 'string' },
        data: { type: 'string' },
        'demo-if-empty': { type: 'boolean', default: false },
        'api-only': { type: 'boolean', default: false },
      },
    });
    const config = readConfig(env, values);
    const log = makeLog(config.logLevel);
    try {
      const server = await startServer({ config, log, web: !values['api-only'] });
      if (values['demo-if-empty'] && (await server.engine.store.workspaces.list()).length === 0) {
        output.note('Making the demo workspace …');
        await makeDemo(server.engine);
      }
      log.info({ config }, 'started');
      output.result(server.url);
      output.note(howToSignIn(await server.engine.store.workspaces.list()));
      const signal = await endAsked();
      log.info({ signal }, 'stopping');
      // Somebody who asks twice, or waits too long, gets out.
      process.once('SIGINT', () => process.exit(3));
      setTimeout(() => process.exit(3), LAST_RESORT_MS).unref();
      const stuck = await server.stop();
      log.info({ stuck }, 'stopped');
      return stuck === 0 ? 0 : 3;
    } catch (error) {
      throw troubleOf(error, { port: config.port, dataFolder: config.dataFolder }) ?? error;
    }
  },
};
