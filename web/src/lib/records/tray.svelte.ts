import type { CommandResult, TrayItem, TrayModel } from '#lib/app/ports.ts';
import type { OpenDatabase } from '#lib/db/open.ts';
import type { TrayRow } from '#lib/db/rows.ts';
import type { TabChannel } from '#lib/sync/tab-channel.ts';
import type { EntryCache } from './entry-cache.svelte.ts';

interface TrayPorts {
  readonly database: OpenDatabase;
  readonly tabs: TabChannel;
  readonly entries: EntryCache;
  /** Applies refused work anew. */
  readonly apply: (row: TrayRow) => Promise<CommandResult>;
}

/** Refused work of this person, kept until they discard it or it goes through. */
export class Tray implements TrayModel {
  #rows = $state.raw<readonly TrayRow[]>([]);
  readonly #ports: TrayPorts;
  readonly #stop: () => void;

  readonly items: readonly TrayItem[] = $derived.by(() =>
    this.#rows.flatMap(({ id, record, kind, path, value, reason, detail, atMs }) =>
      id === undefined
        ? []
        : {
            id,
            recordId: record,
            vin: this.#ports.entries.get(record)?.vin ?? '',
            kind,
            path,
            value,
            reason,
            detail,
            atMs,
          },
    ),
  );
  readonly #counts = $derived(Map.groupBy(this.#rows, (row) => row.record));

  constructor(ports: TrayPorts) {
    this.#ports = ports;
    this.#stop = ports.tabs.on((message) => {
      if (message.kind === 'tray') void this.load().catch(() => undefined);
    });
  }

  async load(): Promise<void> {
    this.#rows = await this.#ports.database.run((db) => db.tray.reverse().toArray());
  }

  countOf(recordId: string): number {
    return this.#counts.get(recordId)?.length ?? 0;
  }

  async discard(id: number): Promise<void> {
    await this.#ports.database.run((db) => db.tray.delete(id));
    this.#ports.tabs.tell({ kind: 'tray' });
  }

  async retry(id: number): Promise<CommandResult> {
    const row = this.#rows.find((one) => one.id === id);
    if (!row) return { ok: false, reason: 'nothing', message: 'This is no longer in the tray.' };
    const result = await this.#ports.apply(row);
    if (result.ok) await this.discard(id);
    return result;
  }

  stop(): void {
    this.#stop();
  }
}
