import * as decoding from 'lib0/decoding';

const SYNC = 0;
const STEP_2 = 1;
const UPDATE = 2;

/** An update made on this device that the server has not acknowledged. */
export interface Draft {
  /** Row in the database; undefined until IndexedDB has committed it. */
  seq: number | undefined;
  acked: boolean;
}

/**
 * Which drafts each frame of a socket carries. The server acknowledges by counting the sync frames with data a session
 * sent; this counts the same ones as they leave.
 */
export class SentFrames {
  readonly #open = new Set<Draft>();
  #latest: Draft | undefined;
  #frames: (readonly Draft[])[] = [];
  #committed = 0;
  #answered = false;

  /** Drafts without an acknowledgement. */
  get open(): ReadonlySet<Draft> {
    return this.#open;
  }

  /** A draft was made; it has to be told before the provider sends it. */
  made(draft: Draft): void {
    this.#open.add(draft);
    this.#latest = draft;
  }

  /** A new socket starts to count at none. */
  socketOpened(): void {
    this.#frames = [];
    this.#committed = 0;
    this.#answered = false;
  }

  /**
   * A frame is about to leave. Returns false where it has to be held back: an update sent before the answer to the
   * server's question for what it lacks could build on work made offline that the server does not have yet. That
   * answer carries it all.
   */
  sending(data: unknown): boolean {
    if (!(data instanceof Uint8Array)) return true;
    const decoder = decoding.createDecoder(data);
    if (decoding.readVarUint(decoder) !== SYNC) return true;
    const kind = decoding.readVarUint(decoder);
    if (kind === STEP_2) {
      this.#answered = true;
      this.#frames.push([...this.#open]);
    } else if (kind === UPDATE) {
      if (!this.#answered) return false;
      this.#frames.push(this.#latest ? [this.#latest] : []);
    }
    return true;
  }

  /** The first `count` frames of this socket are committed; returns the drafts that became acknowledged thereby. */
  committed(count: number): readonly Draft[] {
    const acked: Draft[] = [];
    for (; this.#committed < Math.min(count, this.#frames.length); this.#committed += 1) {
      for (const draft of this.#frames[this.#committed] ?? []) {
        if (!draft.acked) acked.push(draft);
        draft.acked = true;
        this.#open.delete(draft);
      }
      this.#frames[this.#committed] = [];
    }
    return acked;
  }

  /** Takes a draft out that something else acknowledged (the replication, another tab). */
  settled(draft: Draft): void {
    draft.acked = true;
    this.#open.delete(draft);
  }
}

/** A WebSocket that tells what it sends. */
export function countingSocket(Base: typeof WebSocket, frames: SentFrames): typeof WebSocket {
  return class CountingSocket extends Base {
    constructor(url: string | URL, protocols?: string | string[]) {
      super(url, protocols);
      frames.socketOpened();
    }

    override send(data: Parameters<WebSocket['send']>[0]): void {
      if (frames.sending(data)) super.send(data);
    }
  };
}
