import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findChainFault } from '@opencoc/core/ledger';
import { recordDocument } from '@opencoc/core/protocol';
import { readRecord, reply, setValue, startThread } from '@opencoc/core/record';
import { SqliteStore } from '@opencoc/sync-server/store/sqlite-store.ts';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import * as Y from 'yjs';
import { RawClient } from './raw-client.ts';
import { opencoc, prepare } from './server-process.ts';

const ROUNDS = Number(process.env['OPENCOC_KILLS'] ?? 5);
const W = 'plant';
const AUTHOR = 'token-p1';
const RECORDS = ['killed-one', 'killed-two', 'killed-three'];
const pen = { author: AUTHOR, device: 'd', nowMs: 1 };
const THREAD = 'threadkill1';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'opencoc-kill-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

const serve = (...more: string[]) => opencoc(['serve', '--api-only', '--port', '0', '--data', folder, ...more]);

/** Sends comments as fast as they go, and keeps which of them the server said are on disk. */
class Writer {
  readonly acknowledged = new Set<string>();
  readonly #sent: string[] = [];
  readonly #client: RawClient;
  readonly #round: number;
  constructor(url: string, record: string, token: string, round: number) {
    this.#client = new RawClient(`${url}/sync/${W}/${recordDocument(record)}?token=${token}&frames=1`);
    this.#round = round;
  }

  async begin(): Promise<void> {
    await this.#client.opened();
    this.#client.step1();
    await vi.waitFor(() => {
      expect(this.#client.synced && this.#client.committed.count === 1).toBe(true);
    });
    this.#client.edit((doc) => {
      startThread(doc, pen, { threadId: THREAD, commentId: 'firstone', anchor: '', text: 'x' });
    });
  }

  write(at: number): void {
    this.#note();
    if (!this.#client.isOpen) return;
    const id = `c${String(this.#round)}x${String(at).padStart(6, '0')}`;
    this.#client.edit((doc) => {
      reply(doc, pen, THREAD, id, 'y');
    });
    this.#sent.push(id);
  }

  #note(): void {
    // The first frame was the empty answer, the second the thread.
    for (const id of this.#sent.slice(0, Math.max(0, this.#client.committed.count - 2))) this.acknowledged.add(id);
  }

  end(): ReadonlySet<string> {
    this.#note();
    this.#client.close();
    return this.acknowledged;
  }
}

describe('a server that is killed', () => {
  test(
    `SRV-14 SRV-01 killed ${String(ROUNDS)} times under load: every update and decision it acknowledged is there`,
    { timeout: 40_000 * ROUNDS },
    async () => {
      const token = await prepare(folder, W, ['homologation', 'compliance']);
      const acknowledged = new Map(RECORDS.map((record) => [record, new Set<string>()]));
      const decided = new Set<string>();
      for (let round = 0; round < ROUNDS; round += 1) {
        const server = serve();
        const url = await server.firstLine;
        const writers = RECORDS.map((record) => new Writer(url.replace('http', 'ws'), record, token, round));
        await Promise.all(writers.map((writer) => writer.begin()));
        const decide = async (at: number): Promise<void> => {
          const id = `decision-${String(round)}-${String(at)}`;
          const decision = { kind: 'review', verdict: 'approved', fingerprints: { masses: 'a'.repeat(64) } };
          const answer = await fetch(`${url}/api/v1/workspaces/${W}/records/${RECORDS[0] ?? ''}/decisions`, {
            method: 'POST',
            headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
            body: JSON.stringify({ id, decision }),
          }).catch(() => undefined);
          if (answer?.status === 201) decided.add(id);
        };
        const killAt = Date.now() + 300 + ((round * 7919) % 700);
        const decisions: Promise<void>[] = [];
        for (let at = 0; Date.now() < killAt; at += 1) {
          for (const writer of writers) writer.write(at);
          if (at % 20 === 0) decisions.push(decide(at));
          await new Promise((resolve) => setTimeout(resolve, at % 3));
        }
        server.child.kill('SIGKILL');
        await server.ended;
        await Promise.all(decisions);
        for (const [at, writer] of writers.entries()) {
          const known = acknowledged.get(RECORDS[at] ?? '');
          for (const id of writer.end()) known?.add(id);
        }
      }
      const store = new SqliteStore(join(folder, 'opencoc.sqlite'));
      for (const [record, ids] of acknowledged) {
        expect(ids.size).toBeGreaterThan(10 * ROUNDS);
        const doc = new Y.Doc();
        for (const update of (await store.log.load(W, recordDocument(record))).updates) Y.applyUpdate(doc, update);
        expect(doc.store.pendingStructs).toBeNull();
        const there = new Set(readRecord(doc).threads.flatMap(({ comments }) => comments.map(({ id }) => id)));
        expect([...ids].filter((id) => !there.has(id))).toEqual([]);
      }
      const ledger = await store.ledger.all(W);
      expect(findChainFault(ledger)).toBeUndefined();
      expect(decided.size).toBeGreaterThan(0);
      const inLedger = new Set(ledger.map(({ id }) => id));
      expect([...decided].filter((id) => !inLedger.has(id))).toEqual([]);
      await store.close();
    },
  );

  test(
    'SRV-13 asked to end, it commits what it has, closes with 4503 and ends by itself',
    { timeout: 40_000 },
    async () => {
      const token = await prepare(folder, W, ['homologation']);
      const server = serve();
      const url = await server.firstLine;
      const client = new RawClient(
        `${url.replace('http', 'ws')}/sync/${W}/${recordDocument('drained-one')}?token=${token}&frames=1`,
      );
      await client.opened();
      await vi.waitFor(() => {
        expect(client.committed.count).toBe(1);
      });
      for (let at = 0; at < 50; at += 1) client.edit((doc) => setValue(doc, pen, 'MassGroup/ActualMass', String(at)));
      await vi.waitFor(() => {
        expect(client.committed.count).toBeGreaterThan(1);
      });
      server.child.kill('SIGTERM');
      const { code } = await server.ended;
      expect(code).toBe(0);
      expect(client.closed?.code).toBe(4503);
      const store = new SqliteStore(join(folder, 'opencoc.sqlite'));
      const doc = new Y.Doc();
      for (const update of (await store.log.load(W, recordDocument('drained-one'))).updates) Y.applyUpdate(doc, update);
      const value = Number(readRecord(doc).content.values.get('MassGroup/ActualMass'));
      expect(value).toBeGreaterThanOrEqual(client.committed.count - 2);
      await store.close();
    },
  );
});
