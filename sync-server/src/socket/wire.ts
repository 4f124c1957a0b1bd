import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { FRAME } from '@opencoc/core/protocol';
import type { Refusal } from '@opencoc/core/protocol';

/** Kinds of frames as y-protocols numbers them. */
const KIND = { sync: 0, awareness: 1, auth: 2, queryAwareness: 3 } as const;
const SYNC = { step1: 0, step2: 1, update: 2 } as const;

/** What a client says. */
export type Said =
  | { readonly kind: 'step1'; readonly stateVector: Uint8Array }
  /** `isAnswer`: all that the server lacks, as the answer to its question; else a single change. */
  | { readonly kind: 'update'; readonly update: Uint8Array; readonly isAnswer: boolean }
  | { readonly kind: 'awareness'; readonly update: Uint8Array }
  | { readonly kind: 'query-awareness' };

/** Reads one frame; undefined where it is none a client may send. */
export function readFrame(bytes: Uint8Array): Said | undefined {
  try {
    const decoder = decoding.createDecoder(bytes);
    const said = readSaid(decoder);
    return said && !decoding.hasContent(decoder) ? said : undefined;
  } catch {
    return undefined;
  }
}

function readSaid(decoder: decoding.Decoder): Said | undefined {
  const kind = decoding.readVarUint(decoder);
  if (kind === KIND.queryAwareness) return { kind: 'query-awareness' };
  if (kind === KIND.awareness) return { kind: 'awareness', update: decoding.readVarUint8Array(decoder) };
  if (kind !== KIND.sync) return undefined;
  const step = decoding.readVarUint(decoder);
  const payload = decoding.readVarUint8Array(decoder);
  if (step === SYNC.step1) return { kind: 'step1', stateVector: payload };
  if (step !== SYNC.step2 && step !== SYNC.update) return undefined;
  return { kind: 'update', update: payload, isAnswer: step === SYNC.step2 };
}

function frame(...parts: readonly (number | Uint8Array | string)[]): Uint8Array {
  const encoder = encoding.createEncoder();
  for (const part of parts) {
    if (typeof part === 'number') encoding.writeVarUint(encoder, part);
    else if (typeof part === 'string') encoding.writeVarString(encoder, part);
    else encoding.writeVarUint8Array(encoder, part);
  }
  return encoding.toUint8Array(encoder);
}

export const step1Frame = (stateVector: Uint8Array): Uint8Array => frame(KIND.sync, SYNC.step1, stateVector);
export const step2Frame = (update: Uint8Array): Uint8Array => frame(KIND.sync, SYNC.step2, update);
export const updateFrame = (update: Uint8Array): Uint8Array => frame(KIND.sync, SYNC.update, update);
export const awarenessFrame = (update: Uint8Array): Uint8Array => frame(KIND.awareness, update);
export const committedFrame = (count: number, revision: number): Uint8Array => frame(FRAME.committed, count, revision);
export const refusedFrame = (refusal: Refusal): Uint8Array => frame(FRAME.refused, JSON.stringify(refusal));
export const storeFailingFrame = (): Uint8Array => frame(FRAME.storeFailing);
