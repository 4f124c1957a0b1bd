import type { Role } from '@opencoc/core/workspace';

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

export const HANNA = person('homologation', 'Hanna Lindqvist');
export const ERIK = person('engineering', 'Erik Sandberg');
export const PETRA = person('production', 'Petra Novak');
export const CARLA = person('compliance', 'Carla Moretti');
export const TOMAS = person('technical', 'Tomas Berg');
export const ADA = person('administrator', 'Ada Keller');
export const VERA = person('viewer', 'Vera Dubois');

/** One person a role. */
export const DEMO_PEOPLE: readonly DemoPerson[] = [HANNA, ERIK, PETRA, CARLA, TOMAS, ADA, VERA];
