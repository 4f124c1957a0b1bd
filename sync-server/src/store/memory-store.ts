import type { LedgerEntry } from '@opencoc/core/ledger';
import type { Entry } from '@opencoc/core/readiness';
import type { Role } from '@opencoc/core/workspace';
import { changesPage } from './changes-page.ts';
import type { ChangedItem } from './changes-page.ts';
import { committedAt } from './committed.ts';
import type { Committed } from './committed.ts';
import { matchesEntry } from './entry-filter.ts';
import { AlreadyThere } from './store.ts';
import type * as port from './store.ts';

interface DocumentRows {
  revision: number;
  snapshot?: { revision: number; bytes: Uint8Array };
  updates: { revision: number; bytes: Uint8Array; author: string }[];
  clients: Map<number, string>;
}

class WorkspaceRows {
  readonly about: port.Workspace;
  revision = 0;
  readonly members = new Map<string, readonly Role[]>();
  readonly documents = new Map<string, DocumentRows>();
  readonly entries = new Map<string, port.ProjectedEntry & { revision: number }>();
  readonly ledger: { revision: number; entry: LedgerEntry }[] = [];
  readonly releases = new Map<string, port.Release>();
  readonly files = new Map<string, Uint8Array>();
  constructor(about: port.Workspace) {
    this.about = about;
  }
}

export interface MemoryStoreOptions {
  readonly generation?: string;
  /** Runs before every commit; a promise delays it, a throw makes it fail. For trials of what a bad disk does. */
  readonly beforeCommit?: () => Promise<void> | void;
  /** The same for loading a document. */
  readonly beforeLoad?: () => Promise<void> | void;
}

const copy = (bytes: Uint8Array): Uint8Array => bytes.slice();

/** The store for trying things out and for tests: the same behaviour, nothing on disk. */
export class MemoryStore implements port.Store {
  readonly generation: string;
  readonly #spaces = new Map<string, WorkspaceRows>();
  readonly #tokens = new Map<string, port.ApiToken>();
  readonly #options: MemoryStoreOptions;
  #chain: Promise<unknown> = Promise.resolve();

  constructor(options: MemoryStoreOptions = {}) {
    this.#options = options;
    this.generation = options.generation ?? 'memory';
  }

  #space(workspace: string): WorkspaceRows {
    const found = this.#spaces.get(workspace);
    if (!found) throw new Error(`There is no workspace ${workspace}`);
    return found;
  }

  /** Commits one after the other, as a disk does. */
  #commit<T>(work: () => T): Promise<T> {
    const run = this.#chain.then(async () => {
      await this.#options.beforeCommit?.();
      return work();
    });
    this.#chain = run.catch(() => undefined);
    return run;
  }

  readonly workspaces: port.Workspaces = {
    create: async (about) => {
      await this.#commit(() => {
        if (this.#spaces.has(about.id)) throw new AlreadyThere(`There is a workspace ${about.id} already`);
        this.#spaces.set(about.id, new WorkspaceRows(about));
      });
    },
    list: async () => Promise.resolve([...this.#spaces.values()].map((space) => space.about)),
    find: async (workspace) => Promise.resolve(this.#spaces.get(workspace)?.about),
    members: async (workspace) =>
      Promise.resolve([...this.#space(workspace).members].map(([userId, roles]) => ({ userId, roles }))),
    rolesOf: async (workspace, userId) => Promise.resolve(this.#spaces.get(workspace)?.members.get(userId) ?? []),
    setRoles: async (workspace, userId, roles) => {
      await this.#commit(() => {
        if (roles.length === 0) this.#space(workspace).members.delete(userId);
        else this.#space(workspace).members.set(userId, roles);
      });
    },
    addToken: async (token, hash) => {
      await this.#commit(() => this.#tokens.set(hash, token));
    },
    tokenByHash: async (hash) => Promise.resolve(this.#tokens.get(hash)),
  };

  readonly log: port.UpdateLog = {
    append: (workspace, document, updates) =>
      this.#commit(() => {
        const space = this.#space(workspace);
        const rows: DocumentRows = space.documents.get(document) ?? { revision: 0, updates: [], clients: new Map() };
        space.documents.set(document, rows);
        for (const { bytes, author, newClients } of updates) {
          space.revision += 1;
          rows.revision = space.revision;
          rows.updates.push({ revision: space.revision, bytes: copy(bytes), author });
          for (const client of newClients) if (!rows.clients.has(client)) rows.clients.set(client, author);
        }
        return committedAt(space.revision);
      }),
    load: async (workspace, document) => {
      await this.#options.beforeLoad?.();
      const rows = this.#space(workspace).documents.get(document);
      return {
        updates: updatesSince(rows, 0),
        revision: rows?.revision ?? 0,
        clients: new Map(rows?.clients),
      };
    },
    writeSnapshot: async (workspace, document, revision, bytes) => {
      await this.#commit(() => {
        const rows = this.#space(workspace).documents.get(document);
        if (rows && revision > (rows.snapshot?.revision ?? 0)) rows.snapshot = { revision, bytes: copy(bytes) };
      });
    },
    trim: (workspace, document) =>
      this.#commit(() => {
        const rows = this.#space(workspace).documents.get(document);
        if (!rows) return 0;
        const before = rows.updates.length;
        rows.updates = rows.updates.filter((row) => row.revision > (rows.snapshot?.revision ?? 0));
        return before - rows.updates.length;
      }),
    changes: async (workspace, since, limits) => {
      const space = this.#space(workspace);
      const changed = (after: number, limit: number): ChangedItem[] =>
        [
          ...[...space.documents].map(([id, { revision }]) => ({ kind: 'document' as const, id, revision })),
          ...[...space.entries].map(([id, { revision }]) => ({ kind: 'entry' as const, id, revision })),
          ...space.ledger.map(({ revision, entry }) => ({ kind: 'ledger' as const, id: entry.id, revision })),
        ]
          .filter((item) => item.revision > after)
          .sort((a, b) => a.revision - b.revision)
          .slice(0, limit);
      const page = changesPage(
        {
          revision: space.revision,
          changed,
          updatesSince: (document, base) => updatesSince(space.documents.get(document), base),
          entry: (id) => one(space.entries.get(id)).entry,
          ledger: (id) => one(space.ledger.find(({ entry }) => entry.id === id)).entry,
        },
        this.generation,
        since,
        limits,
      );
      return Promise.resolve(page);
    },
    revision: async (workspace) => Promise.resolve(this.#space(workspace).revision),
  };

  #putEntry(space: WorkspaceRows, projected: port.ProjectedEntry): number {
    space.revision += 1;
    space.entries.set(projected.record, { ...projected, revision: space.revision });
    return space.revision;
  }

  readonly entries: port.Entries = {
    put: (workspace, projected) => this.#commit(() => committedAt(this.#putEntry(this.#space(workspace), projected))),
    cover: async (workspace, record, covers) => {
      await this.#commit(() => {
        const { entries } = this.#space(workspace);
        const row = entries.get(record);
        if (row) entries.set(record, { ...row, covers });
      });
    },
    get: async (workspace, record) => Promise.resolve(this.#spaces.get(workspace)?.entries.get(record)?.entry),
    list: async (workspace, filter) => {
      const all: Entry[] = [...this.#space(workspace).entries]
        .filter(([record]) => record > (filter.after ?? ''))
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([, row]) => row.entry);
      return Promise.resolve(all.filter((entry) => matchesEntry(entry, filter)).slice(0, filter.limit));
    },
    stale: async () =>
      Promise.resolve(
        [...this.#spaces].flatMap(([workspace, space]) =>
          [...space.documents]
            .filter(([id, rows]) => (space.entries.get(id.replace('record_', ''))?.covers ?? 0) < rows.revision)
            .map(([document]) => ({ workspace, document })),
        ),
      ),
  };

  readonly ledger: port.Ledger = {
    head: async (workspace) => Promise.resolve(this.#space(workspace).ledger.at(-1)?.entry),
    find: async (workspace, id) =>
      Promise.resolve(this.#space(workspace).ledger.find(({ entry }) => entry.id === id)?.entry),
    ofRecord: async (workspace, record) =>
      Promise.resolve(
        this.#space(workspace)
          .ledger.map(({ entry }) => entry)
          .filter((entry) => entry.record === record),
      ),
    all: async (workspace) => Promise.resolve(this.#space(workspace).ledger.map(({ entry }) => entry)),
    take: (workspace, { entry, release, projected }): Promise<Committed> =>
      this.#commit(() => {
        const space = this.#space(workspace);
        if (space.ledger.some((row) => row.entry.seq === entry.seq || row.entry.id === entry.id)) {
          throw new AlreadyThere(`Ledger entry ${String(entry.seq)} or decision ${entry.id} stands already`);
        }
        space.revision += 1;
        space.ledger.push({ revision: space.revision, entry });
        if (release) space.releases.set(release.id, { ...release, xml: copy(release.xml) });
        return committedAt(projected ? this.#putEntry(space, projected) : space.revision);
      }),
    release: async (workspace, id) => {
      const release = this.#spaces.get(workspace)?.releases.get(id);
      return Promise.resolve(release && { ...release, xml: copy(release.xml) });
    },
  };

  readonly files: port.Files = {
    put: async (workspace, sha256, bytes) => {
      await this.#commit(() => {
        const { files } = this.#space(workspace);
        if (!files.has(sha256)) files.set(sha256, copy(bytes));
      });
    },
    get: async (workspace, sha256) => Promise.resolve(this.#spaces.get(workspace)?.files.get(sha256)),
  };

  probe(): Promise<void> {
    return this.#commit(() => undefined);
  }

  async close(): Promise<void> {
    await this.#chain;
  }
}

/** What a list of changes names is there: rows are never deleted. */
function one<T>(row: T | undefined): T {
  if (row === undefined) throw new Error('A changed row is gone');
  return row;
}

function updatesSince(rows: DocumentRows | undefined, base: number): Uint8Array[] {
  if (!rows) return [];
  const covered = rows.snapshot && rows.snapshot.revision > base ? rows.snapshot : undefined;
  const from = covered?.revision ?? base;
  return [
    ...(covered ? [covered.bytes] : []),
    ...rows.updates.filter((row) => row.revision > from).map((row) => row.bytes),
  ];
}
