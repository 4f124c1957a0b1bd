import type { Duplex } from 'node:stream';
import { CLOSE_CODES, LIMITS } from '@opencoc/core/protocol';
import type { CloseReason } from '@opencoc/core/protocol';
import { WebSocket } from 'ws';

const TOO_BIG = 1009;

/** A frame larger than allowed is closed with our code for it, which tells clients not to come back with it again. */
export class OpencocSocket extends WebSocket {
  override close(code?: number, data?: string | Buffer): void {
    super.close(code === TOO_BIG ? CLOSE_CODES.tooLarge.code : code, data);
  }
}

/** One socket, as sessions use it: bounded in what it queues, closed with a reason of the table. */
export interface Connection {
  send(bytes: Uint8Array | string): void;
  /** Sent only where the reader keeps up. */
  sendIfQuick(bytes: Uint8Array | string): void;
  close(reason: CloseReason, why?: string): void;
}

/** Text cut to what a close frame holds. */
export function closeText(text: string): string {
  let cut = text;
  while (Buffer.byteLength(cut) > LIMITS.closeReasonBytes) cut = cut.slice(0, -1);
  return cut;
}

const GRACE_MS = 2_000;

export class SocketConnection implements Connection {
  readonly #socket: WebSocket;
  readonly #stream: Duplex;
  #gathering = false;

  /** @param stream what the socket writes to. */
  constructor(socket: WebSocket, stream: Duplex) {
    this.#socket = socket;
    this.#stream = stream;
  }

  send(bytes: Uint8Array | string): void {
    if (this.#socket.readyState !== WebSocket.OPEN) return;
    if (this.#socket.bufferedAmount > LIMITS.queuedBytes) {
      this.close('tooSlow', 'Too much waits for you');
      return;
    }
    this.#gather();
    this.#socket.send(bytes);
  }

  /** Frames of one commit (others' updates, the ack) leave in one write: a system call costs more than the frame. */
  #gather(): void {
    if (this.#gathering) return;
    this.#gathering = true;
    this.#stream.cork();
    process.nextTick(() => {
      this.#gathering = false;
      this.#stream.uncork();
    });
  }

  sendIfQuick(bytes: Uint8Array | string): void {
    if (this.#socket.bufferedAmount < LIMITS.queuedBytes / 8) this.send(bytes);
  }

  close(reason: CloseReason, why = ''): void {
    if (this.#socket.readyState !== WebSocket.OPEN) return;
    this.#socket.close(CLOSE_CODES[reason].code, closeText(why));
    // A peer that never answers the close is cut off; so is what was queued for it.
    setTimeout(() => {
      this.#socket.terminate();
    }, GRACE_MS).unref();
  }
}
