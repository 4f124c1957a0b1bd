import { createHash } from 'node:crypto';
import { checkMessage, readMessage } from '@opencoc/core/ivi';
import { findChainFault } from '@opencoc/core/ledger';
import type { Decision, LedgerEntry } from '@opencoc/core/ledger';
import type { ChangesPage, Problem, PushAnswer } from '@opencoc/core/protocol';
import { recordDocument } from '@opencoc/core/protocol';
import type { ReadinessReport } from '@opencoc/core/readiness';
import { readRecord, setValue } from '@opencoc/core/record';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { COMPLETE_MESSAGE } from './sample-message.ts';
import { OTHER, PLANT, startTestServer } from './test-server.ts';
import type { Program, TestServer } from './test-server.ts';

const MASS = 'MassGroup/ActualMass';
const JSON_TYPE = { 'content-type': 'application/json' };
const pen = (author: string) => ({ author, device: 'd', nowMs: 1 });
const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');

describe('http', () => {
  let server: TestServer;
  let writer: Program;
  let reviewer: Program;
  let viewer: Program;
  let decisions = 0;

  beforeAll(async () => {
    server = await startTestServer();
    writer = await server.program(['homologation']);
    reviewer = await server.program(['compliance']);
    viewer = await server.program(['viewer']);
  });
  afterAll(async () => {
    await server.stop();
  });

  const json = async <T>(path: string, program: Program, init?: RequestInit): Promise<T> =>
    (await (await server.ask(`/workspaces/${PLANT}${path}`, program, init)).json()) as T;
  const upload = async (bytes: Uint8Array | string = COMPLETE_MESSAGE, program = writer) =>
    server.ask(`/workspaces/${PLANT}/records?name=own.xml`, program, { method: 'POST', body: bytes as BodyInit });
  const newRecord = async (): Promise<string> => ((await (await upload()).json()) as { id: string }).id;
  const push = async (updates: { id: string; document: string; update: string }[], program = writer) =>
    json<PushAnswer>('/changes', program, { method: 'POST', headers: JSON_TYPE, body: JSON.stringify({ updates }) });
  const readiness = async (record: string): Promise<ReadinessReport> => json(`/records/${record}/readiness`, viewer);
  const decide = async (record: string, decision: Decision, program = reviewer, id?: string) => {
    decisions += 1;
    const body = JSON.stringify({ id: id ?? `decision-${String(decisions)}`, decision });
    const path = `/workspaces/${PLANT}/records/${record}/decisions`;
    const answer = await server.ask(path, program, { method: 'POST', headers: JSON_TYPE, body });
    return { status: answer.status, body: (await answer.json()) as LedgerEntry & Problem };
  };
  const approveAll = async (record: string) => {
    const { sections } = await readiness(record);
    const fingerprints = Object.fromEntries(sections.map(({ id, fingerprint }) => [id, fingerprint]));
    return decide(record, { kind: 'review', verdict: 'approved', fingerprints });
  };
  const release = async (record: string, program = reviewer) =>
    decide(record, { kind: 'release', fingerprint: (await readiness(record)).fingerprint }, program);
  const released = async (): Promise<{ record: string; releaseId: string; entry: LedgerEntry }> => {
    const record = await newRecord();
    await approveAll(record);
    const { body: entry } = await release(record);
    if (entry.outcome.kind !== 'released') throw new Error(JSON.stringify(entry));
    return { record, releaseId: entry.outcome.releaseId, entry };
  };
  const putFile = async (bytes: Uint8Array, program = reviewer) => {
    const init = { method: 'POST', body: bytes as BodyInit };
    return (await (await server.ask(`/workspaces/${PLANT}/files`, program, init)).json()) as { sha256: string };
  };
  /** Edits the record as it stands on the server. */
  const edit = async (record: string, value: string) => {
    const { documents } = await json<ChangesPage>('/changes', viewer);
    const doc = new Y.Doc();
    const stored = documents.find(({ id }) => id === recordDocument(record));
    Y.applyUpdate(doc, Buffer.from(stored?.update ?? '', 'base64'));
    const before = Y.encodeStateVector(doc);
    setValue(doc, pen(writer.id), MASS, value);
    const update = base64(Y.encodeStateAsUpdate(doc, before));
    return push([{ id: 'edit', document: recordDocument(record), update }]);
  };

  test('SRV-06 what is pushed is acknowledged after its commit and comes with the changes, entry included', async () => {
    const doc = new Y.Doc();
    setValue(doc, pen(writer.id), MASS, '1500');
    const { cursor } = await json<ChangesPage>('/changes', viewer);
    const update = base64(Y.encodeStateAsUpdate(doc));
    const document = recordDocument('pushed-record');
    const { results } = await push([{ id: 'u1', document, update }]);
    expect(results).toEqual([{ id: 'u1', status: 'committed', revision: expect.any(Number) as number }]);
    expect((await push([{ id: 'u1', document, update }])).results).toEqual(results);
    await server.running.engine.projector.flush();
    const page = await json<ChangesPage>(`/changes?since=${cursor}`, viewer);
    expect(page.documents.map(({ id }) => id)).toEqual([document]);
    expect(page.entries.map(({ id }) => id)).toEqual(['pushed-record']);
    const replica = new Y.Doc();
    Y.applyUpdate(replica, Buffer.from(page.documents[0]?.update ?? '', 'base64'));
    expect(readRecord(replica).content.values.get(MASS)).toBe('1500');
    expect(await json<ChangesPage>(`/changes?since=${page.cursor}`, viewer)).toMatchObject({
      documents: [],
      more: false,
    });
  });

  test('SRV-07 of a batch, each update has its own answer; a refusal names its reason and paths', async () => {
    const fine = new Y.Doc();
    setValue(fine, pen(writer.id), MASS, '1');
    const forged = new Y.Doc();
    setValue(forged, pen('carla'), MASS, '1');
    const { results } = await push([
      { id: 'a', document: recordDocument('batch-record-a'), update: base64(Y.encodeStateAsUpdate(fine)) },
      { id: 'b', document: recordDocument('batch-record-b'), update: base64(Y.encodeStateAsUpdate(forged)) },
      { id: 'c', document: recordDocument('batch-record-a'), update: base64(new Uint8Array([9, 9])) },
      { id: 'd', document: 'workspace', update: base64(Y.encodeStateAsUpdate(fine)) },
    ]);
    expect(results).toMatchObject([
      { id: 'a', status: 'committed' },
      { id: 'b', status: 'refused', code: 'other-author', paths: [MASS] },
      { id: 'c', status: 'refused', code: 'not-an-update' },
      { id: 'd', status: 'refused', code: 'unknown-document' },
    ]);
    const byViewer = new Y.Doc();
    setValue(byViewer, pen(viewer.id), MASS, '2');
    const update = base64(Y.encodeStateAsUpdate(byViewer));
    const refused = await push([{ id: 'v', document: recordDocument('batch-record-a'), update }], viewer);
    expect(refused.results[0]).toMatchObject({ status: 'refused', code: 'not-allowed' });
  });

  test('SRV-06 a cursor of another store is told as such', async () => {
    const answer = await server.ask(`/workspaces/${PLANT}/changes?since=other.1.1`, viewer);
    expect([answer.status, ((await answer.json()) as Problem).code]).toEqual([410, 'cursor-unknown']);
  });

  test('SRV-12 bodies are bounded, and of the form they have to be', async () => {
    const large = await upload(new Uint8Array(20 * 1024 * 1024 + 1));
    expect([large.status, ((await large.json()) as Problem).code]).toEqual([413, 'too-large']);
    const post = async (body: string, headers: HeadersInit = JSON_TYPE) =>
      server.ask(`/workspaces/${PLANT}/changes`, writer, { method: 'POST', headers, body });
    const form = await post('{"updates":[{"id":"a"}]}');
    expect(form.status).toBe(400);
    expect(form.headers.get('content-type')).toBe('application/problem+json');
    expect(await form.json()).toMatchObject({
      code: 'bad-input',
      issues: [{ path: 'updates/0/document' }, { path: 'updates/0/update' }],
    });
    expect((await post('{')).status).toBe(400);
    expect((await post('{"updates":[]}', { 'content-type': 'text/plain' })).status).toBe(400);
  });

  test.each([
    ['no XML', 'hello'],
    ['no IVI', '<a/>'],
    ['with a DTD', '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'],
    ['empty', ''],
  ])('SRV-12 a file that is %s makes no record, and the sentence says why', async (_name, text) => {
    const before = await server.running.engine.store.log.revision(PLANT);
    const answer = await upload(text);
    const body = (await answer.json()) as Problem;
    expect([answer.status, body.code]).toEqual([422, 'not-ivi']);
    expect(body.detail.length).toBeGreaterThan(20);
    expect(await server.running.engine.store.log.revision(PLANT)).toBe(before);
  });

  test('DEC-01 a review is taken from the compliance role alone, and a decision sent twice is one', async () => {
    const record = await newRecord();
    const { sections } = await readiness(record);
    const [section] = sections;
    const fingerprints = { [section?.id ?? '']: section?.fingerprint ?? '' };
    const review: Decision = { kind: 'review', verdict: 'approved', fingerprints };
    expect((await decide(record, review, writer)).body).toMatchObject({ status: 403, code: 'not-allowed' });
    const first = await decide(record, review, reviewer, 'one-and-the-same');
    expect(first.body).toMatchObject({ by: reviewer.id, record, decision: review, outcome: { kind: 'noted' } });
    const second = await decide(record, review, reviewer, 'one-and-the-same');
    expect(second.body).toEqual(first.body);
    const other = await decide(record, { ...review, verdict: 'sent-back' }, reviewer, 'one-and-the-same');
    expect(other.body).toMatchObject({ status: 409, code: 'already-exists' });
    expect((await decide('no-such-record', review)).body).toMatchObject({ status: 404 });
  });

  test('DEC-02 the gate is shut until all is reviewed; a shut gate says what holds it', async () => {
    const record = await newRecord();
    const shut = await release(record);
    expect(shut.body).toMatchObject({ status: 409, code: 'gate-shut' });
    expect(shut.body.issues?.some(({ message }) => message.startsWith('to-review'))).toBe(true);
    await approveAll(record);
    const { fingerprint } = await readiness(record);
    await edit(record, '1999');
    expect((await decide(record, { kind: 'release', fingerprint })).body).toMatchObject({ code: 'data-moved-on' });
    expect((await release(record)).body).toMatchObject({ code: 'gate-shut' });
  });

  test('DEC-02 a release is numbered, hashed, valid but for its signature, and its bytes never change', async () => {
    const { record, releaseId, entry } = await released();
    expect((await release(record, writer)).body).toMatchObject({ code: 'not-allowed' });
    expect((await release(record)).body).toMatchObject({ code: 'not-now' });
    const path = `/workspaces/${PLANT}/records/${record}/releases/${releaseId}`;
    const first = await server.ask(path, viewer);
    const bytes = new Uint8Array(await first.arrayBuffer());
    expect(entry.outcome).toMatchObject({
      version: 1,
      xmlSha256: createHash('sha256').update(bytes).digest('hex'),
      xmlBytes: bytes.byteLength,
    });
    expect(first.headers.get('content-disposition')).toMatch(/^attachment; filename="[A-HJ-NPR-Z0-9]{17}-1\.xml"$/);
    expect(first.headers.get('x-content-type-options')).toBe('nosniff');
    expect(checkMessage(bytes, { unsigned: true })).toMatchObject({ valid: true });
    const read = readMessage(bytes);
    if (!read.ok) throw new Error('cannot be read');
    expect(read.content.values.get('Header/IviReferenceId')).toBe(
      entry.outcome.kind === 'released' ? entry.outcome.iviReferenceId : '',
    );
    expect(read.content.values.get('Header/IviVersionDateTime')).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
    await edit(record, '1777');
    expect(new Uint8Array(await (await server.ask(path, viewer)).arrayBuffer())).toEqual(bytes);
    const other = await server.ask(path.replace(record, 'another-record'), viewer);
    expect(other.status).toBe(404);
    await approveAll(record);
    expect((await release(record)).body.outcome).toMatchObject({ kind: 'released', version: 2 });
    const draft = await server.ask(`/workspaces/${PLANT}/records/${record}/ivi.xml`, viewer);
    expect(await draft.text()).toContain('1777');
    const again = await server.ask(`/workspaces/${PLANT}/records/${record}/ivi.xml?release=${releaseId}`, viewer);
    expect(new Uint8Array(await again.arrayBuffer())).toEqual(bytes);
  });

  test('DEC-03 the file that comes back is compared with the release, signature aside', async () => {
    const { record, releaseId } = await released();
    const path = `/workspaces/${PLANT}/records/${record}/releases/${releaseId}`;
    const xml = await (await server.ask(path, viewer)).text();
    const step = (name: object, program = reviewer) =>
      decide(record, { kind: 'signing', releaseId, step: name } as Decision, program);
    expect((await step({ name: 'returned', file: 'a'.repeat(64) })).body).toMatchObject({ code: 'not-now' });
    expect((await step({ name: 'handed-over', signer: 'Notary', due: '2026-12-24' }, writer)).status).toBe(403);
    expect((await step({ name: 'handed-over', signer: 'Notary', due: '2026-12-24' })).body.outcome).toEqual({
      kind: 'noted',
    });
    expect((await step({ name: 'returned', file: 'a'.repeat(64) })).body).toMatchObject({ code: 'bad-input' });
    const signature = '<Signature xmlns="http://www.w3.org/2000/09/xmldsig#"><SignedInfo/></Signature>';
    const signedXml = xml.replace(/<\/(\w+)>\s*$/, `${signature}</$1>`);
    const changed = await putFile(new TextEncoder().encode(signedXml.replace(/(<ActualMass>)\d+/, '$199999')));
    expect((await step({ name: 'returned', file: changed.sha256 })).body.outcome).toMatchObject({
      kind: 'compared',
      sameContent: false,
      signed: true,
      differences: ['MassGroup/ActualMass'],
    });
    const deliver = { kind: 'delivery', releaseId, route: 'EUCARIS', state: 'sent' } as const;
    expect((await decide(record, deliver)).body).toMatchObject({ code: 'not-now' });
    const unsigned = await putFile(new TextEncoder().encode(xml));
    expect((await step({ name: 'returned', file: unsigned.sha256 })).body.outcome).toMatchObject({ signed: false });
    const noXml = await putFile(new TextEncoder().encode('hello'));
    expect((await step({ name: 'returned', file: noXml.sha256 })).body).toMatchObject({ code: 'not-ivi' });
    const good = await putFile(new TextEncoder().encode(signedXml));
    expect((await step({ name: 'returned', file: good.sha256 })).body.outcome).toEqual({
      kind: 'compared',
      sameContent: true,
      signed: true,
      differences: [],
    });
    expect((await decide(record, deliver)).body.outcome).toEqual({ kind: 'noted' });
    expect((await decide(record, { ...deliver, state: 'accepted' })).status).toBe(201);
    expect((await readiness(record)).gates.map(({ state }) => state)).toEqual(['done', 'done', 'done', 'done', 'done']);
  });

  test('SRV-11 decisions that come at once are chained one after the other, and come with the changes', async () => {
    const record = await newRecord();
    const { cursor } = await json<ChangesPage>('/changes', viewer);
    const fingerprints = { masses: 'a'.repeat(64) };
    const review: Decision = { kind: 'review', verdict: 'sent-back', fingerprints, reason: 'look again' };
    await Promise.all(Array.from({ length: 20 }, (_, at) => decide(record, review, reviewer, `at-once-${String(at)}`)));
    const ledger = await server.running.engine.store.ledger.all(PLANT);
    expect(findChainFault(ledger)).toBeUndefined();
    const { ledger: news, entries } = await json<ChangesPage>(`/changes?since=${cursor}`, viewer);
    expect(news.map(({ seq }) => seq)).toEqual(ledger.slice(-20).map(({ seq }) => seq));
    expect(entries.map(({ id }) => id)).toContain(record);
  });

  test('SRV-08 a release and a file of one workspace are not in another', async () => {
    const { record, releaseId } = await released();
    const { sha256 } = await putFile(new TextEncoder().encode('secret'));
    const stranger = await server.program(['administrator'], OTHER);
    for (const path of [`records/${record}`, `records/${record}/releases/${releaseId}`, `files/${sha256}`]) {
      expect((await server.ask(`/workspaces/${OTHER}/${path}`, stranger)).status).toBe(404);
      expect((await server.ask(`/workspaces/${PLANT}/${path}`, stranger)).status).toBe(404);
    }
    const file = await server.ask(`/workspaces/${PLANT}/files/${sha256}`, viewer);
    expect(file.headers.get('content-disposition')).toMatch(/^attachment/);
    expect(await file.text()).toBe('secret');
  });

  test('SRV-08 members: an administrator adds them and changes their roles; one administrator always remains', async () => {
    const { accounts, store } = server.running.engine;
    const administrator = await server.program(['administrator']);
    const init = (method: string, body: object) => ({ method, headers: JSON_TYPE, body: JSON.stringify(body) });
    const members = `/workspaces/${PLANT}/members`;
    const person = { email: 'new@plant.example', name: 'New', roles: ['administrator'], password: 'long enough pw' };
    const added = await server.ask(members, administrator, init('POST', person));
    expect(added.status).toBe(201);
    const { id } = (await added.json()) as { id: string };
    expect((await server.ask(members, administrator, init('POST', person))).status).toBe(409);
    expect((await server.ask(`${members}/${id}`, administrator, init('PUT', { roles: ['viewer'] }))).status).toBe(409);
    const second = await accounts.create({ email: 'second@plant.example', name: 'Second' });
    await store.workspaces.setRoles(PLANT, second.id, ['administrator']);
    expect((await server.ask(`${members}/${id}`, administrator, init('PUT', { roles: ['viewer'] }))).status).toBe(200);
    const list = await json<{ members: { id: string; roles: string[] }[] }>('/members', viewer);
    expect(list.members.find((one) => one.id === id)?.roles).toEqual(['viewer']);
    expect(JSON.stringify(list)).not.toContain('password');
  });

  test('SRV-08 the description of the API has every route and names every error code as a problem', async () => {
    const description = (await (await server.ask('/openapi.json', undefined)).json()) as {
      paths: Record<string, Record<string, unknown>>;
      components: { schemas: Record<string, unknown> };
    };
    expect(Object.keys(description.paths)).toContain('/workspaces/{w}/records/{id}/decisions');
    expect(description.components.schemas['Problem']).toBeDefined();
  });

  test('SRV-12 every answer carries the headers that keep browsers careful', async () => {
    const { headers } = await server.ask('/session', undefined);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(headers.get('cache-control')).toBe('no-store');
  });
});
