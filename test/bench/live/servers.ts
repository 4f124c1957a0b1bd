import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { opencoc, prepare } from '../../contract/server-process.ts';

/** Named by its place: the package exports `bin/utils` alone. */
const Y_WEBSOCKET = join(import.meta.dirname, '../../node_modules/y-websocket-2/bin/server.cjs');

/** A server under measurement, in a process of its own. */
export interface Peer {
  readonly name: string;
  /** Where a client of that document connects. */
  readonly address: (document: string) => string;
  /** Whose edits the server takes. */
  readonly author: string;
  readonly stop: () => Promise<void>;
}

const ended = (child: ChildProcess): Promise<void> => new Promise((resolve) => child.once('close', () => resolve()));

/** Ours as it is delivered: SQLite with a sync to disk before every ack and fan-out, every update judged. */
export async function startOurs(): Promise<Peer> {
  const folder = mkdtempSync(join(tmpdir(), 'opencoc-bench-'));
  const token = await prepare(folder, 'bench', ['homologation']);
  const server = opencoc(['serve', '--api-only', '--port', '0', '--data', folder]);
  const url = (await server.firstLine).replace('http://localhost', 'ws://127.0.0.1');
  return {
    name: 'OpenCoC',
    address: (document) => `${url}/sync/bench/${document}?token=${token}&frames=1`,
    author: 'token-p1',
    stop: async () => {
      server.child.kill('SIGTERM');
      await server.ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** The server inside y-websocket 2.1.0 as it is delivered: in memory, no checks. */
export async function startYWebsocket(): Promise<Peer> {
  const port = await freePort();
  const child = spawn(process.execPath, [Y_WEBSOCKET], {
    env: { ...process.env, HOST: '127.0.0.1', PORT: String(port) },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await new Promise<void>((resolve) => child.stdout.once('data', () => resolve()));
  return {
    name: 'y-websocket 2.1.0',
    address: (document) => `ws://127.0.0.1:${String(port)}/${document}`,
    author: 'token-p1',
    stop: async () => {
      child.kill('SIGTERM');
      await ended(child);
    },
  };
}
