import * as Y from 'yjs';
import type { Pen } from './write.ts';

/** Replicas of one document with fixed client ids, so that a failing run fails again. */
export const replicas = (count: number): Y.Doc[] =>
  Array.from({ length: count }, (_, at) => {
    const doc = new Y.Doc();
    doc.clientID = at + 1;
    return doc;
  });

export const pen = (author: string, nowMs: number): Pen => ({ author, device: `${author}-1`, nowMs });

/** Brings two replicas to the same state. */
export function exchange(a: Y.Doc, b: Y.Doc): void {
  const fromA = Y.encodeStateAsUpdate(a, Y.encodeStateVector(b));
  const fromB = Y.encodeStateAsUpdate(b, Y.encodeStateVector(a));
  Y.applyUpdate(a, fromB, 'network');
  Y.applyUpdate(b, fromA, 'network');
}
