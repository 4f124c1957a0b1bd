import type { SaveState, StatusModel } from '#lib/app/ports.ts';
import type { LocalStore } from '#lib/db/local-store.ts';
import type { OpenDatabase } from '#lib/db/open.ts';
import { saveState } from './save-state.ts';
import type { Connection, TabChannel } from './tab-channel.ts';

interface StatusPorts {
  readonly database: OpenDatabase;
  readonly store: LocalStore;
  readonly tabs: TabChannel;
  readonly onRetry: () => void;
}

/** The state chip of the header: counts what the database says is unacknowledged, and what the leader knows. */
export class Status implements StatusModel {
  #connection = $state.raw<Connection>({
    reach: 'trying',
    serverStore: 'ok',
    session: 'good',
    lastSyncedMs: undefined,
    firstReplication: undefined,
  });
  #unsentByDocument = $state.raw<ReadonlyMap<string, number>>(new Map());
  #decisions = $state(0);
  #files = $state(0);
  #tray = $state(0);
  #unkept = $state(0);
  #deviceFails = $state(false);
  #leader = $state(false);
  #counting: Promise<void> | undefined;
  #countAgain = false;
  readonly #ports: StatusPorts;
  readonly #stops: (() => void)[] = [];

  readonly state: SaveState = $derived(
    saveState({
      unkept: this.#unkept,
      deviceFails: this.#deviceFails,
      unsent: this.unsent,
      tray: this.#tray,
      reach: this.#connection.reach,
      serverStore: this.#connection.serverStore,
      session: this.#connection.session,
    }),
  );

  readonly details: StatusModel['details'] = $derived({
    unsentChanges: this.#changes(),
    pendingDecisions: this.#decisions,
    unsentFiles: this.#files,
    refused: this.#tray,
    online: this.#connection.reach === 'reached',
    lastSyncedMs: this.#connection.lastSyncedMs,
    leader: this.#leader,
    firstReplication:
      this.#connection.firstReplication === undefined ? undefined : { records: this.#connection.firstReplication },
  });

  constructor(ports: StatusPorts) {
    this.#ports = ports;
    this.#stops.push(
      ports.tabs.on((message) => {
        if (message.kind === 'unsent' || message.kind === 'tray') void this.count();
        else if (message.kind === 'connection') this.#connection = message.connection;
      }),
      ports.database.onFault((fault) => {
        this.#deviceFails = fault !== undefined;
      }),
    );
  }

  get unsent(): number {
    return this.#changes() + this.#decisions + this.#files;
  }

  get deviceFails(): boolean {
    return this.#deviceFails;
  }

  get connection(): Connection {
    return this.#connection;
  }

  unsentOf(document: string): number {
    return this.#unsentByDocument.get(document) ?? 0;
  }

  /** Edits of all open records that the database has not committed. */
  tellUnkept(count: number): void {
    this.#unkept = count;
  }

  tellLeader(leads: boolean): void {
    this.#leader = leads;
  }

  retryNow(): void {
    this.#ports.onRetry();
  }

  /** Counts in the database; calls that come while it counts lead to one more count. */
  count(): Promise<void> {
    if (this.#counting) this.#countAgain = true;
    this.#counting ??= this.#count().finally(() => {
      this.#counting = undefined;
      if (this.#countAgain) {
        this.#countAgain = false;
        void this.count();
      }
    });
    return this.#counting;
  }

  stop(): void {
    for (const stop of this.#stops) stop();
  }

  #changes(): number {
    let sum = 0;
    for (const count of this.#unsentByDocument.values()) sum += count;
    return sum;
  }

  async #count(): Promise<void> {
    try {
      const byDocument = await this.#ports.store.unackedByDocument();
      const [decisions, files, tray] = await this.#ports.database.run((db) =>
        Promise.all([db.decisions.count(), db.files.where('pending').equals(1).count(), db.tray.count()]),
      );
      this.#unsentByDocument = byDocument;
      this.#decisions = decisions;
      this.#files = files;
      this.#tray = tray;
    } catch {
      // The database says itself that it fails.
    }
  }
}
