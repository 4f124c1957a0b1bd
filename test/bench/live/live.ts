import { fork } from 'node:child_process';
import { join } from 'node:path';
import type { Load, Measured } from './load.ts';
import { startOurs, startYWebsocket } from './servers.ts';
import type { Peer } from './servers.ts';

const RECORDS = 50;
const CLIENTS_EACH = 4;
const ROUNDS = Number(process.env['BENCH_ROUNDS'] ?? 3);
const PEERS: readonly (() => Promise<Peer>)[] = [startOurs, startYWebsocket];

/** Runs the clients in a process of their own, so that they and the server do not wait for each other. */
function put(load: Load): Promise<Measured> {
  const child = fork(join(import.meta.dirname, 'load.ts'), { execArgv: [] });
  return new Promise((resolve, reject) => {
    child.once('message', (measured) => resolve(measured as Measured));
    child.once('exit', (code) => {
      if (code !== 0) reject(new Error(`The clients ended with ${String(code)}`));
    });
    child.send(load);
  });
}

/** A fresh server, with documents nobody has opened yet, for each measurement. */
async function measure(
  start: () => Promise<Peer>,
  load: Pick<Load, 'editsEach' | 'window' | 'pace'>,
): Promise<Measured & { name: string }> {
  const peer = await start();
  try {
    const addresses = Array.from({ length: RECORDS }, (_, at) =>
      peer.address(`record_bench${String(at).padStart(6, '0')}`),
    );
    return { name: peer.name, ...(await put({ addresses, author: peer.author, clientsEach: CLIENTS_EACH, ...load })) };
  } finally {
    await peer.stop();
  }
}

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

/** Live edits: ours, durable and judged, against y-websocket's own server, in memory and unjudged. */
export async function live(): Promise<void> {
  console.log(
    `live: ${String(RECORDS)} records, ${String(CLIENTS_EACH)} clients each, ${String(ROUNDS)} rounds, medians`,
  );
  const saturated = new Map<string, number[]>();
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const start of PEERS) {
      const { name, editsPerSecond } = await measure(start, { editsEach: 500, window: 8 });
      saturated.set(name, [...(saturated.get(name) ?? []), editsPerSecond]);
      console.log(`  round ${String(round + 1)}: ${name} ${editsPerSecond.toFixed(0)} edits/s`);
    }
  }
  const throughput = new Map([...saturated].map(([name, values]) => [name, median(values)]));
  const pace = Math.floor(Math.min(...throughput.values()) / 10);
  const latency = new Map<string, Measured[]>();
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const start of PEERS) {
      const { name, ...measured } = await measure(start, { editsEach: 40, window: 0, pace });
      latency.set(name, [...(latency.get(name) ?? []), measured]);
    }
  }
  const rows = [...throughput].map(([server, edits]) => ({
    server,
    'edits/s': Math.round(edits),
    [`p50 ms at ${String(pace)}/s`]: Number(median((latency.get(server) ?? []).map(({ p50 }) => p50)).toFixed(2)),
    [`p99 ms at ${String(pace)}/s`]: Number(median((latency.get(server) ?? []).map(({ p99 }) => p99)).toFixed(2)),
  }));
  console.table(rows);
  const [ours = 0, theirs = 1] = throughput.values();
  console.log(
    `throughput ratio, ours (durable, checked) to theirs (in memory, unchecked): ${(ours / theirs).toFixed(2)}`,
  );
}
