import { createRecord, readRecord, setValue } from '@opencoc/core/record';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { WebSocket } from 'ws';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { PLANT, startTestServer } from './test-server.ts';
import type { Program, TestServer } from './test-server.ts';

const WAIT = { timeout: 10_000, interval: 20 };
const PATHS = ['MassGroup/ActualMass', 'MassGroup/MassInRunningOrder', 'DimensionGroup/Length', 'DimensionGroup/Width'];

describe('the stock y-websocket client', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startTestServer();
  });
  afterAll(async () => {
    await server.stop();
  });

  const provide = (document: string, { token }: Program) => {
    const doc = new Y.Doc();
    const provider = new WebsocketProvider(`${server.ws}/sync/${PLANT}`, document, doc, {
      params: { token },
      WebSocketPolyfill: WebSocket as unknown as typeof globalThis.WebSocket,
      disableBc: true,
      maxBackoffTime: 100,
    });
    return { doc, provider };
  };
  const pen = ({ id }: Program) => ({ author: id, device: 'd', nowMs: 1 });

  test('SRV-05 two of them converge over many edits, and a third who comes later has everything', async () => {
    const program = await server.program(['homologation']);
    const [one, two] = [provide('record_stock001', program), provide('record_stock001', program)];
    createRecord(one.doc, pen(program));
    for (let at = 0; at < 200; at += 1) {
      const { doc } = at % 2 === 0 ? one : two;
      setValue(doc, pen(program), PATHS[at % PATHS.length] ?? '', String(at));
      if (at % 20 === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    }
    await vi.waitFor(() => {
      expect(Y.encodeStateVector(one.doc)).toEqual(Y.encodeStateVector(two.doc));
      expect(readRecord(one.doc)).toEqual(readRecord(two.doc));
    }, WAIT);
    const late = provide('record_stock001', program);
    await vi.waitFor(() => {
      expect(late.provider.synced).toBe(true);
      expect(readRecord(late.doc)).toEqual(readRecord(one.doc));
    }, WAIT);
    for (const { provider } of [one, two, late]) provider.destroy();
  });

  test('SRV-05 SRV-09 they see each other’s presence, with the name the server knows', async () => {
    const [first, second] = [await server.program(['homologation']), await server.program(['viewer'])];
    const [one, two] = [provide('record_stock002', first), provide('record_stock002', second)];
    one.provider.awareness.setLocalState({ path: PATHS[0], user: { name: 'The chief' } });
    two.provider.awareness.setLocalState({ section: 'masses' });
    await vi.waitFor(() => {
      const seen = two.provider.awareness.getStates().get(one.doc.clientID);
      expect(seen).toMatchObject({ path: PATHS[0], user: { id: first.id } });
      expect(JSON.stringify(seen)).not.toContain('The chief');
      expect(one.provider.awareness.getStates().has(two.doc.clientID)).toBe(true);
    }, WAIT);
    two.provider.destroy();
    await vi.waitFor(() => {
      expect(one.provider.awareness.getStates().has(two.doc.clientID)).toBe(false);
    }, WAIT);
    one.provider.destroy();
  });

  test('SRV-05 what was edited while the line was cut arrives after it is back', async () => {
    const program = await server.program(['homologation']);
    const [one, two] = [provide('record_stock003', program), provide('record_stock003', program)];
    setValue(one.doc, pen(program), PATHS[0] ?? '', '1');
    await vi.waitFor(() => {
      expect(readRecord(two.doc).content.values.get(PATHS[0] ?? '')).toBe('1');
    }, WAIT);
    one.provider.disconnect();
    setValue(one.doc, pen(program), PATHS[0] ?? '', '2');
    setValue(two.doc, pen(program), PATHS[1] ?? '', '3');
    one.provider.connect();
    await vi.waitFor(() => {
      for (const { doc } of [one, two]) {
        expect(readRecord(doc).content.values.get(PATHS[0] ?? '')).toBe('2');
        expect(readRecord(doc).content.values.get(PATHS[1] ?? '')).toBe('3');
      }
    }, WAIT);
    for (const { provider } of [one, two]) provider.destroy();
  });

  test('SRV-05 SRV-07 it never gets a frame of our own, and a refusal closes it with 4403', async () => {
    const [writer, viewer] = [await server.program(['homologation']), await server.program(['viewer'])];
    const complaint = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const [one, two] = [provide('record_stock004', writer), provide('record_stock004', viewer)];
    setValue(one.doc, pen(writer), PATHS[0] ?? '', '1');
    const codes: number[] = [];
    two.provider.on('connection-close', (event) => {
      if (event) codes.push(event.code);
    });
    await vi.waitFor(() => {
      expect(readRecord(two.doc).content.values.get(PATHS[0] ?? '')).toBe('1');
    }, WAIT);
    setValue(two.doc, pen(viewer), PATHS[0] ?? '', '666');
    await vi.waitFor(() => {
      expect(codes).toContain(4403);
    }, WAIT);
    expect(readRecord(one.doc).content.values.get(PATHS[0] ?? '')).toBe('1');
    expect(complaint).not.toHaveBeenCalled();
    complaint.mockRestore();
    for (const { provider } of [one, two]) provider.destroy();
  });
});
