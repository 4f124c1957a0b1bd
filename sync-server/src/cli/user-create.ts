import { randomBytes } from 'node:crypto';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { EmailTaken, SHORTEST_PASSWORD } from '../auth/accounts.ts';
import { administer, needed } from './administration.ts';
import type { Command } from './command.ts';
import type { ExitCode } from './output.ts';
import { CommandError } from './output.ts';

export const userCreate: Command = {
  usage: 'user create --email E --name N [--admin] [--password P] [--json] [--data DIR]',
  run: async (context): Promise<ExitCode> => {
    const { values } = parseArgs({
      args: [...context.args],
      options: {
        email: { type: 'string' },
        name: { type: 'string' },
        password: { type: 'string' },
        admin: { type: 'boolean', default: false },
        json: { type: 'boolean', default: false },
        data: { type: 'string' },
      },
    });
    const email = needed(values.email, 'email');
    if (!z.email().safeParse(email).success) throw new CommandError(`${email} is no e-mail address.`);
    const name = needed(values.name, 'name');
    const password = values.password ?? randomBytes(12).toString('base64url');
    if (password.length < SHORTEST_PASSWORD) {
      throw new CommandError(`The password is too short: at least ${String(SHORTEST_PASSWORD)} characters.`);
    }
    return administer<ExitCode>(context, values.data, async ({ store, accounts }) => {
      try {
        const { id } = await accounts.create({ email, name, password, admin: values.admin });
        const workspaces = values.admin ? (await store.workspaces.list()).filter(({ demo }) => !demo) : [];
        for (const workspace of workspaces) await store.workspaces.setRoles(workspace.id, id, ['administrator']);
        // The password is told only where it was made here, and only now.
        const made = { id, email, name, admin: values.admin, ...(values.password === undefined ? { password } : {}) };
        if (values.json) context.output.result(JSON.stringify(made));
        else context.output.result(values.password === undefined ? `${id} ${password}` : id);
        return 0;
      } catch (error) {
        if (error instanceof EmailTaken) throw new CommandError(`${error.message}.`, 1);
        throw error;
      }
    });
  },
};
