import { closeAction, FRAME, refusal as refusalSchema, stampedPresence } from '@opencoc/core/protocol';
import type { PresenceState, StampedPresence } from '@opencoc/core/protocol';
import type { Role } from '@opencoc/core/workspace';
import * as decoding from 'lib0/decoding';
import { WebsocketProvider } from 'y-websocket';
import { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';
import type { LocalStore } from '#lib/db/local-store.ts';
import { backoff } from './backoff.ts';
import { planRepair } from './repair.ts';
import { countingSocket, SentFrames } from './sent-frames.ts';
import type { Draft } from './sent-frames.ts';
import type { TabChannel } from './tab-channel.ts';

export interface LiveRecordPorts {
  readonly store: LocalStore;
  readonly tabs: TabChannel;
  /** `wss://host/sync/<workspace>`. */
  readonly socketUrl: string;
  readonly WebSocket: typeof WebSocket;
  readonly me: string;
  readonly device: string;
  readonly roles: () => readonly Role[];
  readonly nowMs: () => number;
  readonly random: () => number;
  /** What the browser says of the network. */
  readonly online: () => boolean;
  /** Holds a name the leader sees, so that it leaves live documents to their own socket; gives what lets it go. */
  readonly claim: (document: string) => () => void;
  readonly onSessionExpired: () => void;
}

export type LiveEvent =
  | { readonly kind: 'changed'; readonly by: 'me' | 'others' }
  /** The document is another object now. */
  | { readonly kind: 'replaced' }
  | { readonly kind: 'state' }
  | { readonly kind: 'saved' }
  | { readonly kind: 'presence' };

const KEEP_AGAIN_MS = 2_000;
const REPAIRS_IN_A_ROW = 3;

/** How an update reached this document, as origin of its transaction. */
const FROM_STORE = Symbol('from the database');
const FROM_TAB = Symbol('from another tab');

/**
 * One open record: its bytes from this device's database, joined live with the server's room where there is one.
 * Own edits go into the database first of all; acknowledgements mark them there.
 */
export class LiveRecord {
  readonly document: string;
  readonly recordId: string;
  doc: Y.Doc = new Y.Doc();
  awareness: Awareness;
  state: 'loading' | 'ready' | 'missing' | 'closed-out' = 'loading';
  connection: 'connecting' | 'live' | 'offline' = 'connecting';
  serverStore: 'ok' | 'failing' = 'ok';
  /** Edits this device could not keep yet. */
  unkept = 0;
  readonly #ports: LiveRecordPorts;
  readonly #listeners = new Set<(event: LiveEvent) => void>();
  #frames = new SentFrames();
  #provider: WebsocketProvider | undefined;
  #release: (() => void) | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #attempts = 0;
  #repairs = 0;
  #repairing: Promise<void> | undefined;
  #closed = false;
  #tabs: (() => void) | undefined;
  /** While the replica's or another tab's bytes are applied: whose they are. */
  #applying: { readonly draft: Draft | undefined } | undefined;
  #keeping = new Set<Promise<unknown>>();

  constructor(recordId: string, document: string, ports: LiveRecordPorts) {
    this.recordId = recordId;
    this.document = document;
    this.#ports = ports;
    this.awareness = this.#watch(this.doc);
  }

  on(listener: (event: LiveEvent) => void): () => void {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  }

  /** Edits made here that the server has not acknowledged. */
  get unacked(): number {
    return this.#frames.open.size;
  }

  /** Reads the record from this device; needs no network. */
  async load(): Promise<void> {
    this.#tabs = this.#ports.tabs.on((message, fromHere) => {
      if (!('document' in message) || message.document !== this.document) return;
      if (message.kind === 'update') this.#applyFromOutside(message.bytes, message.seq, fromHere);
      else if (message.kind === 'repaired' && !fromHere) void this.repair(message);
      else if (message.kind === 'refused') void this.repair(message);
    });
    // Where this device's database fails (it says so itself) the server's copy has to do.
    const loaded = await this.#ports.store.load(this.document).catch(() => ({ bytes: [], unacked: [] }));
    if (this.#closed) return;
    for (const bytes of loaded.bytes) Y.applyUpdate(this.doc, bytes, FROM_STORE);
    for (const seq of loaded.unacked) this.#frames.made({ seq, acked: false });
    this.#judgeContent();
    this.connect();
  }

  /** Connects now, whatever pause is running. */
  connect(): void {
    if (this.#closed || this.#repairing) return;
    if (!this.#ports.online()) {
      this.#setConnection('offline');
      if (this.state === 'loading') this.#setState('missing');
      return;
    }
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#provider ??= this.#makeProvider();
    this.#provider.connect();
  }

  /** The browser lost the network: no waiting for the socket to notice. */
  disconnect(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#provider?.disconnect();
    this.#lost();
    if (this.state === 'loading') this.#setState('missing');
  }

  setPresence(state: PresenceState): void {
    this.awareness.setLocalState({ ...state });
  }

  /** Others who have the record open, one for each person. */
  others(): StampedPresence[] {
    const people = new Map<string, StampedPresence>();
    for (const [client, state] of this.awareness.getStates()) {
      if (client === this.doc.clientID) continue;
      const parsed = stampedPresence.safeParse(state);
      if (!parsed.success || parsed.data.user.id === this.#ports.me) continue;
      const known = people.get(parsed.data.user.id);
      if (!known?.path) people.set(parsed.data.user.id, parsed.data);
    }
    return [...people.values()].sort((a, b) => (a.user.name < b.user.name ? -1 : 1));
  }

  /** Waits until all that was typed is in the database. */
  async flush(): Promise<void> {
    await Promise.allSettled([...this.#keeping]);
  }

  async close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    clearTimeout(this.#timer);
    this.#tabs?.();
    this.#dropProvider();
    await this.flush();
    await this.#repairing;
    this.awareness.destroy();
    this.doc.destroy();
    this.#listeners.clear();
    await this.#ports.store.compact(this.document).catch(() => false);
  }

  /** Mends the copy after a refusal; see {@link planRepair}. One at a time. */
  repair(refusal: { readonly code: string; readonly paths: readonly string[] }): Promise<void> {
    this.#repairing ??= this.#repair(refusal).finally(() => {
      this.#repairing = undefined;
      this.connect();
    });
    return this.#repairing;
  }

  async #repair(refusal: { readonly code: string; readonly paths: readonly string[] }): Promise<void> {
    this.#dropProvider();
    this.#repairs += 1;
    await this.flush();
    const acknowledged = await this.#ports.store.loadAcknowledged(this.document);
    const stored = (await this.#ports.store.load(this.document)).unacked;
    // No await from here until the new document stands: a command in between would be lost.
    const oldDrafts = [...this.#frames.open];
    const plan = planRepair(acknowledged, this.doc, {
      recordId: this.recordId,
      me: this.#ports.me,
      device: this.#ports.device,
      roles: this.#ports.roles(),
      refusal,
      giveUp: this.#repairs > REPAIRS_IN_A_ROW,
      nowMs: this.#ports.nowMs(),
    });
    const presence = this.awareness.getLocalState();
    this.awareness.destroy();
    this.doc.destroy();
    this.#frames = new SentFrames();
    this.doc = plan.doc;
    this.awareness = this.#watch(this.doc);
    this.awareness.setLocalState(presence);
    for (const update of plan.updates) this.#keep(update);
    this.#emit({ kind: 'replaced' });
    // What was typed while the database was read is in the new document already: its rows go, too.
    await this.flush();
    const seqs = new Set([...stored, ...oldDrafts.flatMap((draft) => draft.seq ?? [])]);
    await this.#ports.store.dropRefused([...seqs], plan.tray);
    this.#ports.tabs.tellOthers({ kind: 'repaired', document: this.document, ...refusal });
    this.#ports.tabs.tell({ kind: 'unsent' });
    this.#ports.tabs.tell({ kind: 'tray' });
  }

  #watch(doc: Y.Doc): Awareness {
    const awareness = new Awareness(doc);
    doc.on('update', (update: Uint8Array, origin: unknown) => {
      this.#onUpdate(update, origin);
    });
    awareness.on('change', () => {
      this.#emit({ kind: 'presence' });
    });
    return awareness;
  }

  /** Runs before the provider's own listener, so that the frame it sends finds its draft. */
  #onUpdate(update: Uint8Array, origin: unknown): void {
    if (origin === FROM_STORE) return;
    if (this.#applying) {
      if (this.#applying.draft) this.#frames.made(this.#applying.draft);
      this.#emit({ kind: 'changed', by: 'others' });
      return;
    }
    if (this.#provider !== undefined && origin === this.#provider) {
      const stored = this.#ports.store.appendTheirs([{ document: this.document, bytes: update, revision: 0 }]);
      this.#track(stored.catch(() => undefined));
      this.#judgeContent();
      this.#emit({ kind: 'changed', by: 'others' });
      return;
    }
    this.#keep(update);
    this.#emit({ kind: 'changed', by: 'me' });
  }

  /** Puts an own update into the database, again and again while that fails, until the server has it. */
  #keep(update: Uint8Array): void {
    const draft: Draft = { seq: undefined, acked: false };
    this.#frames.made(draft);
    this.unkept += 1;
    this.#emit({ kind: 'saved' });
    const attempt = async (): Promise<void> => {
      while (!draft.acked) {
        try {
          draft.seq = await this.#ports.store.appendMine(this.document, update);
          break;
        } catch {
          if (this.#closed) break;
          await new Promise((resolve) => setTimeout(resolve, KEEP_AGAIN_MS));
        }
      }
      this.unkept -= 1;
      if (draft.seq !== undefined) {
        this.#ports.tabs.tellOthers({ kind: 'update', document: this.document, bytes: update, seq: draft.seq });
        this.#ports.tabs.tell({ kind: 'unsent' });
        if (this.connection !== 'live') this.#ports.tabs.tell({ kind: 'wake', urgent: false });
      }
      this.#emit({ kind: 'saved' });
    };
    this.#track(attempt());
  }

  #track(work: Promise<unknown>): void {
    this.#keeping.add(work);
    void work.finally(() => this.#keeping.delete(work));
  }

  /**
   * Bytes another tab or the replication put into the database. What the server has is not sent again; what another
   * tab made is, because an edit of this tab may build on it and arrive before it.
   */
  #applyFromOutside(bytes: Uint8Array, seq: number | undefined, fromHere: boolean): void {
    if (seq !== undefined && fromHere) return;
    this.#applying = { draft: seq === undefined ? undefined : { seq, acked: false } };
    try {
      Y.applyUpdate(this.doc, bytes, seq === undefined ? (this.#provider ?? FROM_TAB) : FROM_TAB);
    } finally {
      this.#applying = undefined;
    }
    this.#judgeContent();
  }

  #makeProvider(): WebsocketProvider {
    const { socketUrl, WebSocket } = this.#ports;
    const frames = this.#frames;
    const provider = new WebsocketProvider(socketUrl, this.document, this.doc, {
      connect: false,
      awareness: this.awareness,
      params: { frames: '1' },
      disableBc: true,
      WebSocketPolyfill: countingSocket(WebSocket, frames),
      // Coming back is decided here, by the table of close codes and with a spread pause.
      shouldReconnect: () => false,
    });
    provider.messageHandlers[FRAME.committed] = (_encoder, decoder) => {
      const count = decoding.readVarUint(decoder);
      const revision = decoding.readVarUint(decoder);
      this.#onCommitted(frames.committed(count), revision);
    };
    provider.messageHandlers[FRAME.refused] = (_encoder, decoder) => {
      const parsed = refusalSchema.safeParse(JSON.parse(decoding.readVarString(decoder)));
      void this.repair(parsed.success ? parsed.data : { code: 'not-allowed', paths: [] });
    };
    provider.messageHandlers[FRAME.storeFailing] = () => {
      this.serverStore = 'failing';
      this.#emit({ kind: 'saved' });
    };
    provider.on('status', ({ status }) => {
      if (this.#provider !== provider) return;
      if (status === 'connecting') this.#setConnection('connecting');
      if (status === 'disconnected') this.#lost();
    });
    provider.on('sync', (synced) => {
      if (this.#provider !== provider || !synced) return;
      this.#attempts = 0;
      this.#release ??= this.#ports.claim(this.document);
      this.#setConnection('live');
      this.#judgeContent(true);
    });
    provider.on('closed', ({ code }) => {
      if (this.#provider === provider) this.#onClosed(code);
    });
    return provider;
  }

  #onCommitted(acked: readonly Draft[], revision: number): void {
    this.serverStore = 'ok';
    if (acked.length === 0) return;
    this.#repairs = 0;
    this.#emit({ kind: 'saved' });
    const mark = async (): Promise<void> => {
      // An acknowledgement can be quicker than the own disk: the row has to be there to be marked.
      await this.flush();
      const seqs = acked.flatMap((draft) => draft.seq ?? []);
      await this.#ports.store.acknowledge(seqs, revision);
      this.#ports.tabs.tell({ kind: 'unsent' });
    };
    // A mark that fails is no harm: the same update is sent and acknowledged once more.
    this.#track(mark().catch(() => undefined));
  }

  #lost(): void {
    this.#release?.();
    this.#release = undefined;
    this.#setConnection('offline');
  }

  #onClosed(code: number): void {
    this.#release?.();
    this.#release = undefined;
    const action = closeAction(code);
    if (action === 'repair') {
      // The refusal itself came in a frame just before; without one nothing is known of the paths.
      if (!this.#repairing) void this.repair({ code: 'not-allowed', paths: [] });
      return;
    }
    this.#setConnection('offline');
    if (action === 'ask-person') this.#ports.onSessionExpired();
    if (action === 'give-up') {
      const hasContent = this.state === 'ready';
      if (!hasContent) this.#setState(code === 4404 ? 'missing' : 'closed-out');
      return;
    }
    if (this.state === 'loading') this.#setState('missing');
    this.#attempts += 1;
    this.#timer = setTimeout(
      () => {
        this.connect();
      },
      backoff(this.#attempts, this.#ports.random()),
    );
  }

  #dropProvider(): void {
    this.#release?.();
    this.#release = undefined;
    const provider = this.#provider;
    this.#provider = undefined;
    provider?.destroy();
  }

  #judgeContent(fromServer = false): void {
    if (this.doc.getArray('about').length > 0) this.#setState('ready');
    else if (fromServer && this.state !== 'ready') this.#setState('missing');
  }

  #setState(state: LiveRecord['state']): void {
    if (this.state === state) return;
    this.state = state;
    this.#emit({ kind: 'state' });
  }

  #setConnection(connection: LiveRecord['connection']): void {
    if (this.connection === connection) return;
    this.connection = connection;
    this.#emit({ kind: 'state' });
  }

  #emit(event: LiveEvent): void {
    for (const listener of this.#listeners) listener(event);
  }
}
