import { randomUUID } from 'node:crypto';
import { parseArgs } from 'node:util';
import { newToken, tokenHash } from '../auth/api-token.ts';
import { administer, knownWorkspace, needed } from './administration.ts';
import type { Command } from './command.ts';
import type { ExitCode } from './output.ts';
import { CommandError } from './output.ts';
import { rolesOf } from './roles-option.ts';

const DAY_MS = 24 * 60 * 60 * 1_000;

export const tokenCreate: Command = {
  usage: 'token create --workspace W --role R --name N [--days D] [--data DIR]',
  run: async (context): Promise<ExitCode> => {
    const { values } = parseArgs({
      args: [...context.args],
      options: {
        workspace: { type: 'string' },
        role: { type: 'string', multiple: true },
        name: { type: 'string' },
        days: { type: 'string' },
        data: { type: 'string' },
      },
    });
    const name = needed(values.name, 'name');
    const roles = rolesOf(values.role);
    const asked = needed(values.workspace, 'workspace');
    const days = values.days === undefined ? undefined : Number(values.days);
    if (days !== undefined && !(days > 0)) throw new CommandError('--days has to be a number above 0.');
    return administer<ExitCode>(context, values.data, async (administration) => {
      const workspace = await knownWorkspace(administration, asked);
      const token = newToken();
      const expiresMs = days === undefined ? null : Date.now() + Math.round(days * DAY_MS);
      await administration.store.workspaces.addToken(
        { id: randomUUID(), workspace, roles, name, expiresMs },
        tokenHash(token),
      );
      context.output.note('This is shown once: keep it like a password.');
      context.output.result(token);
      return 0;
    });
  },
};
