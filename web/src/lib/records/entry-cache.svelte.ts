import type { Entry } from '@opencoc/core/readiness';
import type { OpenDatabase } from '#lib/db/open.ts';
import type { EntryRow } from '#lib/db/rows.ts';
import type { TabChannel } from '#lib/sync/tab-channel.ts';

/** What is shown of a record: this device's own reading while its changes are on their way, else the server's. */
export const shownEntry = (row: EntryRow): Entry | undefined => row.local ?? row.entry;

/**
 * All entries in memory, read once and then kept current row by row: the list of 100,000 records is not read anew
 * because one of them changed.
 */
export class EntryCache {
  readonly #entries = new Map<string, Entry>();
  /** A new wrapper at each change: what reads it hears of it, and the map is never copied. */
  #shown = $state.raw({ map: this.#entries });
  #loaded = $state(false);
  readonly #database: OpenDatabase;
  readonly #stop: () => void;
  #stale = new Set<string>();
  #reading: Promise<void> | undefined;

  constructor(database: OpenDatabase, tabs: TabChannel) {
    this.#database = database;
    this.#stop = tabs.on((message) => {
      if (message.kind === 'entries') void this.refresh(message.ids);
    });
  }

  readonly all: readonly Entry[] = $derived([...this.#shown.map.values()]);

  get loaded(): boolean {
    return this.#loaded;
  }

  get(id: string): Entry | undefined {
    return this.#shown.map.get(id);
  }

  async load(): Promise<void> {
    const rows = await this.#database.run((db) => db.entries.toArray());
    for (const row of rows) {
      const shown = shownEntry(row);
      if (shown) this.#entries.set(row.id, shown);
    }
    this.#loaded = true;
    this.#shown = { map: this.#entries };
  }

  /** Reads these rows again; many calls in one tick are one read. */
  refresh(ids: readonly string[]): Promise<void> {
    for (const id of ids) this.#stale.add(id);
    this.#reading ??= Promise.resolve()
      .then(() => this.#readStale())
      .catch(() => undefined)
      .finally(() => {
        this.#reading = undefined;
        if (this.#stale.size > 0) void this.refresh([]);
      });
    return this.#reading;
  }

  stop(): void {
    this.#stop();
  }

  async #readStale(): Promise<void> {
    const ids = [...this.#stale];
    this.#stale.clear();
    const rows = await this.#database.run((db) => db.entries.bulkGet(ids));
    for (const [at, id] of ids.entries()) {
      const row = rows[at];
      const shown = row && shownEntry(row);
      if (shown) this.#entries.set(id, shown);
      else this.#entries.delete(id);
    }
    this.#shown = { map: this.#entries };
  }
}
