import { parseArgs } from 'node:util';
import { administer, knownWorkspace, needed } from './administration.ts';
import type { Command } from './command.ts';
import type { ExitCode } from './output.ts';
import { CommandError } from './output.ts';
import { rolesOf } from './roles-option.ts';

export const memberAdd: Command = {
  usage: 'member add --workspace W --email E --role R [--role R ...] [--data DIR]',
  run: async (context): Promise<ExitCode> => {
    const { values } = parseArgs({
      args: [...context.args],
      options: {
        workspace: { type: 'string' },
        email: { type: 'string' },
        role: { type: 'string', multiple: true },
        data: { type: 'string' },
      },
    });
    const email = needed(values.email, 'email');
    const roles = rolesOf(values.role);
    const asked = needed(values.workspace, 'workspace');
    return administer<ExitCode>(context, values.data, async (administration) => {
      const workspace = await knownWorkspace(administration, asked);
      const person = await administration.accounts.byEmail(email);
      if (!person) throw new CommandError(`There is no account for ${email}: make one with \`user create\`.`, 1);
      await administration.store.workspaces.setRoles(workspace, person.id, roles);
      context.output.result(`${person.id} ${roles.join(',')}`);
      return 0;
    });
  },
};
