import { parseArgs } from 'node:util';
import { AlreadyThere } from '../store/store.ts';
import { administer, needed } from './administration.ts';
import type { Command } from './command.ts';
import type { ExitCode } from './output.ts';
import { CommandError } from './output.ts';

const ID = /^[a-z0-9][a-z0-9-]{1,39}$/;

const slugOf = (name: string): string =>
  name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{Mark}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 40);

export const workspaceCreate: Command = {
  usage: 'workspace create --name N [--id ID] [--data DIR]',
  run: async (context): Promise<ExitCode> => {
    const { values } = parseArgs({
      args: [...context.args],
      options: { name: { type: 'string' }, id: { type: 'string' }, data: { type: 'string' } },
    });
    const name = needed(values.name, 'name');
    const id = values.id ?? slugOf(name);
    if (!ID.test(id)) throw new CommandError(`${id} cannot be a workspace's id: give one with --id (a-z, 0-9, dash).`);
    return administer<ExitCode>(context, values.data, async ({ store, accounts }) => {
      try {
        await store.workspaces.create({ id, name, demo: false });
      } catch (error) {
        if (error instanceof AlreadyThere) throw new CommandError(`${error.message}: give another one with --id.`, 1);
        throw error;
      }
      for (const admin of await accounts.admins()) await store.workspaces.setRoles(id, admin.id, ['administrator']);
      context.output.result(id);
      return 0;
    });
  },
};
