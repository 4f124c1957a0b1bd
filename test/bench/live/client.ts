import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { WebSocket } from 'ws';
import * as Y from 'yjs';

const SYNC = 0;
const UPDATE = 2;

function frameOf(step: number, payload: Uint8Array): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, SYNC);
  encoding.writeVarUint(encoder, step);
  encoding.writeVarUint8Array(encoder, payload);
  return encoding.toUint8Array(encoder);
}

/** Which Yjs client wrote an update: the first number after its two counts. */
function writerOf(update: Uint8Array): number {
  const decoder = decoding.createDecoder(update);
  if (decoding.readVarUint(decoder) === 0) return -1;
  decoding.readVarUint(decoder);
  return decoding.readVarUint(decoder);
}

/** The same light client for every server: sends edits that were made before, and tells whose edits arrive. */
export class BenchClient {
  readonly id: number;
  /** Somebody else's edit arrived. */
  onEdit: ((writer: number, update: Uint8Array) => void) | undefined;
  readonly #socket: WebSocket;
  readonly #frames: Uint8Array[];
  #next = 0;
  #ready = false;

  constructor(id: number, url: string, edits: readonly Uint8Array[]) {
    this.id = id;
    this.#frames = edits.map((edit) => frameOf(UPDATE, edit));
    this.#socket = new WebSocket(url, { perMessageDeflate: false });
    this.#socket.binaryType = 'nodebuffer';
    this.#socket.on('close', (code, reason) => {
      throw new Error(`The server closed a client: ${String(code)} ${reason.toString()}`);
    });
    this.#socket.on('message', (data: Buffer) => {
      this.#hear(data);
    });
  }

  /** Resolves when the server has told what it has. */
  async ready(): Promise<void> {
    await new Promise<void>((resolve, reject) => {
      this.#socket.once('open', () => resolve());
      this.#socket.once('error', reject);
    });
    const empty = new Y.Doc();
    this.#socket.send(frameOf(0, Y.encodeStateVector(empty)));
    while (!this.#ready) await new Promise((resolve) => setTimeout(resolve, 5));
  }

  #hear(data: Buffer): void {
    const decoder = decoding.createDecoder(data);
    if (decoding.readVarUint(decoder) !== SYNC) return;
    const step = decoding.readVarUint(decoder);
    if (step === 1) this.#ready = true;
    if (step !== UPDATE) return;
    const update = decoding.readVarUint8Array(decoder);
    const writer = writerOf(update);
    if (writer !== this.id) this.onEdit?.(writer, update);
  }

  get left(): number {
    return this.#frames.length - this.#next;
  }

  /** Sends the next edit; returns its number. */
  send(): number {
    const frame = this.#frames[this.#next];
    if (frame) this.#socket.send(frame);
    this.#next += 1;
    return this.#next - 1;
  }

  close(): void {
    this.#socket.removeAllListeners('close');
    this.#socket.terminate();
  }
}
