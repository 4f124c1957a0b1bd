import { createHash } from 'node:crypto';
import type { IviContent } from '@opencoc/core/ivi';
import type { Decision, LedgerEntry } from '@opencoc/core/ledger';
import { recordDocument } from '@opencoc/core/protocol';
import { createRecord, importContent } from '@opencoc/core/record';
import type { Pen } from '@opencoc/core/record';
import * as Y from 'yjs';
import { standingRecord } from '../records/standing.ts';
import type { StandingRecord } from '../records/standing.ts';
import { DEMO_WORKSPACE } from './people.ts';
import type { DemoPerson } from './people.ts';
import type { DemoPorts } from './make-demo.ts';

/** What a person does to a record, on the replica they have. */
export type Work = (doc: Y.Doc, pen: Pen) => void;

const HOUR_MS = 60 * 60 * 1_000;
const FIRST_CLIENT = 1_000;

/**
 * A record of the demo, written by its people through the same door as everybody's work: judged, committed, and with the
 * same ids whenever the demo is made.
 */
export class DemoRecord {
  readonly id: string;
  readonly #ports: DemoPorts;
  /** Hours before now; goes down as the story goes on. */
  #hoursAgo: number;
  #clients = FIRST_CLIENT;
  #decisions = 0;

  constructor(ports: DemoPorts, name: string, hoursAgo: number) {
    this.id = `demo-${name}`;
    this.#ports = ports;
    this.#hoursAgo = hoursAgo;
  }

  /** So many hours pass in the story. */
  later(hours: number): void {
    this.#hoursAgo -= hours;
  }

  get nowMs(): number {
    return this.#ports.now() - this.#hoursAgo * HOUR_MS;
  }

  async upload(person: DemoPerson, file: string, message: string, content: IviContent): Promise<void> {
    let rows = 0;
    const nextRow = (): string => {
      rows += 1;
      return `r${String(rows)}`;
    };
    const sha256 = createHash('sha256').update(message).digest('hex');
    await this.write(person, (doc, pen) => {
      createRecord(doc, pen);
      importContent(doc, pen, content, { id: 'upload1', kind: 'ivi-file', name: file, sha256 }, nextRow);
    });
  }

  /** One person's work, on top of all there is. */
  async write(person: DemoPerson, work: Work): Promise<void> {
    await this.apart([person, work]);
  }

  /** The work of several, none of whom sees the others': as if each had been offline. */
  async apart(...each: readonly (readonly [DemoPerson, Work])[]): Promise<void> {
    const { registry } = this.#ports;
    await registry.within(DEMO_WORKSPACE.id, recordDocument(this.id), async (room) => {
      const base = room.committedState();
      for (const [person, work] of each) {
        const answer = await room.ingestAndWait(this.#updateOf(base, person, work), {
          userId: person.id,
          roles: person.roles,
        });
        if ('code' in answer) throw new Error(`${this.id}: ${answer.code} ${answer.paths.join(', ')}`);
      }
    });
  }

  #updateOf(base: Uint8Array, { id }: DemoPerson, work: Work): Uint8Array {
    this.#clients += 1;
    const doc = new Y.Doc();
    Y.applyUpdate(doc, base);
    doc.clientID = this.#clients;
    const before = Y.encodeStateVector(doc);
    work(doc, { author: id, device: `${id}-laptop`, nowMs: this.nowMs });
    const update = Y.encodeStateAsUpdate(doc, before);
    doc.destroy();
    return update;
  }

  async standing(): Promise<StandingRecord> {
    const standing = await standingRecord(this.#ports, DEMO_WORKSPACE.id, this.id);
    if (!standing) throw new Error(`${this.id} is not there`);
    return standing;
  }

  async decide(person: DemoPerson, decision: Decision): Promise<LedgerEntry> {
    this.#decisions += 1;
    const body = { id: `${this.id}-${String(this.#decisions)}`, decision };
    const desk = this.#ports.deskAt(() => this.nowMs);
    return desk.take(DEMO_WORKSPACE.id, this.id, { id: person.id, roles: person.roles }, body);
  }

  /** Approves sections as they stand: all, or the first so many. */
  async approve(person: DemoPerson, first = Infinity): Promise<void> {
    const { report } = await this.standing();
    const sections = report.sections.filter(({ filled, expected }) => filled > 0 || expected > 0).slice(0, first);
    const fingerprints = Object.fromEntries(sections.map(({ id, fingerprint }) => [id, fingerprint]));
    await this.decide(person, { kind: 'review', verdict: 'approved', fingerprints });
  }

  /** Releases the record; returns the release's id. */
  async release(person: DemoPerson): Promise<string> {
    const { report } = await this.standing();
    const { outcome } = await this.decide(person, { kind: 'release', fingerprint: report.fingerprint });
    if (outcome.kind !== 'released') throw new Error(`${this.id} was not released`);
    return outcome.releaseId;
  }
}
