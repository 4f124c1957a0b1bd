import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

const main = fileURLToPath(new URL('../../sync-server/src/cli/main.ts', import.meta.url));

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  if (address === null || typeof address === 'string') throw new Error('No port');
  return address.port;
}

/** A real server on a folder of its own, which can be killed and started again on the same port. */
export class TestServer {
  readonly #data = mkdtempSync(join(tmpdir(), 'opencoc-e2e-'));
  #port = 0;
  #process: ChildProcess | undefined;
  #output = '';

  get url(): string {
    return `http://127.0.0.1:${this.#port}`;
  }

  /** Starts it, with the demo workspace where the folder is empty, and waits until it is ready. */
  async start(): Promise<void> {
    this.#port ||= await freePort();
    this.#output = '';
    const child = spawn(process.execPath, [main, 'serve', '--demo-if-empty'], {
      env: { ...process.env, PORT: String(this.#port), HOST: '127.0.0.1', OPENCOC_DATA: this.#data },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.#process = child;
    child.stdout.on('data', (chunk: Buffer) => (this.#output += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (this.#output += chunk.toString()));
    const deadline = Date.now() + 60_000;
    while (Date.now() < deadline) {
      if (child.exitCode !== null) break;
      const ready = await fetch(`${this.url}/readyz`).then(
        (answer) => answer.ok,
        () => false,
      );
      if (ready) return;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    throw new Error(`The server did not start:\n${this.#output}`);
  }

  /** Ends it as a power cut would (SIGKILL), or cleanly. */
  async stop(signal: 'SIGKILL' | 'SIGTERM' = 'SIGTERM'): Promise<void> {
    const child = this.#process;
    this.#process = undefined;
    if (child?.exitCode !== null) return;
    child.kill(signal);
    await once(child, 'exit');
  }

  async remove(): Promise<void> {
    await this.stop();
    rmSync(this.#data, { recursive: true, force: true });
  }
}
