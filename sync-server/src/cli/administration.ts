import type { Accounts } from '../auth/accounts.ts';
import { readConfig } from '../config.ts';
import { openFolder } from '../main.ts';
import type { Store } from '../store/store.ts';
import type { CommandContext } from './command.ts';
import { CommandError } from './output.ts';
import { troubleOf } from './trouble.ts';

export interface Administration {
  readonly store: Store;
  readonly accounts: Accounts;
}

/** Opens the data folder for a command, and closes it after. A server may be running on it. */
export async function administer<T>(
  { env }: CommandContext,
  data: string | undefined,
  work: (administration: Administration) => Promise<T>,
): Promise<T> {
  const config = readConfig({ ...env, PORT: undefined }, { data });
  try {
    const { store, accounts } = await openFolder(config);
    try {
      return await work({ store, accounts });
    } finally {
      await accounts.close();
      await store.close();
    }
  } catch (error) {
    throw troubleOf(error, { dataFolder: config.dataFolder }) ?? error;
  }
}

/** Throws where there is no such workspace. */
export async function knownWorkspace({ store }: Administration, id: string): Promise<string> {
  if (await store.workspaces.find(id)) return id;
  const known = (await store.workspaces.list()).map((workspace) => workspace.id);
  throw new CommandError(`There is no workspace ${id}${known.length > 0 ? `: there are ${known.join(', ')}` : ''}.`, 1);
}

/** An option that has to be there. */
export function needed(value: string | undefined, option: string): string {
  if (value === undefined || value.trim() === '') throw new CommandError(`--${option} is missing.`);
  return value.trim();
}
