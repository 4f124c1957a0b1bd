import * as Y from 'yjs';
import type { LocalStore } from '#lib/db/local-store.ts';
import { planRepair } from './repair.ts';
import type { RepairContext } from './repair.ts';
import type { TabChannel } from './tab-channel.ts';

/** The same repair as an open record's, for a record that is open in no tab: all of it in the database. */
export async function repairClosed(
  store: LocalStore,
  tabs: TabChannel,
  document: string,
  context: RepairContext,
): Promise<void> {
  const loaded = await store.load(document);
  const local = new Y.Doc();
  for (const bytes of loaded.bytes) Y.applyUpdate(local, bytes, 'repair');
  const plan = planRepair(await store.loadAcknowledged(document), local, context);
  local.destroy();
  // What is still allowed is kept anew before the refused rows go: a crash in between leaves both, never neither.
  for (const update of plan.updates) await store.appendMine(document, update);
  await store.dropRefused(loaded.unacked, plan.tray);
  plan.doc.destroy();
  tabs.tellOthers({ kind: 'repaired', document, ...context.refusal });
  tabs.tell({ kind: 'unsent' });
  tabs.tell({ kind: 'tray' });
}
