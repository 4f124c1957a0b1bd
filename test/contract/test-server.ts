import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Role } from '@opencoc/core/workspace';
import { newToken, tokenHash } from '@opencoc/sync-server/auth/api-token.ts';
import { readConfig } from '@opencoc/sync-server/config.ts';
import type { Config } from '@opencoc/sync-server/config.ts';
import { startServer } from '@opencoc/sync-server/main.ts';
import type { RunningServer } from '@opencoc/sync-server/main.ts';
import { makeLog } from '@opencoc/sync-server/observe/log.ts';
import type { Store } from '@opencoc/sync-server/store/store.ts';

export const PLANT = 'plant-one';
export const OTHER = 'plant-two';

export interface Program {
  readonly token: string;
  /** The author its updates have to bear. */
  readonly id: string;
}

/** A real server with two workspaces on a free port, in a folder of its own. */
export interface TestServer {
  readonly running: RunningServer;
  readonly folder: string;
  readonly http: string;
  readonly ws: string;
  program(roles: readonly Role[], workspace?: string): Promise<Program>;
  ask(path: string, program: Program | undefined, init?: RequestInit): Promise<Response>;
  stop(): Promise<void>;
}

export async function startTestServer(change: Partial<Config> = {}, store?: Store): Promise<TestServer> {
  const folder = mkdtempSync(join(tmpdir(), 'opencoc-server-'));
  const config: Config = { ...readConfig({ PORT: '0', OPENCOC_DATA: folder }), ...change };
  const running = await startServer({
    config,
    log: makeLog('silent'),
    web: false,
    ...(store === undefined ? {} : { store }),
  });
  const { workspaces } = running.engine.store;
  for (const id of [PLANT, OTHER]) {
    if (!(await workspaces.find(id))) await workspaces.create({ id, name: id, demo: false });
  }
  const http = `http://127.0.0.1:${String(running.port)}`;
  let made = 0;
  return {
    running,
    folder,
    http,
    ws: http.replace('http', 'ws'),
    program: async (roles, workspace = PLANT) => {
      const token = newToken();
      made += 1;
      const id = `p${String(made)}`;
      await workspaces.addToken({ id, workspace, roles, name: `Program ${id}`, expiresMs: null }, tokenHash(token));
      return { token, id: `token-${id}` };
    },
    ask: async (path, program, init = {}) => {
      const headers = new Headers(init.headers);
      if (program) headers.set('authorization', `Bearer ${program.token}`);
      return fetch(`${http}/api/v1${path}`, { ...init, headers });
    },
    stop: async () => {
      await running.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
