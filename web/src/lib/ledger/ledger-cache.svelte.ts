import type { LedgerEntry } from '@opencoc/core/ledger';
import type { OpenDatabase } from '#lib/db/open.ts';
import type { PendingDecisionRow } from '#lib/db/rows.ts';
import type { TabChannel } from '#lib/sync/tab-channel.ts';

/** The ledger as far as boards need it (releases, signing, delivery), and the decisions that wait here. */
export class LedgerCache {
  readonly #map = new Map<string, LedgerEntry[]>();
  /** A new wrapper at each change: what reads it hears of it, and the map is never copied. */
  #shown = $state.raw({ map: this.#map });
  #pending = $state.raw<readonly PendingDecisionRow[]>([]);
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
    if (!this.#asked) {
      this.#asked = true;
      queueMicrotask(() => void this.#load().catch(() => undefined));
    }
    return this.#shown.map;
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
    this.#map.clear();
    for (const { record, entry } of rows) {
      const list = this.#map.get(record);
      if (list) list.push(entry);
      else this.#map.set(record, [entry]);
    }
    this.#shown = { map: this.#map };
  }

  async #refresh(records: readonly string[]): Promise<void> {
    await this.loadPending();
    if (!this.#asked) return;
    for (const record of records) {
      const entries = (await this.ofRecord(record)).filter((entry) => entry.decision.kind !== 'review');
      if (entries.length > 0) this.#map.set(record, entries);
      else this.#map.delete(record);
    }
    this.#shown = { map: this.#map };
  }
}
