import { recordIdOf } from '@opencoc/core/protocol';
import type { LiveMessage } from '@opencoc/core/protocol';
import type { Connection } from './connection.ts';

interface Watcher {
  readonly connection: Connection;
}
interface Person {
  readonly id: string;
  readonly name: string;
}

interface Hall {
  readonly watchers: Set<Watcher>;
  /** Record id -> session -> who. */
  readonly open: Map<string, Map<object, Person>>;
  revision: number;
  news: { revision: boolean; presence: boolean };
  timer: NodeJS.Timeout | undefined;
}

const TICK_MS = 100;

/** Tells who watches a workspace that there is something new, and who has which record open; ten times a second at most. */
export class LiveHub {
  readonly #halls = new Map<string, Hall>();

  #hall(workspace: string): Hall {
    const known = this.#halls.get(workspace);
    if (known) return known;
    const hall: Hall = {
      watchers: new Set(),
      open: new Map(),
      revision: 0,
      news: { revision: false, presence: false },
      timer: undefined,
    };
    this.#halls.set(workspace, hall);
    return hall;
  }

  /** Begins with where the workspace stands; returns how to stop. */
  watch(workspace: string, connection: Connection, revision: number): () => void {
    const hall = this.#hall(workspace);
    const watcher = { connection };
    hall.watchers.add(watcher);
    hall.revision = Math.max(hall.revision, revision);
    say(connection, { kind: 'revision', revision: hall.revision });
    say(connection, presenceOf(hall));
    return () => {
      hall.watchers.delete(watcher);
      this.#forget(workspace, hall);
    };
  }

  committed(workspace: string, revision: number): void {
    const hall = this.#halls.get(workspace);
    if (!hall || revision <= hall.revision) return;
    hall.revision = revision;
    hall.news.revision = true;
    this.#tell(hall);
  }

  /** A session has a document open; returns how to say that it left. */
  entered(workspace: string, document: string, person: Person): () => void {
    const record = recordIdOf(document);
    if (record === undefined) return () => undefined;
    const hall = this.#hall(workspace);
    const session = {};
    const people = hall.open.get(record) ?? new Map<object, Person>();
    hall.open.set(record, people.set(session, person));
    hall.news.presence = true;
    this.#tell(hall);
    return () => {
      people.delete(session);
      if (people.size === 0 && hall.open.get(record) === people) hall.open.delete(record);
      hall.news.presence = true;
      this.#tell(hall);
      this.#forget(workspace, hall);
    };
  }

  #tell(hall: Hall): void {
    if (hall.watchers.size === 0) return;
    hall.timer ??= setTimeout(() => {
      hall.timer = undefined;
      const { revision, presence } = hall.news;
      hall.news = { revision: false, presence: false };
      const text = [
        ...(revision ? [JSON.stringify({ kind: 'revision', revision: hall.revision } satisfies LiveMessage)] : []),
        ...(presence ? [JSON.stringify(presenceOf(hall))] : []),
      ];
      for (const { connection } of hall.watchers) for (const message of text) connection.send(message);
    }, TICK_MS).unref();
  }

  #forget(workspace: string, hall: Hall): void {
    if (hall.watchers.size > 0 || hall.open.size > 0) return;
    clearTimeout(hall.timer);
    if (this.#halls.get(workspace) === hall) this.#halls.delete(workspace);
  }
}

const say = (connection: Connection, message: LiveMessage): void => {
  connection.send(JSON.stringify(message));
};

function presenceOf({ open }: Hall): LiveMessage {
  const records = [...open].map(([record, people]): [string, Person[]] => {
    const each = new Map([...people.values()].map(({ id, name }) => [id, { id, name }]));
    return [record, [...each.values()]];
  });
  return { kind: 'presence', records: Object.fromEntries(records) };
}
