import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import type { Role } from '@opencoc/core/workspace';
import { newToken, tokenHash } from '@opencoc/sync-server/auth/api-token.ts';
import { SqliteStore } from '@opencoc/sync-server/store/sqlite-store.ts';

const ENTRY = join(import.meta.dirname, '../../sync-server/src/cli/main.ts');

export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunningProcess {
  readonly child: ChildProcess;
  readonly ended: Promise<Ended>;
  /** The first line of standard output. */
  readonly firstLine: Promise<string>;
}

/** Starts the command line in a process of its own. */
export function opencoc(args: readonly string[], env: Record<string, string> = {}): RunningProcess {
  const child = spawn(process.execPath, [ENTRY, ...args], {
    env: { ...process.env, OPENCOC_LOG: 'error', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let stdout = '';
  let stderr = '';
  const { promise: firstLine, resolve, reject } = Promise.withResolvers<string>();
  firstLine.catch(() => undefined);
  child.stdout.on('data', (chunk: Buffer) => {
    stdout += chunk.toString();
    const [line, ...more] = stdout.split('\n');
    if (line !== undefined && more.length > 0) resolve(line);
  });
  child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
  const ended = new Promise<Ended>((done) => {
    child.on('close', (code) => {
      reject(new Error(`ended with ${String(code)}: ${stderr}`));
      done({ code, stdout, stderr });
    });
  });
  return { child, ended, firstLine };
}

/** A workspace and a token in a folder, made without a server. */
export async function prepare(folder: string, workspace: string, roles: readonly Role[]): Promise<string> {
  const store = new SqliteStore(join(folder, 'opencoc.sqlite'));
  const token = newToken();
  await store.workspaces.create({ id: workspace, name: workspace, demo: false });
  await store.workspaces.addToken({ id: 'p1', workspace, roles, name: 'P1', expiresMs: null }, tokenHash(token));
  await store.close();
  return token;
}
