import * as Y from 'yjs';
import { BenchClient } from './client.ts';
import { editsOf } from './edits.ts';

/** What the parent asks of the process with the clients. */
export interface Load {
  readonly addresses: readonly string[];
  readonly author: string;
  readonly clientsEach: number;
  readonly editsEach: number;
  /** Edits of one client under way at once; with a pace, edits a second of all clients together. */
  readonly window: number;
  readonly pace?: number;
}

/** The first share of the edits warms everything up (engine, pages, sockets) and is not measured. */
const WARM_UP = 0.3;

export interface Measured {
  readonly editsPerSecond: number;
  /** Milliseconds from sending to having applied it at another client; only with a pace. */
  readonly p50: number;
  readonly p99: number;
}

const FIRST_CLIENT = 10_000;

async function connectAll({ addresses, author, clientsEach, editsEach }: Load): Promise<BenchClient[][]> {
  let id = FIRST_CLIENT;
  const records = addresses.map((address) =>
    Array.from({ length: clientsEach }, () => {
      id += 1;
      return new BenchClient(id, address, editsOf(id, author, editsEach));
    }),
  );
  await Promise.all(records.flat().map((client) => client.ready()));
  return records;
}

/** Everybody sends as fast as the others get it: what the server can carry. */
async function saturate(records: readonly BenchClient[][], { window }: Load): Promise<Measured> {
  let open = 0;
  let edits = 0;
  let allArrived = (): void => undefined;
  const done = new Promise<void>((resolve) => {
    allArrived = resolve;
  });
  let from = 0;
  let warm = Infinity;
  for (const clients of records) {
    for (const [at, client] of clients.entries()) {
      edits += client.left;
      open += client.left * (clients.length - 1);
      const witness = clients[(at + 1) % clients.length];
      for (const other of clients) {
        if (other === client) continue;
        const before = other.onEdit;
        other.onEdit = (writer, update) => {
          before?.(writer, update);
          if (writer !== client.id) return;
          open -= 1;
          if (open === warm) from = performance.now();
          if (other === witness && client.left > 0) client.send();
          if (open === 0) allArrived();
        };
      }
    }
  }
  warm = Math.floor(open * (1 - WARM_UP));
  for (const client of records.flat()) for (let at = 0; at < window && client.left > 0; at += 1) client.send();
  await done;
  const measured = edits * (1 - WARM_UP);
  return { editsPerSecond: (measured / (performance.now() - from)) * 1_000, p50: 0, p99: 0 };
}

/** Everybody sends at a steady pace, and whoever gets an edit applies it: how long until others have it. */
async function atPace(records: readonly BenchClient[][], pace: number): Promise<Measured> {
  const clients = records.flat();
  const sentAt = new Map<string, number>();
  const took: number[] = [];
  let arrived = 0;
  for (const ofRecord of records) {
    for (const client of ofRecord) {
      const doc = new Y.Doc();
      const seen = new Map<number, number>();
      client.onEdit = (writer, update) => {
        Y.applyUpdate(doc, update);
        const at = seen.get(writer) ?? 0;
        seen.set(writer, at + 1);
        arrived += 1;
        const sent = sentAt.get(`${String(writer)} ${String(at)}`);
        if (sent !== undefined) took.push(performance.now() - sent);
      };
    }
  }
  const expected = clients.reduce((sum, client) => sum + client.left, 0);
  const from = performance.now();
  for (let sent = 0; sent < expected;) {
    const due = Math.min(expected, Math.floor(((performance.now() - from) / 1_000) * pace));
    for (; sent < due; sent += 1) {
      const client = clients[sent % clients.length];
      if (!client) continue;
      if (sent > expected * WARM_UP)
        sentAt.set(`${String(client.id)} ${String(Math.floor(sent / clients.length))}`, performance.now());
      client.send();
    }
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
  const seconds = (performance.now() - from) / 1_000;
  const all = expected * ((records[0]?.length ?? 1) - 1);
  while (arrived < all) await new Promise((resolve) => setTimeout(resolve, 20));
  took.sort((a, b) => a - b);
  const at = (share: number): number => took[Math.min(took.length - 1, Math.floor(took.length * share))] ?? 0;
  return { editsPerSecond: expected / seconds, p50: at(0.5), p99: at(0.99) };
}

process.once('message', (load: Load) => {
  void (async () => {
    const records = await connectAll(load);
    const measured = load.pace === undefined ? await saturate(records, load) : await atPace(records, load.pace);
    for (const client of records.flat()) client.close();
    process.send?.(measured, () => process.exit(0));
  })();
});
