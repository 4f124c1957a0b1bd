import { isRole, ROLES } from '@opencoc/core/workspace';
import type { Role } from '@opencoc/core/workspace';
import { CommandError } from './output.ts';

/** Roles as given with `--role`, once or more often, or with commas. */
export function rolesOf(given: readonly string[] | undefined): Role[] {
  const named = (given ?? []).flatMap((text) => text.split(',')).map((text) => text.trim());
  if (named.length === 0) throw new CommandError(`--role is missing: one of ${ROLES.join(', ')}.`);
  return named.map((role) => {
    if (!isRole(role)) throw new CommandError(`${role} is no role: there are ${ROLES.join(', ')}.`);
    return role;
  });
}
