import type { Decision } from '@opencoc/core/ledger';
import type { DecideResult } from '#lib/app/ports.ts';
import type { OpenDatabase } from '#lib/db/open.ts';
import type { TabChannel } from '#lib/sync/tab-channel.ts';

export interface DecidePorts {
  readonly database: OpenDatabase;
  readonly tabs: TabChannel;
  readonly me: string;
  readonly newId: () => string;
  readonly nowMs: () => number;
  readonly reachable: () => boolean;
}

/** How long a person is kept waiting for the server's word before "will be sent" is the answer. */
const PATIENCE_MS = 8_000;

/**
 * Takes a decision: it is kept on this device first, under an id that makes it one decision however often it is sent;
 * then the leading tab sends it. Resolves with the server's word where that comes soon, else with `pending`.
 */
export async function decide(
  ports: DecidePorts,
  record: string,
  decision: Decision,
  file?: string,
): Promise<DecideResult> {
  const id = ports.newId();
  await ports.database.run((db) =>
    db.decisions.add({
      id,
      record,
      decision,
      by: ports.me,
      atMs: ports.nowMs(),
      ...(file === undefined ? {} : { file }),
    }),
  );
  ports.tabs.tell({ kind: 'ledger', records: [record] });
  ports.tabs.tell({ kind: 'unsent' });
  const answer = ports.reachable() ? answerOf(ports, record, id) : Promise.resolve(undefined);
  ports.tabs.tell({ kind: 'wake', urgent: true });
  return (await answer) ?? { kind: 'pending', id };
}

async function outcomeOf(ports: DecidePorts, record: string, id: string): Promise<DecideResult | undefined> {
  return ports.database.run(async (db) => {
    if (await db.decisions.get(id)) return undefined;
    const rows = await db.ledger.where('record').equals(record).toArray();
    const entry = rows.find((row) => row.entry.id === id)?.entry;
    if (entry) return { kind: 'done', entry } as const;
    const refused = await db.tray
      .where('record')
      .equals(record)
      .filter((row) => row.path === id)
      .first();
    return refused ? ({ kind: 'refused', code: refused.reason, message: refused.detail } as const) : undefined;
  });
}

function answerOf(ports: DecidePorts, record: string, id: string): Promise<DecideResult | undefined> {
  return new Promise((resolve) => {
    const finish = (result: DecideResult | undefined): void => {
      clearTimeout(timer);
      stop();
      resolve(result);
    };
    const timer = setTimeout(() => {
      finish(undefined);
    }, PATIENCE_MS);
    const stop = ports.tabs.on((message) => {
      if (message.kind !== 'ledger' || !message.records.includes(record)) return;
      void outcomeOf(ports, record, id).then(
        (result) => {
          if (result) finish(result);
        },
        () => {
          finish(undefined);
        },
      );
    });
  });
}
