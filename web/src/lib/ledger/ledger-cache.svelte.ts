import type { LedgerEntry } from '@opencoc/core/ledger';
import type { OpenDatabase } from '#lib/db/open.ts';
import type { PendingDecisionRow } from '#lib/db/rows.ts';
import type { TabChannel } from '#lib/sync/tab-channel.ts';

/** The ledger as far as boards need it (releases, signing, delivery), and the decisions that wait here. */
export class LedgerCache {
  #byRecord = new Map<string, LedgerEntry[]>();
  #pending = $state.raw<readonly PendingDecisionRow[]>([]);
  #version = $state(0);
  #asked = false;
  readonly #database: OpenDatabase;
  readonly #stop: () => void;

  constructor(database: OpenDatabase, tabs: TabChannel) {
    this.#database = database;
    this.#stop = tabs.on((message) => {
      if (message.kind !== 'ledger') return;
      void this.#refresh(message.records).catch(() => undefined);
    });
  }

  /** By record, in order of seq; read from the database when somebody first asks. */
  get byRecord(): ReadonlyMap<string, readonly LedgerEntry[]> {
    void this.#version;
    if (!this.#asked) {
      this.#asked = true;
      queueMicrotask(() => void this.#load().catch(() => undefined));
    }
    return this.#byRecord;
  }

  get pending(): readonly PendingDecisionRow[] {
    return this.#pending;
  }

  async loadPending(): Promise<void> {
    this.#pending = await this.#database.run((db) => db.decisions.orderBy('atMs').toArray());
  }

  /** Every entry of one record, reviews included, in order. */
  async ofRecord(record: string): Promise<LedgerEntry[]> {
    const rows = await this.#database.run((db) => db.ledger.where('record').equals(record).sortBy('seq'));
    return rows.map((row) => row.entry);
  }

  stop(): void {
    this.#stop();
  }

  async #load(): Promise<void> {
    const rows = await this.#database.run((db) =>
      db.ledger.where('kind').anyOf(['release', 'signing', 'delivery']).sortBy('seq'),
    );
    const byRecord = new Map<string, LedgerEntry[]>();
    for (const { record, entry } of rows) {
      const list = byRecord.get(record);
      if (list) list.push(entry);
      else byRecord.set(record, [entry]);
    }
    this.#byRecord = byRecord;
    this.#version += 1;
  }

  async #refresh(records: readonly string[]): Promise<void> {
    await this.loadPending();
    if (!this.#asked) return;
    for (const record of records) {
      const entries = (await this.ofRecord(record)).filter((entry) => entry.decision.kind !== 'review');
      if (entries.length > 0) this.#byRecord.set(record, entries);
      else this.#byRecord.delete(record);
    }
    this.#version += 1;
  }
}
