import { randomUUID } from 'node:crypto';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { createAdaptorServer } from '@hono/node-server';
import { recordDocument } from '@opencoc/core/protocol';
import { applyChecked } from '@opencoc/core/record';
import { Access } from './auth/access.ts';
import { BetterAccounts } from './auth/better-accounts.ts';
import { keptSecret } from './auth/secret.ts';
import type { Config } from './config.ts';
import { makeApp } from './http/app.ts';
import type { ApiPorts } from './http/route.ts';
import { WebApp } from './http/web-app.ts';
import { DecisionDesk } from './ledger/decision-desk.ts';
import type { Log } from './observe/log.ts';
import { Projector } from './records/projector.ts';
import { Registry } from './room/registry.ts';
import { LiveHub } from './socket/live-hub.ts';
import { Sockets } from './socket/sockets.ts';
import { makeFolder } from './store/data-folder.ts';
import { SqliteStore } from './store/sqlite-store.ts';
import type { Store } from './store/store.ts';

const DRAIN_MS = 6_000;

/** The store and everything that works on it, without a network. What the command line uses, too. */
export interface Engine extends ApiPorts {
  readonly accounts: BetterAccounts;
  readonly hub: LiveHub;
  readonly deskAt: (now: () => number) => DecisionDesk;
  /** Commits what is open and closes the store. Returns how many documents could not be committed. */
  close(): Promise<number>;
}

export interface EngineOptions {
  readonly config: Config;
  readonly log: Log;
  /** Another store than the one in the data folder, for trials of faults. */
  readonly store?: Store;
}

/** Opens what the data folder holds: store and accounts. Makes both where there are none yet. */
export async function openFolder(config: Config, given?: Store): Promise<{ store: Store; accounts: BetterAccounts }> {
  makeFolder(config.dataFolder);
  const file = join(config.dataFolder, 'opencoc.sqlite');
  const store = given ?? new SqliteStore(file);
  const accounts = await BetterAccounts.open({
    file,
    secret: keptSecret(config.dataFolder),
    publicUrl: config.publicUrl,
    trustedOrigins: config.allowedOrigins,
  });
  return { store, accounts };
}

/** Opens the data folder and wires the engine. Here alone stands which class does what. */
export async function openEngine({ config, log, store: given }: EngineOptions): Promise<Engine> {
  const { store, accounts } = await openFolder(config, given);
  const now = Date.now;
  const hub = new LiveHub();
  const registry = new Registry(
    {
      log: store.log,
      judge: applyChecked,
      now,
      onCommitted: ({ workspace, document }, revision) => {
        hub.committed(workspace, revision);
        projector.touch(workspace, document);
      },
      onStoreFailing: (error) => {
        log.error({ err: error }, 'the store does not take writes');
      },
    },
    { idleMs: config.roomIdleMs },
  );
  const records = { store, registry };
  const projector = new Projector(records, log, (workspace, revision) => {
    hub.committed(workspace, revision);
  });
  const deskAt = (clock: () => number): DecisionDesk =>
    new DecisionDesk({
      ...records,
      now: clock,
      newId: randomUUID,
      onTaken: (workspace, record, revision) => {
        hub.committed(workspace, revision);
        projector.touch(workspace, recordDocument(record));
      },
    });
  const access = new Access({ accounts, workspaces: store.workspaces, now });
  await projector.catchUp();
  return {
    ...records,
    access,
    accounts,
    desk: deskAt(now),
    deskAt,
    projector,
    hub,
    log,
    allowedOrigins: config.allowedOrigins,
    now,
    newId: randomUUID,
    rightsChanged: () => undefined,
    close: async () => {
      const stuck = await registry.drain(DRAIN_MS);
      await projector.flush().catch((error: unknown) => {
        log.warn({ err: error }, 'entries will be brought up at the next start');
      });
      projector.stop();
      await accounts.close();
      await store.close();
      return stuck.length;
    },
  };
}

export interface RunningServer {
  readonly engine: Engine;
  readonly sockets: Sockets;
  /** As people reach it. */
  readonly url: string;
  readonly port: number;
  /** Stops accepting, commits all, tells clients to come back, ends. Returns how many documents could not be committed. */
  stop(): Promise<number>;
}

function listen(server: Server, { port, host }: Config): Promise<AddressInfo> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve(server.address() as AddressInfo);
    });
  });
}

const urlOf = ({ host, publicUrl }: Config, port: number): string => {
  if (publicUrl !== undefined) return publicUrl;
  const name = ['127.0.0.1', '0.0.0.0', '::', '::1'].includes(host) ? 'localhost' : host;
  return `http://${name}:${String(port)}`;
};

/** Serves app, API and sockets on one port. `web: false` leaves the web app out. */
export async function startServer(options: EngineOptions & { readonly web?: boolean }): Promise<RunningServer> {
  const { config, log } = options;
  const web = options.web === false ? undefined : new WebApp(config.webFolder);
  const engine = await openEngine(options);
  const sockets = new Sockets({
    access: engine.access,
    registry: engine.registry,
    hub: engine.hub,
    log: engine.store.log,
    say: log,
    allowedOrigins: config.allowedOrigins,
    now: Date.now,
    recheckMs: config.recheckMs,
    framesPerSecond: config.framesPerSecond,
    socketsPerAddress: config.socketsPerAddress,
  });
  const ports: ApiPorts = {
    ...engine,
    rightsChanged: () => {
      void sockets.recheckAll();
    },
  };
  const server = createAdaptorServer({ fetch: makeApp(ports, web).fetch }) as Server;
  server.requestTimeout = 60_000;
  server.headersTimeout = 10_000;
  sockets.attach(server);
  let address: AddressInfo;
  try {
    address = await listen(server, config);
  } catch (error) {
    await sockets.closeAll();
    await engine.close();
    throw error;
  }
  return {
    engine,
    sockets,
    url: urlOf(config, address.port),
    port: address.port,
    stop: async () => {
      sockets.stopAccepting();
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeIdleConnections();
      await engine.registry.drain(DRAIN_MS);
      await sockets.closeAll();
      server.closeAllConnections();
      await closed;
      return engine.close();
    },
  };
}
