import type { WorkspaceAnswer } from '@opencoc/core/protocol';
import { membersOf } from '../members-list.ts';
import { workspaceRoute } from '../route.ts';

export const workspace = workspaceRoute(
  { method: 'GET', path: '/workspaces/:w', summary: 'A workspace and its members' },
  async (context, { ports, workspace: { id, name, demo } }) =>
    context.json({ id, name, demo, members: await membersOf(ports, id) } satisfies WorkspaceAnswer),
);
