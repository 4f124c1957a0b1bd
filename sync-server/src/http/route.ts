import type { Role } from '@opencoc/core/workspace';
import type { Context } from 'hono';
import type { Access, Caller } from '../auth/access.ts';
import type { Accounts } from '../auth/accounts.ts';
import type { DecisionDesk } from '../ledger/decision-desk.ts';
import type { Log } from '../observe/log.ts';
import type { Projector } from '../records/projector.ts';
import type { Registry } from '../room/registry.ts';
import type { Store, Workspace } from '../store/store.ts';
import { ApiProblem } from './problem.ts';

/** What routes work with. */
export interface ApiPorts {
  readonly store: Store;
  readonly registry: Registry;
  readonly access: Access;
  readonly accounts: Accounts;
  readonly desk: DecisionDesk;
  readonly projector: Projector;
  readonly log: Log;
  readonly allowedOrigins: readonly string[];
  readonly now: () => number;
  readonly newId: () => string;
  /** The rights of somebody changed: open sockets are looked at again. */
  readonly rightsChanged: () => void;
}

export type Method = 'GET' | 'POST' | 'PUT';

/** Who may use a route. The table of routes is what the tests of access go by. */
export type Allowed =
  'anyone' | 'signed-in' | 'member' | { readonly may: string; readonly roles: (roles: readonly Role[]) => boolean };

export interface Route {
  readonly method: Method;
  /** Under `/api/v1`, as Hono writes patterns. */
  readonly path: string;
  readonly summary: string;
  readonly allowed: Allowed;
  readonly answer: (context: Context, ports: ApiPorts) => Promise<Response>;
}

interface About {
  readonly method: Method;
  readonly path: string;
  readonly summary: string;
}

export async function callerOf(context: Context, { access }: ApiPorts): Promise<Caller | undefined> {
  const authorization = context.req.header('authorization');
  const token = authorization === undefined ? undefined : (/^Bearer (\S+)$/i.exec(authorization)?.[1] ?? '');
  const cookie = context.req.header('cookie');
  return access.identify(token !== undefined ? { token } : cookie !== undefined ? { cookie } : {});
}

async function knownCaller(context: Context, ports: ApiPorts): Promise<Caller> {
  const caller = await callerOf(context, ports);
  if (!caller) throw new ApiProblem('sign-in', 'Sign in, or send a valid token');
  return caller;
}

/** A route for everybody. */
export const openRoute = (about: About, answer: Route['answer']): Route => ({ ...about, allowed: 'anyone', answer });

/** A route for those who are signed in. */
export const signedInRoute = (
  about: About,
  answer: (context: Context, asked: { ports: ApiPorts; caller: Caller }) => Promise<Response>,
): Route => ({
  ...about,
  allowed: 'signed-in',
  answer: async (context, ports) => answer(context, { ports, caller: await knownCaller(context, ports) }),
});

export interface AskedInWorkspace {
  readonly ports: ApiPorts;
  readonly caller: Caller;
  readonly workspace: Workspace;
  readonly roles: readonly Role[];
}

/**
 * A route of a workspace (`:w` in its path), for its members, or those of them whose roles may. To all others the
 * workspace does not exist.
 */
export const workspaceRoute = (
  about: About & { readonly allowed?: Exclude<Allowed, 'anyone' | 'signed-in'> },
  answer: (context: Context, asked: AskedInWorkspace) => Promise<Response>,
): Route => {
  const { allowed = 'member' } = about;
  return {
    ...about,
    allowed,
    answer: async (context, ports) => {
      const caller = await knownCaller(context, ports);
      const id = context.req.param('w') ?? '';
      const roles = await ports.access.rolesIn(caller, id);
      const workspace = roles.length === 0 ? undefined : await ports.store.workspaces.find(id);
      if (!workspace) throw new ApiProblem('not-found', 'There is no such workspace, or you are not in it');
      if (allowed !== 'member' && !allowed.roles(roles)) {
        throw new ApiProblem('not-allowed', `Your roles (${roles.join(', ')}) may not ${allowed.may}`);
      }
      return answer(context, { ports, caller, workspace, roles });
    },
  };
};

/** A part of the path that has to be of a form; otherwise there is nothing there. */
export function partOf(context: Context, name: string, form: RegExp): string {
  const part = context.req.param(name) ?? '';
  if (!form.test(part)) throw new ApiProblem('not-found', 'There is nothing under this address');
  return part;
}

export const RECORD_ID = /^[A-Za-z0-9-]{8,40}$/;
