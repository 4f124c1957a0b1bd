import { role } from '@opencoc/core/protocol';
import { mayManageMembers } from '@opencoc/core/workspace';
import { z } from 'zod';
import { SHORTEST_PASSWORD } from '../../auth/accounts.ts';
import { jsonOf } from '../body.ts';
import { membersOf } from '../members-list.ts';
import { ApiProblem } from '../problem.ts';
import { partOf, workspaceRoute } from '../route.ts';

const administrators = { may: 'change members', roles: mayManageMembers };
const rolesBody = z.object({ roles: z.array(role).max(10) });
const memberBody = z.object({
  email: z.email().max(200),
  name: z.string().trim().min(1).max(150),
  roles: z.array(role).min(1).max(10),
  password: z.string().min(SHORTEST_PASSWORD).max(128).optional(),
});

export const listMembers = workspaceRoute(
  { method: 'GET', path: '/workspaces/:w/members', summary: 'The members of a workspace with their roles' },
  async (context, { ports, workspace }) => context.json({ members: await membersOf(ports, workspace.id) }),
);

export const addMember = workspaceRoute(
  {
    method: 'POST',
    path: '/workspaces/:w/members',
    summary: 'Makes somebody a member; with a password also an account, where there is none for the address',
    allowed: administrators,
  },
  async (context, { ports, workspace }) => {
    const { email, name, roles, password } = await jsonOf(context, memberBody);
    const known = await ports.accounts.byEmail(email);
    if (known && (await ports.store.workspaces.rolesOf(workspace.id, known.id)).length > 0) {
      throw new ApiProblem('already-exists', `${email} is a member already: change the roles instead`);
    }
    const person =
      known ?? (await ports.accounts.create({ email, name, ...(password === undefined ? {} : { password }) }));
    await ports.store.workspaces.setRoles(workspace.id, person.id, roles);
    return context.json({ ...person, roles }, 201);
  },
);

export const changeRoles = workspaceRoute(
  {
    method: 'PUT',
    path: '/workspaces/:w/members/:id',
    summary: 'Sets the roles of a member; with none the person is no longer one',
    allowed: administrators,
  },
  async (context, { ports, workspace }) => {
    const id = partOf(context, 'id', /^[A-Za-z0-9-]{1,64}$/);
    const { roles } = await jsonOf(context, rolesBody);
    const members = await membersOf(ports, workspace.id);
    const member = members.find((one) => one.id === id);
    if (!member) throw new ApiProblem('not-found', 'There is no such member');
    const otherAdministrators = members.filter((one) => one.id !== id && mayManageMembers(one.roles));
    if (otherAdministrators.length === 0 && !mayManageMembers(roles)) {
      throw new ApiProblem('not-now', 'Somebody has to remain administrator: make another one first');
    }
    await ports.store.workspaces.setRoles(workspace.id, id, roles);
    ports.rightsChanged();
    return context.json({ ...member, roles });
  },
);
