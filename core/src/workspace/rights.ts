import type { Decision } from '../ledger/decision.ts';
import type { Role } from './roles.ts';

/** Roles that may write every element, whoever owns it: they answer for the certificate as a whole. */
export const WRITES_ALL: readonly Role[] = ['administrator', 'homologation', 'compliance'];

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
