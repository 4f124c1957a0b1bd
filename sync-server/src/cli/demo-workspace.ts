import type { Role } from '@opencoc/core/workspace';
import type { Engine } from '../main.ts';

export const DEMO_WORKSPACE = { id: 'demo', name: 'Nordwerk (demo)', demo: true };

export interface DemoPerson {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly roles: readonly Role[];
}

const person = (role: Role, name: string): DemoPerson => {
  const first = name.split(' ')[0]?.toLowerCase() ?? '';
  return { id: `demo-${first}`, name, email: `${first}@nordwerk.example`, roles: [role] };
};

/** One person a role. */
export const DEMO_PEOPLE: readonly DemoPerson[] = [
  person('homologation', 'Hanna Lindqvist'),
  person('engineering', 'Erik Sandberg'),
  person('production', 'Petra Novak'),
  person('compliance', 'Carla Moretti'),
  person('technical', 'Tomas Berg'),
  person('administrator', 'Ada Keller'),
  person('viewer', 'Vera Dubois'),
];

/** Makes the demo workspace with its people and records; where it stands already, nothing is made anew. */
export async function makeDemo({ store, accounts }: Engine): Promise<void> {
  if (await store.workspaces.find(DEMO_WORKSPACE.id)) return;
  await store.workspaces.create(DEMO_WORKSPACE);
  for (const { id, name, email, roles } of DEMO_PEOPLE) {
    if (!(await accounts.byEmail(email))) await accounts.create({ id, name, email });
    await store.workspaces.setRoles(DEMO_WORKSPACE.id, id, roles);
  }
}
