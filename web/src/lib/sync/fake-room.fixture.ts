import { CLOSE_CODES, FRAME } from '@opencoc/core/protocol';
import type { CloseReason, Refusal } from '@opencoc/core/protocol';
import { applyChecked } from '@opencoc/core/record';
import type { Role } from '@opencoc/core/workspace';
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';

/** A socket without a network: what is sent arrives in a later task, as on a wire. */
export class FakeSocket {
  static readonly CONNECTING = 0;
  static readonly OPEN = 1;
  static readonly CLOSING = 2;
  static readonly CLOSED = 3;
  readonly OPEN = 1;
  readyState = 0;
  binaryType = 'arraybuffer';
  onopen: (() => void) | null = null;
  onmessage: ((event: { data: unknown }) => void) | null = null;
  onclose: ((event: { code: number; reason: string }) => void) | null = null;
  onerror: ((event: unknown) => void) | null = null;
  /** What this side sent, by y-protocols type and subtype: `0.2` is an update. */
  readonly sent: string[] = [];
  readonly url: string;
  #room: FakeRoom | undefined;

  constructor(url: string, room: FakeRoom) {
    this.url = url;
    setTimeout(() => {
      if (room.down) {
        this.closedBy(1006);
        return;
      }
      this.readyState = FakeSocket.OPEN;
      this.#room = room;
      this.onopen?.();
      room.enter(this);
    }, 0);
  }

  send(data: Uint8Array): void {
    this.sent.push(`${String(data[0])}.${String(data[1])}`);
    const bytes = data.slice();
    setTimeout(() => this.#room?.hear(this, bytes), 0);
  }

  close(code = 1000): void {
    if (this.readyState >= FakeSocket.CLOSING) return;
    this.#room?.leave(this);
    this.readyState = FakeSocket.CLOSED;
    setTimeout(() => this.onclose?.({ code, reason: '' }), 0);
  }

  closedBy(code: number): void {
    this.#room?.leave(this);
    this.readyState = FakeSocket.CLOSED;
    this.onclose?.({ code, reason: '' });
  }

  deliver(bytes: Uint8Array): void {
    setTimeout(() => {
      if (this.readyState === FakeSocket.OPEN) this.onmessage?.({ data: bytes.slice().buffer });
    }, 0);
  }
}

/** A server's room of one document, in memory: judges with core's `applyChecked`, acknowledges when told. */
export class FakeRoom {
  doc = new Y.Doc();
  down = false;
  /** Acknowledgements wait until `commit()`. */
  holdCommits = false;
  /** Holds back the question for what the server lacks, until `ask()`. */
  holdQuestion = false;
  readonly sockets = new Set<FakeSocket>();
  readonly allSockets: FakeSocket[] = [];
  readonly userId: string;
  roles: readonly Role[];
  revision = 0;
  #counts = new Map<FakeSocket, number>();
  #waiting: (() => void)[] = [];
  #log: Uint8Array[] = [];

  constructor(userId: string, roles: readonly Role[] = ['homologation']) {
    this.userId = userId;
    this.roles = roles;
  }

  get Socket(): typeof WebSocket {
    // eslint-disable-next-line @typescript-eslint/no-this-alias -- the class below has a `this` of its own
    const room = this;
    class Socket extends FakeSocket {
      constructor(url: string) {
        super(url, room);
        room.allSockets.push(this);
      }
    }
    return Socket as unknown as typeof WebSocket;
  }

  enter(socket: FakeSocket): void {
    this.sockets.add(socket);
    this.#counts.set(socket, 0);
    if (!this.holdQuestion) this.ask(socket);
  }

  ask(socket?: FakeSocket): void {
    for (const one of socket ? [socket] : this.sockets) {
      one.deliver(syncFrame(0, Y.encodeStateVector(this.doc)));
    }
  }

  leave(socket: FakeSocket): void {
    this.sockets.delete(socket);
  }

  hear(socket: FakeSocket, bytes: Uint8Array): void {
    if (!this.sockets.has(socket)) return;
    const decoder = decoding.createDecoder(bytes);
    if (decoding.readVarUint(decoder) !== 0) return;
    const kind = decoding.readVarUint(decoder);
    const payload = decoding.readVarUint8Array(decoder);
    if (kind === 0) socket.deliver(syncFrame(1, Y.encodeStateAsUpdate(this.doc, payload)));
    else this.#take(socket, payload);
  }

  #take(socket: FakeSocket, update: Uint8Array): void {
    const count = (this.#counts.get(socket) ?? 0) + 1;
    this.#counts.set(socket, count);
    const refusal = applyChecked(this.doc, update, { userId: this.userId, roles: this.roles }, 'client');
    if (refusal) {
      this.refuse(socket, refusal);
      return;
    }
    this.#log.push(update);
    this.revision += 1;
    const revision = this.revision;
    const say = (): void => {
      const encoder = encoding.createEncoder();
      encoding.writeVarUint(encoder, FRAME.committed);
      encoding.writeVarUint(encoder, count);
      encoding.writeVarUint(encoder, revision);
      socket.deliver(encoding.toUint8Array(encoder));
      for (const other of this.sockets) if (other !== socket) other.deliver(syncFrame(2, update));
    };
    if (this.holdCommits) this.#waiting.push(say);
    else say();
  }

  refuse(socket: FakeSocket, refusal: Refusal): void {
    // Yjs cannot take it back: the room is built anew from what was committed.
    this.doc = new Y.Doc();
    for (const update of this.#log) Y.applyUpdate(this.doc, update);
    const encoder = encoding.createEncoder();
    encoding.writeVarUint(encoder, FRAME.refused);
    encoding.writeVarString(encoder, JSON.stringify(refusal));
    socket.deliver(encoding.toUint8Array(encoder));
    setTimeout(() => {
      this.close(socket, 'updateRefused');
    }, 0);
  }

  close(socket: FakeSocket, reason: CloseReason): void {
    socket.closedBy(CLOSE_CODES[reason].code);
  }

  commit(): void {
    for (const say of this.#waiting.splice(0)) say();
  }

  /** Somebody else's committed work. */
  fromOther(update: Uint8Array): void {
    Y.applyUpdate(this.doc, update);
    this.#log.push(update);
    for (const socket of this.sockets) socket.deliver(syncFrame(2, update));
  }
}

function syncFrame(kind: 0 | 1 | 2, payload: Uint8Array): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, 0);
  encoding.writeVarUint(encoder, kind);
  encoding.writeVarUint8Array(encoder, payload);
  return encoding.toUint8Array(encoder);
}
