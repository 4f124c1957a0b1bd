import type { Decision, LedgerEntry } from '@opencoc/core/ledger';
import type { PresenceState, StampedPresence } from '@opencoc/core/protocol';
import { recordDocument } from '@opencoc/core/protocol';
import type { Entry, GateId, ReadinessReport, SectionReport } from '@opencoc/core/readiness';
import type { RecordView, RowState, Thread } from '@opencoc/core/record';
import { mayDecide, mayTakePart } from '@opencoc/core/workspace';
import type { Role } from '@opencoc/core/workspace';
import type {
  CommandResult,
  DecideResult,
  FieldReading,
  LedgerLine,
  OpenRecordModel,
  SaveState,
} from '#lib/app/ports.ts';
import type { OpenDatabase } from '#lib/db/open.ts';
import type { LedgerCache } from '#lib/ledger/ledger-cache.svelte.ts';
import type { LiveRecord, LiveRecordPorts } from '#lib/sync/live-record.ts';
import { saveState } from '#lib/sync/save-state.ts';
import type { Status } from '#lib/sync/status.svelte.ts';
import type { TabChannel } from '#lib/sync/tab-channel.ts';
import type { EntryCache } from './entry-cache.svelte.ts';
import { changedPaths, indexOf, presenceByPath, readField } from './reading.ts';
import type { RecordCommands } from './record-commands.ts';
import type * as engine from './record-engine.ts';

type Engine = typeof engine;

export interface OpenRecordPorts {
  readonly live: LiveRecordPorts;
  readonly engine: () => Promise<Engine>;
  readonly database: OpenDatabase;
  readonly ledger: LedgerCache;
  readonly entries: EntryCache;
  readonly status: Status;
  readonly tabs: TabChannel;
  readonly me: string;
  readonly device: string;
  readonly roles: () => readonly Role[];
  readonly trayCount: (recordId: string) => number;
  readonly newId: (length?: number) => string;
  readonly nowMs: () => number;
  readonly decide: (record: string, decision: Decision) => Promise<DecideResult>;
  readonly onClosed: () => void;
  /** How many edits the database has not committed is another now. */
  readonly onSaved: () => void;
}

const NOT_READY = { ok: false, reason: 'not-ready', message: 'The record is not open yet.' } as const;

const FADE_MS = 6_000;
const ENTRY_PAUSE_MS = 400;

/** Runs before the next picture, also in a page that is not shown (where frames stand still). */
function beforeNextFrame(work: () => void): void {
  if (typeof requestAnimationFrame === 'function' && document.visibilityState === 'visible')
    requestAnimationFrame(work);
  else setTimeout(work, 16);
}

/** One record as the screens see it: plain values read anew after each change, and commands. */
export class OpenRecord implements OpenRecordModel {
  readonly id: string;
  state = $state<OpenRecordModel['state']>('loading');
  connection = $state<OpenRecordModel['connection']>('connecting');
  view = $state.raw<RecordView | undefined>(undefined);
  report = $state.raw<ReadinessReport | undefined>(undefined);
  here = $state.raw<readonly StampedPresence[]>([]);
  changedByOthers = $state.raw<ReadonlyMap<string, number>>(new Map());
  #entries = $state.raw<readonly LedgerEntry[]>([]);
  #unkept = $state(0);
  #unacked = $state(0);
  #serverStore = $state<'ok' | 'failing'>('ok');
  #undoVersion = $state(0);
  readonly #ports: OpenRecordPorts;
  #engine = $state.raw<Engine | undefined>(undefined);
  #live: LiveRecord | undefined;
  #commands: RecordCommands | undefined;
  #presenceHere: PresenceState = {};
  #stopped = false;
  readonly #stops: (() => void)[] = [];
  #readingDue = false;
  #byOthers = false;
  #entryTimer: ReturnType<typeof setTimeout> | undefined;
  #fadeTimer: ReturnType<typeof setTimeout> | undefined;
  #writingEntry: Promise<unknown> = Promise.resolve();
  #started: Promise<void> | undefined;

  readonly #index = $derived(indexOf(this.view, this.report));
  readonly #presence = $derived(presenceByPath(this.here));
  readonly sections: readonly SectionReport[] = $derived(this.report?.sections ?? []);
  readonly entry: Entry | undefined = $derived.by(() => this.#ports.entries.get(this.id));
  readonly ledger: readonly LedgerLine[] = $derived.by(() => [
    ...this.#ports.ledger.pending
      .filter((row) => row.record === this.id)
      .map(({ id, by, atMs, decision }) => ({ pending: true as const, id, by, atMs, decision }))
      .reverse(),
    ...this.#entries.map((entry) => ({ pending: false as const, entry })).reverse(),
  ]);

  readonly saveState: SaveState = $derived.by(() => {
    const { status, ledger } = this.#ports;
    const kept = Math.max(this.#unacked - this.#unkept, status.unsentOf(recordDocument(this.id)));
    return saveState({
      unkept: this.#unkept,
      deviceFails: status.deviceFails,
      unsent: kept + ledger.pending.filter((row) => row.record === this.id).length,
      tray: this.#ports.trayCount(this.id),
      reach: status.connection.reach,
      serverStore: this.#serverStore === 'failing' ? 'failing' : status.connection.serverStore,
      session: status.connection.session,
    });
  });

  readonly mayUndo: boolean = $derived.by(() => this.#undoVersion >= 0 && this.#commands?.mayUndo === true);
  readonly mayRedo: boolean = $derived.by(() => this.#undoVersion >= 0 && this.#commands?.mayRedo === true);

  constructor(id: string, ports: OpenRecordPorts) {
    this.id = id;
    this.#ports = ports;
    this.#stops.push(
      ports.tabs.on((message) => {
        if (message.kind === 'ledger' && message.records.includes(id)) void this.#readLedger();
      }),
    );
  }

  /** Reads the record from this device and joins it live. */
  start(): Promise<void> {
    this.#started ??= this.#start().catch(() => {
      // The code of the record's screen is not on this device and cannot be fetched.
      this.state = 'missing';
    });
    return this.#started;
  }

  async #start(): Promise<void> {
    const [engine] = await Promise.all([this.#ports.engine(), this.#readLedger()]);
    if (this.#stopped) return;
    const live = new engine.LiveRecord(this.id, recordDocument(this.id), this.#ports.live);
    const { me, device, roles, newId, nowMs } = this.#ports;
    this.#engine = engine;
    this.#live = live;
    this.#commands = new engine.RecordCommands({
      doc: () => (this.state === 'ready' ? live.doc : undefined),
      view: () => this.view,
      me,
      device,
      roles,
      newId,
      nowMs,
      onUndoChange: () => {
        this.#undoVersion += 1;
      },
    });
    this.#stops.push(
      live.on((event) => {
        if (event.kind === 'changed') this.#changed(event.by);
        else if (event.kind === 'replaced') this.#changed('me');
        else if (event.kind === 'presence') this.here = live.others();
        else this.#follow();
        if (event.kind === 'replaced') this.here = [];
        if (event.kind === 'saved') this.#ports.onSaved();
      }),
    );
    live.setPresence(this.#presenceHere);
    await live.load();
    this.#read();
    this.#follow();
  }

  /** After what this device has of it is read. */
  async ready(): Promise<void> {
    while (!this.#started) await new Promise((resolve) => setTimeout(resolve, 0));
    await this.#started;
  }

  field(path: string): FieldReading {
    return readField(path, this.view, this.#index, this.mayWrite(path), this.#presence.get(path));
  }

  rows(tablePath: string): readonly RowState[] {
    return this.view?.rows.get(tablePath) ?? [];
  }

  threadsOn(anchor: string): readonly Thread[] {
    return this.#index.threads.get(anchor) ?? [];
  }

  presenceAt(path: string): readonly StampedPresence[] {
    return this.#presence.get(path) ?? [];
  }

  presenceIn(sectionId: string): readonly StampedPresence[] {
    return this.here.filter((person) => person.section === sectionId);
  }

  setPresence(state: PresenceState): void {
    this.#presenceHere = state;
    this.#live?.setPresence(state);
  }

  mayWrite(path: string): boolean {
    return this.#engine?.mayWrite(this.#ports.roles(), path) ?? false;
  }

  get mayComment(): boolean {
    return mayTakePart(this.#ports.roles());
  }

  mayDecide(kind: Decision['kind']): boolean {
    return mayDecide(this.#ports.roles(), { kind });
  }

  set(path: string, value: string): CommandResult {
    return this.#commands?.setValue(path, value) ?? NOT_READY;
  }

  clear(path: string): CommandResult {
    return this.#commands?.setValue(path, null) ?? NOT_READY;
  }

  settle(path: string, value: string | null): CommandResult {
    return this.#commands?.setValue(path, value) ?? NOT_READY;
  }

  addRow(tablePath: string, after?: string | null): CommandResult & { readonly rowId?: string } {
    return this.#commands?.addRow(tablePath, after) ?? NOT_READY;
  }

  removeRow(rowPath: string): CommandResult {
    return this.#commands?.removeRow(rowPath) ?? NOT_READY;
  }

  keepRow(rowPath: string): CommandResult {
    return this.#commands?.keepRow(rowPath) ?? NOT_READY;
  }

  moveRow(rowPath: string, after: string | null): CommandResult {
    return this.#commands?.moveRow(rowPath, after) ?? NOT_READY;
  }

  startThread(thread: Parameters<OpenRecordModel['startThread']>[0]): ReturnType<OpenRecordModel['startThread']> {
    return this.#commands?.startThread(thread) ?? NOT_READY;
  }

  reply(threadId: string, text: string): CommandResult {
    return this.#commands?.reply(threadId, text) ?? NOT_READY;
  }

  editComment(threadId: string, commentId: string, text: string | null): CommandResult {
    return this.#commands?.editComment(threadId, commentId, text) ?? NOT_READY;
  }

  setHolds(threadId: string, holds: readonly GateId[]): CommandResult {
    return this.#commands?.setHolds(threadId, holds) ?? NOT_READY;
  }

  resolveThread(threadId: string): CommandResult {
    return this.#commands?.resolveThread(threadId) ?? NOT_READY;
  }

  reopenThread(threadId: string): CommandResult {
    return this.#commands?.reopenThread(threadId) ?? NOT_READY;
  }

  undo(): CommandResult {
    return this.#commands?.undo() ?? NOT_READY;
  }

  redo(): CommandResult {
    return this.#commands?.redo() ?? NOT_READY;
  }

  decide(decision: Decision): Promise<DecideResult> {
    return this.#ports.decide(this.id, decision);
  }

  async review(
    verdict: 'approved' | 'sent-back',
    sectionIds: readonly string[],
    reason?: string,
  ): Promise<DecideResult> {
    this.#read();
    const fingerprints = Object.fromEntries(
      this.sections.filter((section) => sectionIds.includes(section.id)).map((one) => [one.id, one.fingerprint]),
    );
    return this.decide({ kind: 'review', verdict, fingerprints, ...(reason === undefined ? {} : { reason }) });
  }

  async release(): Promise<DecideResult> {
    this.#read();
    if (!this.report) return { kind: 'refused', code: 'not-ready', message: NOT_READY.message };
    return this.decide({ kind: 'release', fingerprint: this.report.fingerprint });
  }

  close(): void {
    this.#ports.onClosed();
  }

  /** Edits the database has not committed. */
  get unkept(): number {
    return this.#unkept;
  }

  /** Connects now where it is not connected. */
  connect(): void {
    if (this.connection !== 'live') this.#live?.connect();
  }

  disconnect(): void {
    this.#live?.disconnect();
  }

  async repair(refusal: { readonly code: string; readonly paths: readonly string[] }): Promise<void> {
    await this.#live?.repair(refusal);
  }

  /** Ends it for good, once nobody shows it any more. */
  async stop(): Promise<void> {
    this.#stopped = true;
    await this.#started;
    for (const stop of this.#stops) stop();
    clearTimeout(this.#fadeTimer);
    await this.flush();
    await this.#live?.close();
  }

  /** Everything typed and the list's entry are in the database. */
  async flush(): Promise<void> {
    if (this.#entryTimer !== undefined) {
      clearTimeout(this.#entryTimer);
      this.#keepEntry();
    }
    await Promise.allSettled([this.#live?.flush(), this.#writingEntry]);
  }

  /** Own changes are read before the next picture, others' at most once a picture. */
  #changed(by: 'me' | 'others'): void {
    if (by === 'others') this.#byOthers = true;
    if (this.#readingDue) return;
    this.#readingDue = true;
    const read = (): void => {
      if (this.#readingDue) this.#read();
    };
    if (by === 'me') queueMicrotask(read);
    else beforeNextFrame(read);
  }

  #read(): void {
    this.#readingDue = false;
    const engine = this.#engine;
    const live = this.#live;
    if (!engine || live?.state !== 'ready') return;
    const before = this.view;
    const view = engine.readRecord(live.doc);
    this.view = view;
    this.report = engine.assessReadiness(view, this.#entries);
    if (this.#byOthers && before) this.#markChanged(changedPaths(before, view));
    this.#byOthers = false;
    clearTimeout(this.#entryTimer);
    this.#entryTimer = setTimeout(() => {
      this.#keepEntry();
    }, ENTRY_PAUSE_MS);
  }

  #markChanged(paths: readonly string[]): void {
    const mine = this.view?.elements;
    const now = this.#ports.nowMs();
    const marked = new Map([...this.changedByOthers].filter(([, at]) => now - at < FADE_MS));
    for (const path of paths) {
      if (mine?.get(path)?.sides.every((side) => side.author === this.#ports.me) === true) continue;
      marked.set(path, now);
    }
    this.changedByOthers = marked;
    clearTimeout(this.#fadeTimer);
    this.#fadeTimer = setTimeout(() => {
      this.changedByOthers = new Map();
    }, FADE_MS);
  }

  /** The list shows this device's reading of the record while its changes are on their way. */
  #keepEntry(): void {
    this.#entryTimer = undefined;
    const { view, report } = this;
    if (!view || !report || !this.#engine) return;
    const { database, status, tabs } = this.#ports;
    if (this.#unacked === 0 && status.unsentOf(recordDocument(this.id)) === 0) return;
    const local = this.#engine.entryOf(this.id, view, report, this.#entries);
    this.#writingEntry = database
      .run((db) =>
        db.transaction('rw', db.entries, async () => {
          const row = await db.entries.get(this.id);
          await db.entries.put({ ...(row ?? { id: this.id, revision: 0 }), local, isLocal: 1 });
        }),
      )
      .then(() => {
        tabs.tell({ kind: 'entries', ids: [this.id] });
      })
      .catch(() => undefined);
  }

  async #readLedger(): Promise<void> {
    this.#entries = await this.#ports.ledger.ofRecord(this.id).catch(() => this.#entries);
    this.#read();
  }

  #follow(): void {
    const live = this.#live;
    if (!live) return;
    // Before the state, so that whoever sees `ready` sees the content with it.
    if (live.state === 'ready' && !this.view) this.#read();
    this.state = live.state;
    this.connection = live.connection;
    this.#unkept = live.unkept;
    this.#unacked = live.unacked;
    this.#serverStore = live.serverStore;
  }
}
