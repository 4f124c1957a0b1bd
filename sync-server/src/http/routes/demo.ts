import { z } from 'zod';
import { jsonOf } from '../body.ts';
import { membersOf } from '../members-list.ts';
import { ApiProblem } from '../problem.ts';
import { openRoute } from '../route.ts';
import type { ApiPorts } from '../route.ts';

async function demoWorkspace({ store }: ApiPorts) {
  const found = (await store.workspaces.list()).find(({ demo }) => demo);
  if (!found) throw new ApiProblem('not-found', 'There is no demo workspace on this server');
  return found;
}

export const demoPeople = openRoute(
  { method: 'GET', path: '/demo/people', summary: 'Demo only: the people a visitor can become' },
  async (context, ports) => {
    const { id } = await demoWorkspace(ports);
    return context.json({ workspace: id, people: await membersOf(ports, id) });
  },
);

export const becomeDemoPerson = openRoute(
  { method: 'POST', path: '/demo/become', summary: 'Demo only: signs in as one of the people of the demo' },
  async (context, ports) => {
    const { id: workspace } = await demoWorkspace(ports);
    const { id } = await jsonOf(context, z.object({ id: z.string().max(64) }));
    // Somebody who is also in a real workspace is nobody's costume.
    const others = (await ports.store.workspaces.list()).filter(({ demo }) => !demo);
    const inOthers = await Promise.all(others.map((other) => ports.store.workspaces.rolesOf(other.id, id)));
    const roles = await ports.store.workspaces.rolesOf(workspace, id);
    if (roles.length === 0 || inOthers.some((held) => held.length > 0)) {
      throw new ApiProblem('not-found', 'There is no such person in the demo');
    }
    return ports.accounts.become(id, context.req.raw.headers);
  },
);
