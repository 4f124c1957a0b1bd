import { parseArgs } from 'node:util';
import { readConfig } from '../config.ts';
import { openEngine } from '../main.ts';
import { makeLog } from '../observe/log.ts';
import type { Command } from './command.ts';
import { makeDemo } from '../demo/make-demo.ts';
import { DEMO_WORKSPACE } from '../demo/people.ts';
import { troubleOf } from './trouble.ts';

export const demo: Command = {
  usage: 'demo [--data DIR]',
  run: async ({ args, env, output }) => {
    const { values } = parseArgs({ args: [...args], options: { data: { type: 'string' } } });
    const config = readConfig({ ...env, PORT: undefined }, values);
    try {
      const engine = await openEngine({ config, log: makeLog('warn') });
      try {
        if (await engine.store.workspaces.find(DEMO_WORKSPACE.id)) output.note('The demo workspace stands already.');
        else await makeDemo(engine);
        output.result(DEMO_WORKSPACE.id);
      } finally {
        await engine.close();
      }
      return 0;
    } catch (error) {
      throw troubleOf(error, { dataFolder: config.dataFolder }) ?? error;
    }
  },
};
