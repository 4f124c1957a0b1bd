import type { Entry } from '@opencoc/core/readiness';
import { mayCreateRecord } from '@opencoc/core/workspace';
import type { Department, Role } from '@opencoc/core/workspace';
import { recordDocument } from '@opencoc/core/protocol';
import type { ImportOutcome, RecordsListModel } from '#lib/app/ports.ts';
import type { Status } from '#lib/sync/status.svelte.ts';
import type { TabChannel } from '#lib/sync/tab-channel.ts';
import type { EntryCache } from './entry-cache.svelte.ts';
import { applyFilter, NEWEST_FIRST, NO_FILTER } from './filter.ts';
import type { ListFilter, ListSort } from './filter.ts';

interface ListPorts {
  readonly entries: EntryCache;
  readonly status: Status;
  readonly tabs: TabChannel;
  readonly departments: () => readonly Department[];
  readonly roles: () => readonly Role[];
  readonly importFiles: (files: readonly File[]) => Promise<readonly ImportOutcome[]>;
}

interface Hold {
  readonly ids: readonly string[];
  readonly filter: ListFilter;
  readonly sort: ListSort;
}

type People = readonly { readonly id: string; readonly name: string }[];

/** The list of records: a filter and an order over the entries, held still while a person points at it. */
export class RecordsList implements RecordsListModel {
  filter = $state.raw<ListFilter>(NO_FILTER);
  sort = $state.raw<ListSort>(NEWEST_FIRST);
  #presence = $state.raw<Readonly<Record<string, People>>>({});
  /** Ids and order as they were when the list was frozen. */
  #hold = $state.raw<Hold | undefined>(undefined);
  /** A new filter or order lets go: that is what the person asked for. */
  readonly #held: readonly string[] | undefined = $derived(
    this.#hold?.filter === this.filter && this.#hold.sort === this.sort ? this.#hold.ids : undefined,
  );
  readonly #ports: ListPorts;
  readonly #stop: () => void;

  readonly #current: readonly Entry[] = $derived.by(() =>
    applyFilter(this.#ports.entries.all, this.filter, this.sort, this.#ports.departments()),
  );

  readonly rows: readonly Entry[] = $derived.by(() => {
    const held = this.#held;
    if (held === undefined) return this.#current;
    return held.flatMap((id) => this.#ports.entries.get(id) ?? []);
  });

  /** Rows that would come, go or move if the list were let go. */
  readonly waiting: number = $derived.by(() => {
    const held = this.#held;
    if (held === undefined) return 0;
    const now = this.#current.map((entry) => entry.id);
    const before = new Set(held);
    const after = new Set(now);
    const stay = held.filter((id) => after.has(id));
    const order = now.filter((id) => before.has(id));
    const moved = stay.filter((id, at) => order[at] !== id).length;
    return now.length - order.length + (held.length - stay.length) + (moved > 0 ? 1 : 0);
  });

  constructor(ports: ListPorts) {
    this.#ports = ports;
    this.#stop = ports.tabs.on((message) => {
      if (message.kind === 'presence') this.#presence = message.records;
    });
  }

  get loaded(): boolean {
    return this.#ports.entries.loaded;
  }

  get total(): number {
    return this.#ports.entries.all.length;
  }

  get all(): readonly Entry[] {
    return this.#ports.entries.all;
  }

  get frozen(): boolean {
    return this.#hold !== undefined;
  }

  set frozen(frozen: boolean) {
    if (frozen === (this.#hold !== undefined)) return;
    this.#hold = frozen ? this.#holdNow() : undefined;
  }

  showWaiting(): void {
    if (this.#hold !== undefined) this.#hold = this.#holdNow();
  }

  #holdNow(): Hold {
    return { ids: this.#current.map((entry) => entry.id), filter: this.filter, sort: this.sort };
  }

  presence(recordId: string): People {
    return this.#presence[recordId] ?? [];
  }

  unsent(recordId: string): number {
    return this.#ports.status.unsentOf(recordDocument(recordId));
  }

  entry(recordId: string): Entry | undefined {
    return this.#ports.entries.get(recordId);
  }

  get mayImport(): boolean {
    return mayCreateRecord(this.#ports.roles());
  }

  importFiles(files: readonly File[]): Promise<readonly ImportOutcome[]> {
    return this.#ports.importFiles(files);
  }

  stop(): void {
    this.#stop();
  }
}
