import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { LIMITS, OLDEST_CLIENT, recordIdOf } from '@opencoc/core/protocol';
import type { CloseReason } from '@opencoc/core/protocol';
import { WebSocketServer } from 'ws';
import type { WebSocket } from 'ws';
import type { Access, Caller, Credentials } from '../auth/access.ts';
import { isOwnOrigin } from '../auth/origin.ts';
import type { Log } from '../observe/log.ts';
import type { Registry } from '../room/registry.ts';
import type { UpdateLog } from '../store/store.ts';
import { OpencocSocket, SocketConnection } from './connection.ts';
import { Inbox } from './inbox.ts';
import type { LiveHub } from './live-hub.ts';
import { SyncSession } from './sync-session.ts';

export interface SocketPorts {
  readonly access: Access;
  readonly registry: Registry;
  readonly hub: LiveHub;
  readonly log: Pick<UpdateLog, 'revision'>;
  readonly say: Log;
  readonly allowedOrigins: readonly string[];
  readonly now: () => number;
  /** How often the rights of open sockets are looked at again. */
  readonly recheckMs: number;
  readonly framesPerSecond: number;
  readonly socketsPerAddress: number;
}

const SYNC_PATH = /^\/sync\/([A-Za-z0-9_-]{1,64})\/([A-Za-z0-9_-]{1,64})$/;
const LIVE_PATH = /^\/live\/([A-Za-z0-9_-]{1,64})$/;
const PING_MS = 15_000;

/** Why somebody is not let in, or no longer. */
class Turned extends Error {
  readonly reason: CloseReason;
  constructor(reason: CloseReason, why: string) {
    super(why);
    this.reason = reason;
  }
}

interface Guest {
  readonly workspace: string;
  readonly credentials: Credentials;
  readonly caller: Caller;
}

interface OpenSocket {
  readonly socket: WebSocket;
  readonly connection: SocketConnection;
  /** Looks at the guest's rights again; throws Turned. */
  recheck?: () => Promise<void>;
  answered: boolean;
}

/** The WebSocket side: lets in, keeps alive, looks again, and closes with a reason. */
export class Sockets {
  readonly #ports: SocketPorts;
  readonly #server: WebSocketServer;
  readonly #open = new Set<OpenSocket>();
  readonly #byAddress = new Map<string, number>();
  readonly #timers: NodeJS.Timeout[];
  #draining = false;

  constructor(ports: SocketPorts) {
    this.#ports = ports;
    this.#server = new WebSocketServer({
      noServer: true,
      maxPayload: LIMITS.frameBytes,
      perMessageDeflate: false,
      WebSocket: OpencocSocket,
    });
    this.#timers = [setInterval(() => void this.recheckAll(), ports.recheckMs), setInterval(this.#pingAll, PING_MS)];
    for (const timer of this.#timers) timer.unref();
  }

  get size(): number {
    return this.#open.size;
  }

  attach(server: Server): void {
    server.on('upgrade', (request: IncomingMessage, stream: Duplex, head: Buffer) => {
      this.#upgrade(request, stream, head);
    });
  }

  #upgrade(request: IncomingMessage, stream: Duplex, head: Buffer): void {
    stream.on('error', () => stream.destroy());
    const url = new URL(request.url ?? '/', 'http://localhost');
    const address = request.socket.remoteAddress ?? '';
    const sync = SYNC_PATH.exec(url.pathname);
    const live = LIVE_PATH.exec(url.pathname);
    const many = this.#byAddress.get(address) ?? 0;
    if ((!sync && !live) || this.#draining || many >= this.#ports.socketsPerAddress) {
      const status = (sync ?? live) ? '503 Service Unavailable' : '404 Not Found';
      stream.end(`HTTP/1.1 ${status}\r\nConnection: close\r\n\r\n`);
      return;
    }
    this.#byAddress.set(address, many + 1);
    stream.once('close', () => {
      const left = (this.#byAddress.get(address) ?? 1) - 1;
      if (left > 0) this.#byAddress.set(address, left);
      else this.#byAddress.delete(address);
    });
    // Accepted first, refused by a close code: a browser cannot see why an upgrade fails, and would come back for ever.
    this.#server.handleUpgrade(request, stream, head, (socket) => {
      const open: OpenSocket = { socket, connection: new SocketConnection(socket, stream), answered: true };
      this.#open.add(open);
      socket.on('close', () => this.#open.delete(open));
      socket.on('error', () => undefined);
      socket.on('pong', () => (open.answered = true));
      const [, workspace = '', document = ''] = sync ?? live ?? [];
      const enter = sync
        ? this.#sync(open, request, url, workspace, document)
        : this.#live(open, request, url, workspace);
      enter.catch((error: unknown) => {
        this.#turnAway(open, error);
      });
    });
  }

  async #admit(request: IncomingMessage, url: URL, workspace: string): Promise<Guest> {
    const { headers } = request;
    const wanted = Number(url.searchParams.get('client') ?? OLDEST_CLIENT);
    if (!(wanted >= OLDEST_CLIENT)) throw new Turned('clientTooOld', 'Load the page again: this version is too old');
    const bearer = /^Bearer (\S+)$/i.exec(headers.authorization ?? '')?.[1];
    const token = url.searchParams.get('token') ?? bearer;
    const cookie = headers.cookie;
    const credentials = token !== undefined ? { token } : cookie !== undefined ? { cookie } : {};
    if (token === undefined && !isOwnOrigin(headers.origin, headers.host, this.#ports.allowedOrigins)) {
      throw new Turned('notAllowed', 'Connections from other sites are refused');
    }
    const caller = await this.#ports.access.identify(credentials);
    if (!caller) throw new Turned('signInAgain', 'Sign in first');
    return { workspace, credentials, caller };
  }

  async #rolesOf(caller: Caller, workspace: string) {
    const roles = await this.#ports.access.rolesIn(caller, workspace);
    if (roles.length === 0) throw new Turned('notAllowed', 'You are not a member of this workspace');
    return roles;
  }

  #watchOver(
    open: OpenSocket,
    { workspace, credentials, caller }: Guest,
    onRoles?: (roles: Awaited<ReturnType<Access['rolesIn']>>) => void,
  ): void {
    open.recheck = async () => {
      const again = await this.#ports.access.identify(credentials);
      if (again?.id !== caller.id) throw new Turned('signInAgain', 'Your session has ended');
      onRoles?.(await this.#rolesOf(again, workspace));
    };
  }

  async #sync(
    open: OpenSocket,
    request: IncomingMessage,
    url: URL,
    workspace: string,
    document: string,
  ): Promise<void> {
    const inbox = new Inbox(open.socket, open.connection, this.#ports.framesPerSecond, this.#ports.now);
    const guest = await this.#admit(request, url, workspace);
    const roles = await this.#rolesOf(guest.caller, workspace);
    if (recordIdOf(document) === undefined) throw new Turned('unknownDocument', 'There are no documents of this name');
    const lease = await this.#ports.registry.open(workspace, document).catch((error: unknown) => {
      this.#ports.say.error({ err: error, workspace, document }, 'document cannot be loaded');
      throw new Turned('storeFailing', 'The document cannot be loaded at the moment');
    });
    if (open.socket.readyState !== open.socket.OPEN) {
      lease.release();
      return;
    }
    const ownFrames = url.searchParams.get('frames') === '1';
    const { connection } = open;
    const session = new SyncSession({ person: guest.caller, roles, room: lease.room, connection, ownFrames });
    const leave = this.#ports.hub.entered(workspace, document, guest.caller);
    open.socket.once('close', () => {
      session.end();
      leave();
      lease.release();
    });
    this.#watchOver(open, guest, (now) => {
      session.changeRoles(now);
    });
    session.begin();
    inbox.open((bytes) => {
      session.hear(bytes);
    });
  }

  async #live(open: OpenSocket, request: IncomingMessage, url: URL, workspace: string): Promise<void> {
    open.socket.on('message', () => undefined);
    const guest = await this.#admit(request, url, workspace);
    const onRoles = (): void => undefined;
    await this.#rolesOf(guest.caller, workspace);
    this.#watchOver(open, guest, onRoles);
    const revision = await this.#ports.log.revision(workspace);
    const stop = this.#ports.hub.watch(workspace, open.connection, revision);
    if (open.socket.readyState === open.socket.OPEN) open.socket.once('close', stop);
    else stop();
  }

  #turnAway(open: OpenSocket, error: unknown): void {
    if (error instanceof Turned) {
      open.connection.close(error.reason, error.message);
      return;
    }
    this.#ports.say.error({ err: error }, 'socket failed');
    open.connection.close('storeFailing', 'Something went wrong on the server');
  }

  async recheckAll(): Promise<void> {
    for (const open of this.#open) {
      try {
        await open.recheck?.();
      } catch (error) {
        if (error instanceof Turned) this.#turnAway(open, error);
        else this.#ports.say.warn({ err: error }, 'rights could not be looked at');
      }
    }
  }

  readonly #pingAll = (): void => {
    for (const open of this.#open) {
      if (!open.answered) open.socket.terminate();
      open.answered = false;
      if (open.socket.readyState === open.socket.OPEN) open.socket.ping();
    }
  };

  /** Lets nobody in any more. */
  stopAccepting(): void {
    this.#draining = true;
  }

  /** Tells everybody to come back in a while; resolves when they are gone, at most after a second. */
  async closeAll(): Promise<void> {
    this.stopAccepting();
    for (const timer of this.#timers) clearInterval(timer);
    for (const { connection } of this.#open) connection.close('shuttingDown', 'The server is stopping');
    const gone = [...this.#open].map(({ socket }) => new Promise((resolve) => socket.once('close', resolve)));
    await Promise.race([Promise.all(gone), new Promise((resolve) => setTimeout(resolve, 1_000).unref())]);
    for (const { socket } of this.#open) socket.terminate();
  }
}
