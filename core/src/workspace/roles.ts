/** What a member may be in a workspace. One person may hold several: a small builder holds them all. */
export const ROLES = [
  'administrator',
  'homologation',
  'engineering',
  'production',
  'compliance',
  'technical',
  'viewer',
] as const;
export type Role = (typeof ROLES)[number];

/** A department owns sections and elements; each is also a role. */
export const DEPARTMENTS = ['homologation', 'engineering', 'production', 'compliance', 'technical'] as const;
export type Department = (typeof DEPARTMENTS)[number];

export const isRole = (value: unknown): value is Role => ROLES.some((role) => role === value);
