import type { Member } from '@opencoc/core/protocol';
import type { Accounts } from '../auth/accounts.ts';
import type { Store } from '../store/store.ts';

/** The members of a workspace with their names, in order of name. */
export async function membersOf(ports: { store: Store; accounts: Accounts }, workspace: string): Promise<Member[]> {
  const memberships = await ports.store.workspaces.members(workspace);
  const people = new Map((await ports.accounts.byIds(memberships.map(({ userId }) => userId))).map((p) => [p.id, p]));
  return memberships
    .flatMap(({ userId, roles }) => {
      const person = people.get(userId);
      return person ? [{ ...person, roles: [...roles] }] : [];
    })
    .sort((a, b) => a.name.localeCompare(b.name));
}
