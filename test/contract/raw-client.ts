import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { FRAME } from '@opencoc/core/protocol';
import type { Refusal } from '@opencoc/core/protocol';
import { WebSocket } from 'ws';
import * as Y from 'yjs';

const SYNC = 0;
const AWARENESS = 1;

/** A client without a library around it: says exactly what it is told to, and keeps what it hears. */
export class RawClient {
  readonly doc = new Y.Doc();
  readonly kinds = new Set<number>();
  readonly presence = new Map<number, unknown>();
  readonly refusals: Refusal[] = [];
  committed = { count: 0, revision: 0 };
  synced = false;
  closed: { code: number; reason: string } | undefined;
  readonly #socket: WebSocket;

  constructor(url: string, options: { origin?: string; cookie?: string } = {}) {
    const { origin, cookie } = options;
    this.#socket = new WebSocket(url, {
      ...(origin === undefined ? {} : { origin }),
      ...(cookie === undefined ? {} : { headers: { cookie } }),
    });
    this.#socket.binaryType = 'nodebuffer';
    this.#socket.on('message', (data: Buffer) => {
      this.#hear(new Uint8Array(data));
    });
    this.#socket.on('close', (code, reason) => (this.closed = { code, reason: reason.toString() }));
    this.#socket.on('error', () => undefined);
  }

  get isOpen(): boolean {
    return this.#socket.readyState === WebSocket.OPEN;
  }

  opened(): Promise<void> {
    return new Promise((resolve) => this.#socket.once('open', () => resolve()));
  }

  #hear(bytes: Uint8Array): void {
    const decoder = decoding.createDecoder(bytes);
    const kind = decoding.readVarUint(decoder);
    this.kinds.add(kind);
    if (kind === SYNC) {
      const step = decoding.readVarUint(decoder);
      const payload = decoding.readVarUint8Array(decoder);
      if (step === 0) this.sync(1, Y.encodeStateAsUpdate(this.doc, payload));
      else Y.applyUpdate(this.doc, payload, this);
      if (step === 1) this.synced = true;
    } else if (kind === AWARENESS) this.#hearPresence(decoding.readVarUint8Array(decoder));
    else if (kind === FRAME.committed) {
      this.committed = { count: decoding.readVarUint(decoder), revision: decoding.readVarUint(decoder) };
    } else if (kind === FRAME.refused) this.refusals.push(JSON.parse(decoding.readVarString(decoder)) as Refusal);
  }

  #hearPresence(update: Uint8Array): void {
    const decoder = decoding.createDecoder(update);
    const count = decoding.readVarUint(decoder);
    for (let at = 0; at < count; at += 1) {
      const client = decoding.readVarUint(decoder);
      decoding.readVarUint(decoder);
      const state: unknown = JSON.parse(decoding.readVarString(decoder));
      if (state === null) this.presence.delete(client);
      else this.presence.set(client, state);
    }
  }

  send(bytes: Uint8Array): void {
    this.#socket.send(bytes);
  }

  sendText(text: string): void {
    this.#socket.send(text);
  }

  sync(step: 0 | 1 | 2, payload: Uint8Array): void {
    const encoder = encoding.createEncoder();
    encoding.writeVarUint(encoder, SYNC);
    encoding.writeVarUint(encoder, step);
    encoding.writeVarUint8Array(encoder, payload);
    this.send(encoding.toUint8Array(encoder));
  }

  step1(): void {
    this.sync(0, Y.encodeStateVector(this.doc));
  }

  /** Says of a Yjs client where it is. */
  present(client: number, clock: number, state: unknown): void {
    const inner = encoding.createEncoder();
    encoding.writeVarUint(inner, 1);
    encoding.writeVarUint(inner, client);
    encoding.writeVarUint(inner, clock);
    encoding.writeVarString(inner, JSON.stringify(state));
    const outer = encoding.createEncoder();
    encoding.writeVarUint(outer, AWARENESS);
    encoding.writeVarUint8Array(outer, encoding.toUint8Array(inner));
    this.send(encoding.toUint8Array(outer));
  }

  /** Edits the own replica and sends the update. */
  edit(work: (doc: Y.Doc) => void): void {
    const before = Y.encodeStateVector(this.doc);
    work(this.doc);
    this.sync(2, Y.encodeStateAsUpdate(this.doc, before));
  }

  close(): void {
    this.#socket.close();
  }

  /** Stops reading, as a screen that sleeps. */
  pause(): void {
    this.#socket.pause();
  }
}
