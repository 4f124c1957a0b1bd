import {
  addRow,
  applyChecked,
  createRecord,
  keepRow,
  readRecord,
  removeRow,
  reply,
  resolveThread,
  setValue,
  startThread,
} from '@opencoc/core/record';
import type { Actor, Pen } from '@opencoc/core/record';
import * as Y from 'yjs';
import type { Random } from './random.ts';

const FLAT = ['Variant', 'Version', 'MassGroup/ActualMass', 'DimensionGroup/Length', 'MaximumSpeed'];
const IN_ROW = ['AxleNumber', 'AxleSpacing', 'TechnicallyPermissibleMassAxle'];

/** One write of a value, and whether somebody who saw it has replaced it since. */
interface Write {
  readonly path: string;
  readonly value: string;
  superseded: boolean;
}

interface Client {
  readonly name: string;
  doc: Y.Doc;
  /** What the device has on disk: survives a crash. */
  disk: Uint8Array[];
  /** Updates on the way to this client; the network may repeat and reorder them. */
  readonly inbox: Uint8Array[];
  online: boolean;
  readonly actor: Actor;
}

/**
 * Several devices, a server and a bad network. The server judges each update before it keeps and passes it on. Every
 * value written is unique, so that at the end each can be accounted for.
 */
export class World {
  readonly writes: Write[] = [];
  readonly refused: string[] = [];
  readonly clients: Client[];
  /** What the server has committed; its replica can be rebuilt from it at any time. */
  #log: Uint8Array[] = [];
  #server = new Y.Doc();
  #random: Random;
  #clock = 1_000;
  #made = 0;

  constructor(random: Random, clients: number) {
    this.#random = random;
    this.clients = Array.from({ length: clients }, (_, at) => ({
      name: `user${at}`,
      doc: this.#newDoc(),
      disk: [],
      inbox: [],
      online: true,
      actor: { userId: `user${at}`, roles: ['homologation'] },
    }));
    const [first] = this.clients;
    if (first) this.#command(first, (doc, pen) => createRecord(doc, pen));
    this.settle();
  }

  /** Client ids come from the seed: chance ids would decide who wins, and a failing run could not be repeated. */
  #newDoc(): Y.Doc {
    const doc = new Y.Doc();
    doc.clientID = 1 + this.#random.below(0x7fff_ffff);
    return doc;
  }

  #command(client: Client, work: (doc: Y.Doc, pen: Pen) => void): void {
    const before = Y.encodeStateVector(client.doc);
    this.#clock += 1;
    // Clocks of devices are wrong: nothing may depend on them.
    const nowMs = this.#clock + this.#random.below(10_000);
    work(client.doc, { author: client.name, device: `${client.name}-d`, nowMs });
    client.disk.push(Y.encodeStateAsUpdate(client.doc, before));
    if (client.online) this.#upload(client);
  }

  /** What the client has and the server lacks goes up as one update, as a reconnecting client sends it. */
  #upload(client: Client): void {
    const update = Y.encodeStateAsUpdate(client.doc, Y.encodeStateVector(this.#server));
    const refusal = applyChecked(this.#server, update, client.actor, client.name);
    if (refusal) {
      this.refused.push(`${client.name}: ${refusal.code} ${refusal.paths.join(' ')}`);
      this.#restartServer();
      return;
    }
    this.#log.push(update);
    for (const other of this.clients) if (other !== client) other.inbox.push(update);
  }

  #restartServer(): void {
    this.#server = new Y.Doc();
    for (const update of this.#log) Y.applyUpdate(this.#server, update);
  }

  #receive(client: Client): void {
    while (client.inbox.length > 0) {
      const at = this.#random.below(client.inbox.length);
      const [update] = this.#random.chance(0.2) ? [client.inbox[at]] : client.inbox.splice(at, 1);
      if (!update) continue;
      Y.applyUpdate(client.doc, update, 'network');
      client.disk.push(update);
    }
  }

  #write(client: Client, path: string): void {
    const numeric = /Mass|Length|Speed|Spacing|Number/.test(path);
    this.#made += 1;
    const value = numeric ? String(this.#made) : `v${this.#made}`;
    const seen =
      readRecord(client.doc)
        .elements.get(path)
        ?.sides.map((side) => side.value) ?? [];
    for (const write of this.writes) if (write.path === path && seen.includes(write.value)) write.superseded = true;
    this.#command(client, (doc, pen) => setValue(doc, pen, path, value));
    this.writes.push({ path, value, superseded: false });
  }

  /** One random thing happens. */
  step(): void {
    const random = this.#random;
    const client = random.pick(this.clients);
    const rows = readRecord(client.doc).rows.get('AxleTable') ?? [];
    const what = random.below(100);
    if (what < 40) this.#write(client, random.pick(FLAT));
    else if (what < 50) this.#command(client, (doc, pen) => addRow(doc, pen, 'AxleTable', this.#rowId()));
    else if (what < 65 && rows.length > 0) this.#write(client, `${random.pick(rows).path}/${random.pick(IN_ROW)}`);
    else if (what < 69 && rows.length > 0)
      this.#command(client, (doc, pen) => removeRow(doc, pen, random.pick(rows).path));
    else if (what < 71 && rows.length > 0)
      this.#command(client, (doc, pen) => keepRow(doc, pen, random.pick(rows).path));
    else if (what < 76) this.#talk(client);
    else if (what < 84) client.online = !client.online;
    else if (what < 88) this.#crash(client);
    else if (what < 90) this.#restartServer();
    else if (client.online) {
      this.#upload(client);
      this.#receive(client);
    }
  }

  #rowId(): string {
    this.#made += 1;
    return `row${this.#made}`;
  }

  #talk(client: Client): void {
    const [thread] = readRecord(client.doc).threads;
    const id = `note${String((this.#made += 1)).padStart(8, '0')}`;
    this.#command(client, (doc, pen) => {
      if (!thread) startThread(doc, pen, { threadId: id, commentId: id, anchor: '', text: id, holds: ['xml'] });
      else if (this.#random.chance(0.3)) resolveThread(doc, pen, thread.id);
      else reply(doc, pen, thread.id, id, id);
    });
  }

  /** The page dies and is opened again: what was on disk is there, with a new client id. */
  #crash(client: Client): void {
    client.doc = this.#newDoc();
    for (const update of client.disk) Y.applyUpdate(client.doc, update, 'disk');
  }

  /** Everybody comes back online until nothing is on the way any more. */
  settle(): void {
    for (const client of this.clients) client.online = true;
    for (let round = 0; round < 3; round += 1) {
      for (const client of this.clients) {
        this.#upload(client);
        const missing = Y.encodeStateAsUpdate(this.#server, Y.encodeStateVector(client.doc));
        Y.applyUpdate(client.doc, missing, 'network');
        this.#receive(client);
      }
    }
  }

  get docs(): Y.Doc[] {
    return [this.#server, ...this.clients.map((client) => client.doc)];
  }
}
