import { OLDEST_CLIENT, PROTOCOL_VERSION } from '@opencoc/core/protocol';
import type { SessionAnswer } from '@opencoc/core/protocol';
import { signedInRoute } from '../route.ts';

export const session = signedInRoute(
  { method: 'GET', path: '/session', summary: 'Who is signed in, and in which workspaces with which roles' },
  async (context, { ports, caller }) => {
    const workspaces = await Promise.all(
      (await ports.store.workspaces.list()).map(async ({ id, name, demo }) => ({
        id,
        name,
        demo,
        roles: [...(await ports.access.rolesIn(caller, id))],
      })),
    );
    return context.json({
      user: { id: caller.id, name: caller.name, email: caller.email },
      workspaces: workspaces.filter(({ roles }) => roles.length > 0),
      protocol: PROTOCOL_VERSION,
      oldestClient: OLDEST_CLIENT,
    } satisfies SessionAnswer);
  },
);
