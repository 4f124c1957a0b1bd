import type { Decision } from '@opencoc/core/ledger';
import { recordIdOf } from '@opencoc/core/protocol';
import { DEPARTMENTS, mayDecide } from '@opencoc/core/workspace';
import type { Department, Role } from '@opencoc/core/workspace';
import type { OpenDatabase } from '#lib/db/open.ts';
import { LocalStore } from '#lib/db/local-store.ts';
import type { TrayRow } from '#lib/db/rows.ts';
import { boardsOf } from '#lib/ledger/boards.ts';
import type { DeliveryBoard, SigningBoard } from '#lib/ledger/boards.ts';
import { decide } from '#lib/ledger/decide.ts';
import { LedgerCache } from '#lib/ledger/ledger-cache.svelte.ts';
import { EntryCache } from '#lib/records/entry-cache.svelte.ts';
import { Members } from '#lib/records/members.svelte.ts';
import { OpenRecord } from '#lib/records/open-record.svelte.ts';
import { overviewOf } from '#lib/records/overview.ts';
import type { Overview } from '#lib/records/overview.ts';
import { RecordsList } from '#lib/records/records-list.svelte.ts';
import { Tray } from '#lib/records/tray.svelte.ts';
import type { Api } from '#lib/sync/api.ts';
import { claimDocument, claimedDocuments, lead } from '#lib/sync/leader.ts';
import { Replicator } from '#lib/sync/replicator.ts';
import { runRound } from '#lib/sync/round.ts';
import { Status } from '#lib/sync/status.svelte.ts';
import { channelName, TabChannel } from '#lib/sync/tab-channel.ts';
import type { Browser } from './browser.ts';
import { newId } from './id.ts';
import type { CommandResult, DecideResult, ImportOutcome, OpenRecordModel, Person, WorkspaceModel } from './ports.ts';

export interface WorkspacePorts {
  readonly id: string;
  readonly name: string;
  readonly demo: boolean;
  readonly me: Person;
  readonly roles: () => readonly Role[];
  readonly device: string;
  readonly api: Api;
  readonly browser: Browser;
  readonly database: OpenDatabase;
  /** Ticking clock of the page. */
  readonly nowMs: () => number;
  readonly onSessionExpired: () => void;
  readonly onFirstImport: () => void;
  /** An administrator gave this person other roles. */
  readonly onRolesChanged: () => void;
}

/** A workspace on this device: its database, its replication, and what the screens read. */
export class Workspace implements WorkspaceModel {
  readonly id: string;
  readonly name: string;
  readonly demo: boolean;
  readonly me: Person;
  readonly status: Status;
  readonly tray: Tray;
  readonly members: Members;
  readonly records: RecordsList;
  readonly #ports: WorkspacePorts;
  readonly #store: LocalStore;
  readonly #tabs: TabChannel;
  readonly #entries: EntryCache;
  readonly #ledger: LedgerCache;
  readonly #replicator: Replicator;
  readonly #open = new Map<string, { model: OpenRecord; holders: number }>();
  readonly #closing = new Map<string, Promise<void>>();
  readonly #stops: (() => void)[] = [];

  readonly #departments: readonly Department[] = $derived.by(() => {
    const roles = this.#ports.roles();
    return DEPARTMENTS.filter((department) => roles.some((role) => role === department));
  });
  readonly overview: Overview = $derived.by(() => {
    const now = this.#ports.nowMs();
    return overviewOf(this.#entries.all, this.#departments, now, new Date(now).toISOString().slice(0, 10));
  });
  readonly #boards = $derived.by(() => {
    const pending = Map.groupBy(this.#ledger.pending, (row) => row.record);
    const records = [...this.#ledger.byRecord].map(([recordId, ledger]) => {
      const entry = this.#entries.get(recordId);
      const releases = (pending.get(recordId) ?? []).flatMap(({ decision }) =>
        'releaseId' in decision ? [decision.releaseId] : [],
      );
      return {
        recordId,
        ledger,
        vin: entry?.vin ?? '',
        vehicle: entry ? [entry.make, entry.name].filter((word) => word !== '').join(' ') : '',
        pending: new Set(releases),
      };
    });
    return boardsOf(records, new Date(this.#ports.nowMs()).toISOString().slice(0, 10));
  });

  constructor(ports: WorkspacePorts) {
    this.#ports = ports;
    const { id, database, browser } = ports;
    this.id = id;
    this.name = ports.name;
    this.demo = ports.demo;
    this.me = ports.me;
    this.#store = new LocalStore(database);
    this.#tabs = new TabChannel(browser.broadcast(channelName(database.db.name)));
    this.#entries = new EntryCache(database, this.#tabs);
    this.#ledger = new LedgerCache(database, this.#tabs);
    this.members = new Members(database);
    this.status = new Status({
      database,
      store: this.#store,
      tabs: this.#tabs,
      onRetry: () => {
        this.wake();
      },
    });
    this.tray = new Tray({ database, tabs: this.#tabs, entries: this.#entries, apply: (row) => this.#applyAnew(row) });
    this.records = new RecordsList({
      entries: this.#entries,
      status: this.status,
      tabs: this.#tabs,
      departments: () => this.#departments,
      roles: ports.roles,
      importFiles: (files) => this.#importFiles(files),
    });
    this.#replicator = new Replicator({
      runRound: () => this.#round(),
      liveUrl: `${browser.socketOrigin}/live/${id}`,
      WebSocket: browser.WebSocket,
      tabs: this.#tabs,
      nowMs: browser.nowMs,
      random: browser.random,
      online: browser.online(),
      onFault: (error) => {
        reportError(error);
      },
    });
    this.#stops.push(
      this.#tabs.on((message) => {
        if (message.kind === 'wake') this.#replicator.happen({ kind: 'wake', urgent: message.urgent });
        else if (message.kind === 'hello') this.#answerHello();
        else if (message.kind === 'connection') this.#followConnection(message.connection.session);
      }),
    );
  }

  get roles(): readonly Role[] {
    return this.#ports.roles();
  }

  get signing(): SigningBoard {
    return this.#boards.signing;
  }

  get delivery(): DeliveryBoard {
    return this.#boards.delivery;
  }

  /** Reads what this device has, then begins to replicate. Needs no server. */
  async start(): Promise<void> {
    await Promise.all([
      this.#entries.load(),
      this.members.load(),
      this.#ledger.loadPending(),
      this.tray.load(),
      this.status.count(),
    ]);
    const { locks } = this.#ports.browser;
    this.#stops.push(
      lead(locks, `${this.#ports.database.db.name}.leader`, () => {
        this.status.tellLeader(true);
        this.#replicator.happen({ kind: 'became-leader' });
      }),
    );
    this.#tabs.tellOthers({ kind: 'hello' });
  }

  openRecord(recordId: string): OpenRecordModel {
    return this.#openRecord(recordId);
  }

  #openRecord(recordId: string): OpenRecord {
    const known = this.#open.get(recordId);
    if (known) {
      known.holders += 1;
      return known.model;
    }
    const { browser, me, device, roles, database, onSessionExpired } = this.#ports;
    const live = {
      store: this.#store,
      tabs: this.#tabs,
      socketUrl: `${browser.socketOrigin}/sync/${this.id}`,
      WebSocket: browser.WebSocket,
      me: me.id,
      device,
      roles,
      nowMs: browser.nowMs,
      random: browser.random,
      online: browser.online,
      claim: (document: string) => claimDocument(browser.locks, database.db.name, document),
      onSessionExpired,
    };
    const model = new OpenRecord(recordId, {
      live,
      engine: () => import('#lib/records/record-engine.ts'),
      database,
      ledger: this.#ledger,
      entries: this.#entries,
      status: this.status,
      tabs: this.#tabs,
      me: me.id,
      device,
      roles,
      trayCount: (id) => this.tray.countOf(id),
      newId,
      nowMs: browser.nowMs,
      decide: (id, decision) => this.decide(id, decision),
      onClosed: () => {
        this.#letGo(recordId);
      },
      onSaved: () => {
        this.#tellUnkept();
      },
    });
    this.#open.set(recordId, { model, holders: 1 });
    // The same record closed a moment ago may still be writing its last edits.
    void (this.#closing.get(recordId) ?? Promise.resolve()).then(() => model.start());
    return model;
  }

  mayDecide(kind: Decision['kind']): boolean {
    return mayDecide(this.#ports.roles(), { kind });
  }

  async decide(recordId: string, decision: Decision, file?: string): Promise<DecideResult> {
    if (!mayDecide(this.#ports.roles(), decision)) {
      return { kind: 'refused', code: 'not-allowed', message: 'Your role may not take this decision.' };
    }
    await this.#open.get(recordId)?.model.flush();
    const { database, me, browser } = this.#ports;
    const ports = {
      database,
      tabs: this.#tabs,
      me: me.id,
      newId: () => newId(20),
      nowMs: browser.nowMs,
      reachable: () => this.status.connection.reach === 'reached' && this.status.connection.session === 'good',
    };
    return decide(ports, recordId, decision, file);
  }

  async returnSigned(recordId: string, releaseId: string, file: File): Promise<DecideResult> {
    const { keepFile } = await import('#lib/records/keep-file.ts');
    const kept = await keepFile(this.#ports.database, file);
    if (kept.kind === 'too-large') {
      return { kind: 'refused', code: 'too-large', message: 'The file is larger than an IVI message can be.' };
    }
    const step = { name: 'returned', file: kept.sha256 } as const;
    return this.decide(recordId, { kind: 'signing', releaseId, step }, kept.sha256);
  }

  releaseXmlUrl(recordId: string, releaseId: string): string {
    return `/api/v1/workspaces/${this.id}/records/${recordId}/releases/${releaseId}`;
  }

  /** Try at once, everywhere: the page is shown again, the network is back, a person asks. */
  wake(): void {
    this.#tabs.tell({ kind: 'wake', urgent: true });
    for (const { model } of this.#open.values()) model.connect();
  }

  browserOnline(online: boolean): void {
    this.#replicator.happen({ kind: online ? 'browser-online' : 'browser-offline' });
    for (const { model } of this.#open.values()) {
      if (online) model.connect();
      else model.disconnect();
    }
  }

  signedInAgain(): void {
    this.#replicator.happen({ kind: 'signed-in' });
    for (const { model } of this.#open.values()) model.connect();
  }

  async flush(): Promise<void> {
    await Promise.allSettled([...this.#open.values()].map(({ model }) => model.flush()));
  }

  async unsentCount(): Promise<number> {
    await this.flush();
    await this.status.count();
    return this.status.unsent;
  }

  async stop(): Promise<void> {
    this.#replicator.stop();
    for (const stop of this.#stops) stop();
    await Promise.allSettled([...this.#open.values()].map(({ model }) => model.stop()));
    this.#open.clear();
    await Promise.allSettled(this.#closing.values());
    for (const part of [this.status, this.tray, this.records, this.#entries, this.#ledger]) part.stop();
    this.#tabs.close();
    this.#ports.database.close();
  }

  #letGo(recordId: string): void {
    const open = this.#open.get(recordId);
    if (!open) return;
    open.holders -= 1;
    if (open.holders > 0) return;
    this.#open.delete(recordId);
    const closing = open.model.stop().finally(() => {
      if (this.#closing.get(recordId) === closing) this.#closing.delete(recordId);
      this.#tellUnkept();
      // What its socket had not sent any more is the replication's to send.
      this.#tabs.tell({ kind: 'wake', urgent: false });
    });
    this.#closing.set(recordId, closing);
  }

  #tellUnkept(): void {
    let sum = 0;
    for (const { model } of this.#open.values()) sum += model.unkept;
    this.status.tellUnkept(sum);
  }

  async #round(): Promise<void> {
    const { api, browser, database } = this.#ports;
    const members = this.members.fetch(api, this.id);
    // The people are no reason to hold back work.
    members.then(() => this.#seeOwnRoles()).catch(() => undefined);
    await runRound({
      api,
      workspaceId: this.id,
      database,
      store: this.#store,
      tabs: this.#tabs,
      liveDocuments: () => claimedDocuments(browser.locks, database.db.name),
      repair: (document, refusal) => this.#repair(document, refusal),
      onFirstReplication: (records) => {
        this.#replicator.toldFirstReplication(records);
      },
      nowMs: browser.nowMs,
      breathe: browser.breathe,
    });
  }

  #seeOwnRoles(): void {
    const now = this.members.rolesOf(this.me.id);
    const held = this.#ports.roles();
    if (now.length !== held.length || now.some((role) => !held.includes(role))) this.#ports.onRolesChanged();
  }

  async #repair(document: string, refusal: { code: string; paths: readonly string[] }): Promise<void> {
    const recordId = recordIdOf(document) ?? '';
    const open = this.#open.get(recordId);
    if (open) {
      await open.model.repair(refusal);
      return;
    }
    const { browser, me, device, roles } = this.#ports;
    const { repairClosed } = await import('#lib/sync/repair-closed.ts');
    await repairClosed(this.#store, this.#tabs, document, {
      recordId,
      me: me.id,
      device,
      roles: roles(),
      refusal,
      giveUp: false,
      nowMs: browser.nowMs(),
    });
  }

  #answerHello(): void {
    if (this.#replicator.state.leader) {
      this.#tabs.tellOthers({ kind: 'connection', connection: this.#replicator.connection });
    }
  }

  #followConnection(session: 'good' | 'sign-in'): void {
    if (session === 'sign-in') this.#ports.onSessionExpired();
  }

  async #importFiles(files: readonly File[]): Promise<readonly ImportOutcome[]> {
    // The reader is large and seldom needed: it is loaded when somebody imports.
    const { importFile, readAway } = await import('#lib/records/import-file.ts');
    const { browser, database, me, device } = this.#ports;
    const outcomes: ImportOutcome[] = [];
    for (const file of files) {
      outcomes.push(
        await importFile(file, {
          database,
          tabs: this.#tabs,
          me: me.id,
          device,
          nowMs: browser.nowMs,
          newId,
          read: readAway,
          withVin: (vin) => this.#entries.all.find((entry) => entry.vin === vin),
          mayImport: () => this.records.mayImport,
        }),
      );
      await this.#entries.refresh([]);
    }
    if (outcomes.some((outcome) => outcome.kind === 'imported')) this.#ports.onFirstImport();
    return outcomes;
  }

  /** Refused work once more: a value as a command on the record as it is now, a decision as a new one. */
  async #applyAnew(row: TrayRow): Promise<CommandResult> {
    if (row.kind === 'decision' && row.decision) {
      const result = await this.decide(row.record, row.decision);
      return result.kind === 'refused' ? { ok: false, reason: 'failed', message: result.message } : { ok: true };
    }
    const model = this.#openRecord(row.record);
    try {
      await model.ready();
      if (row.kind === 'value') return row.value === null ? model.clear(row.path) : model.set(row.path, row.value);
      if (row.kind === 'row') return row.value === null ? model.removeRow(row.path) : model.keepRow(row.path);
      const threadId = row.path.split('/')[0] ?? '';
      if (row.kind !== 'comment' || row.value === null) {
        return { ok: false, reason: 'unknown-place', message: 'This cannot be tried again by itself.' };
      }
      return model.reply(threadId, row.value);
    } finally {
      model.close();
    }
  }
}
