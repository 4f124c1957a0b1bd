import type { Accounts } from '../auth/accounts.ts';
import type { DecisionDesk } from '../ledger/decision-desk.ts';
import type { Projector } from '../records/projector.ts';
import type { RecordsPorts } from '../records/standing.ts';
import { DemoRecord } from './demo-record.ts';
import { DEMO_PEOPLE, DEMO_WORKSPACE } from './people.ts';
import { STORIES } from './stories.ts';

export interface DemoPorts extends RecordsPorts {
  readonly accounts: Accounts;
  readonly projector: Projector;
  readonly now: () => number;
  /** A desk whose clock says when in the story a decision is taken. */
  readonly deskAt: (now: () => number) => DecisionDesk;
}

/** Makes the demo workspace, with its people and a record for each state. What stands already is left as it is. */
export async function makeDemo(ports: DemoPorts): Promise<void> {
  const { store, accounts } = ports;
  if (!(await store.workspaces.find(DEMO_WORKSPACE.id))) await store.workspaces.create(DEMO_WORKSPACE);
  for (const { id, name, email, roles } of DEMO_PEOPLE) {
    if (!(await accounts.byEmail(email))) await accounts.create({ id, name, email });
    await store.workspaces.setRoles(DEMO_WORKSPACE.id, id, roles);
  }
  for (const { name, beganHoursAgo, tell } of STORIES) {
    const record = new DemoRecord(ports, name, beganHoursAgo);
    if ((await store.log.load(DEMO_WORKSPACE.id, `record_${record.id}`)).revision === 0) await tell(record);
  }
  await ports.projector.flush();
}
