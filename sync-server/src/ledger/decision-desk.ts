import { canonicalJson, chain } from '@opencoc/core/ledger';
import type { Decision, LedgerEntry, Outcome } from '@opencoc/core/ledger';
import type { DecisionBody } from '@opencoc/core/protocol';
import { assessReadiness, entryOf, isSigned } from '@opencoc/core/readiness';
import type { ReadinessReport, ReleaseState } from '@opencoc/core/readiness';
import { mayDecide } from '@opencoc/core/workspace';
import type { Role } from '@opencoc/core/workspace';
import { standingRecord } from '../records/standing.ts';
import type { RecordsPorts, StandingRecord } from '../records/standing.ts';
import { AlreadyThere } from '../store/store.ts';
import type { Release } from '../store/store.ts';
import { DecisionRefused } from './decision-refused.ts';
import { makeRelease } from './make-release.ts';
import { checkSigningStep, compareWithRelease } from './signing.ts';

export interface DeskPorts extends RecordsPorts {
  readonly now: () => number;
  /** A UUID, version 4. */
  readonly newId: () => string;
  readonly onTaken: (workspace: string, record: string, revision: number) => void;
}

export interface Decider {
  readonly id: string;
  readonly roles: readonly Role[];
}

interface CarriedOut {
  readonly outcome: Outcome;
  readonly release?: Release;
}

const TRIES = 3;

/** Where decisions are taken: one after the other in a workspace, each judged by the record as it is on disk. */
export class DecisionDesk {
  readonly #ports: DeskPorts;
  readonly #queues = new Map<string, Promise<unknown>>();

  constructor(ports: DeskPorts) {
    this.#ports = ports;
  }

  /** Takes a decision; the same id again gives the entry that stands. Throws DecisionRefused. */
  async take(workspace: string, record: string, by: Decider, body: DecisionBody): Promise<LedgerEntry> {
    const before = this.#queues.get(workspace) ?? Promise.resolve();
    const turn = before.then(() => this.#takeOnce(workspace, record, by, body, TRIES));
    const settled = turn.catch(() => undefined);
    this.#queues.set(workspace, settled);
    void settled.then(() => {
      if (this.#queues.get(workspace) === settled) this.#queues.delete(workspace);
    });
    return turn;
  }

  async #takeOnce(
    workspace: string,
    record: string,
    by: Decider,
    body: DecisionBody,
    tries: number,
  ): Promise<LedgerEntry> {
    const { store, now, onTaken } = this.#ports;
    const standing = await store.ledger.find(workspace, body.id);
    if (standing) return sameDecision(standing, record, by, body);
    if (!mayDecide(by.roles, body.decision)) {
      throw new DecisionRefused('not-allowed', `Your roles (${by.roles.join(', ')}) may not take this decision`);
    }
    const stood = await standingRecord(this.#ports, workspace, record);
    if (!stood) throw new DecisionRefused('not-found', 'There is no such record');
    const { outcome, release } = await this.#carryOut(workspace, stood, body.decision);
    const head = await store.ledger.head(workspace);
    const entry = chain(head, { record, id: body.id, by: by.id, atMs: now(), decision: body.decision, outcome });
    const ledger = [...stood.ledger, entry];
    const projected = {
      record,
      covers: stood.revision,
      entry: entryOf(record, stood.view, assessReadiness(stood.view, ledger), ledger),
    };
    try {
      const { revision } = await store.ledger.take(workspace, { entry, projected, ...(release ? { release } : {}) });
      onTaken(workspace, record, revision);
      return entry;
    } catch (error) {
      // Another process put an entry on the chain meanwhile: judge anew.
      if (error instanceof AlreadyThere && tries > 1) return this.#takeOnce(workspace, record, by, body, tries - 1);
      throw error;
    }
  }

  async #carryOut(workspace: string, stood: StandingRecord, decision: Decision): Promise<CarriedOut> {
    switch (decision.kind) {
      case 'review':
        return { outcome: { kind: 'noted' } };
      case 'release':
        return this.#release(stood, decision.fingerprint);
      case 'signing': {
        const release = releaseOf(stood.report, decision.releaseId);
        checkSigningStep(decision.step, release, stood.report.releases[0] === release);
        if (decision.step.name !== 'returned') return { outcome: { kind: 'noted' } };
        return { outcome: await this.#compare(workspace, decision.releaseId, decision.step.file) };
      }
      case 'delivery': {
        const release = releaseOf(stood.report, decision.releaseId);
        if (decision.state !== 'planned' && !isSigned(release)) {
          throw new DecisionRefused('not-now', 'Only a release whose signed file came back can be delivered');
        }
        return { outcome: { kind: 'noted' } };
      }
    }
  }

  #release({ id, view, report }: StandingRecord, fingerprint: string): CarriedOut {
    const { now, newId } = this.#ports;
    if (report.fingerprint !== fingerprint) {
      throw new DecisionRefused('data-moved-on', 'The record changed since you looked at it: look again, then release');
    }
    const gate = report.gates.find((one) => one.id === 'xml');
    if (gate?.state === 'done') {
      throw new DecisionRefused('not-now', 'This data has been released already, and nothing has changed since');
    }
    if (gate?.state !== 'open') throw gateShut(gate?.holds ?? []);
    const made = makeRelease({
      content: view.content,
      previous: report.releases[0]?.version,
      nowMs: now(),
      referenceId: newId(),
    });
    const { version, iviReferenceId, xml, sha256 } = made;
    const releaseId = newId();
    const vin = view.content.values.get('VehicleIdentificationNumber') ?? '';
    return {
      outcome: { kind: 'released', releaseId, version, iviReferenceId, xmlSha256: sha256, xmlBytes: xml.byteLength },
      release: { id: releaseId, record: id, version, vin, xml, sha256 },
    };
  }

  async #compare(workspace: string, releaseId: string, sha256: string): Promise<Outcome> {
    const { store } = this.#ports;
    const file = await store.files.get(workspace, sha256);
    if (!file) throw new DecisionRefused('bad-input', 'Hand the signed file in first, then name it here');
    const release = await store.ledger.release(workspace, releaseId);
    if (!release) throw new DecisionRefused('not-found', 'There is no such release');
    return compareWithRelease(file, release.xml);
  }
}

function sameDecision(standing: LedgerEntry, record: string, by: Decider, body: DecisionBody): LedgerEntry {
  const same =
    standing.record === record &&
    standing.by === by.id &&
    canonicalJson(standing.decision) === canonicalJson(body.decision);
  if (!same) throw new DecisionRefused('already-exists', 'Another decision bears this id: make a new one');
  return standing;
}

function releaseOf({ releases }: ReadinessReport, releaseId: string): ReleaseState {
  const release = releases.find((one) => one.releaseId === releaseId);
  if (!release) throw new DecisionRefused('not-found', 'The record has no such release');
  return release;
}

function gateShut(holds: ReadinessReport['gates'][number]['holds']): DecisionRefused {
  const what = holds.map(({ count, cause, department }) => `${String(count)} ${cause} (${department})`);
  return new DecisionRefused(
    'gate-shut',
    `What holds it: ${what.join(', ')}`,
    holds.map(({ path, section, cause, count, department }) => ({
      path: path ?? (section === undefined ? '' : `#${section}`),
      message: `${cause}: ${String(count)}, ${department}`,
    })),
  );
}
