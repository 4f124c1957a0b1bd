import { ownersAt } from '../record/place.ts';
import { WRITES_ALL } from './rights.ts';
import type { Department, Role } from './roles.ts';

/** What a department may write beside its own elements. */
const WRITES_FOR: Partial<Record<Role, readonly Department[]>> = {
  engineering: ['engineering', 'production'],
  production: ['production'],
  technical: ['technical'],
};

const mayWriteFor = (roles: readonly Role[], owners: ReadonlySet<Department>): boolean =>
  roles.some((role) => WRITES_ALL.includes(role) || (WRITES_FOR[role] ?? []).some((owner) => owners.has(owner)));

/**
 * Whether somebody with these roles may write at a path of a record's values. A path the dictionary does not know
 * nobody may write.
 */
export function mayWrite(roles: readonly Role[], path: string): boolean {
  const owners = ownersAt(path);
  return owners.size > 0 && mayWriteFor(roles, owners);
}
