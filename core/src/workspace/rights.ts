import { ownersAt } from '../record/place.ts';
import type { Decision } from '../ledger/decision.ts';
import type { Department, Role } from './roles.ts';

/** Roles that may write every element, whoever owns it: they answer for the certificate as a whole. */
const WRITES_ALL: readonly Role[] = ['administrator', 'homologation', 'compliance'];

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

/** Whether these roles may take part at all: write comments, name sources. A viewer reads. */
export const mayTakePart = (roles: readonly Role[]): boolean => roles.some((role) => role !== 'viewer');

/** Whether these roles may make a record: whoever may write identity and approval. */
export const mayCreateRecord = (roles: readonly Role[]): boolean => roles.some((role) => WRITES_ALL.includes(role));

/** Whether these roles may take a decision of that kind. */
export function mayDecide(roles: readonly Role[], decision: Pick<Decision, 'kind'>): boolean {
  const allowed: Record<Decision['kind'], readonly Role[]> = {
    review: ['compliance'],
    release: ['compliance', 'administrator'],
    signing: ['compliance', 'administrator', 'technical'],
    delivery: ['compliance', 'administrator', 'technical', 'homologation'],
  };
  return roles.some((role) => allowed[decision.kind].includes(role));
}

/** Whether these roles may add members and change their roles. */
export const mayManageMembers = (roles: readonly Role[]): boolean => roles.includes('administrator');
