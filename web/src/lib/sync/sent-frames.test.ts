import * as encoding from 'lib0/encoding';
import { expect, test } from 'vitest';
import { SentFrames } from './sent-frames.ts';
import type { Draft } from './sent-frames.ts';

const frame = (...numbers: number[]): Uint8Array => {
  const encoder = encoding.createEncoder();
  for (const number of numbers) encoding.writeVarUint(encoder, number);
  return encoding.toUint8Array(encoder);
};
const QUESTION = frame(0, 0);
const ANSWER = frame(0, 1);
const UPDATE = frame(0, 2);
const AWARENESS = frame(1, 1);
const draft = (seq: number): Draft => ({ seq, acked: false });

test('LOC-03 only frames that carry data are counted, as the server counts them', () => {
  const frames = new SentFrames();
  frames.socketOpened();
  frames.made(draft(1));
  for (const data of [QUESTION, AWARENESS, ANSWER, AWARENESS]) expect(frames.sending(data)).toBe(true);
  frames.made(draft(2));
  expect(frames.sending(UPDATE)).toBe(true);
  expect(frames.committed(1).map((one) => one.seq)).toEqual([1]);
  expect(frames.committed(2).map((one) => one.seq)).toEqual([2]);
  expect(frames.open.size).toBe(0);
});

test('LOC-03 an update before the answer is held back: the answer carries it', () => {
  const frames = new SentFrames();
  frames.socketOpened();
  frames.made(draft(1));
  expect(frames.sending(UPDATE)).toBe(false);
  expect(frames.sending(ANSWER)).toBe(true);
  expect(frames.committed(1).map((one) => one.seq)).toEqual([1]);
});

test('LOC-03 an acknowledgement of the old socket says nothing about the new one', () => {
  const frames = new SentFrames();
  frames.socketOpened();
  frames.made(draft(1));
  frames.sending(ANSWER);
  frames.socketOpened();
  expect(frames.committed(1)).toEqual([]);
  frames.sending(ANSWER);
  expect(frames.committed(1).map((one) => one.seq)).toEqual([1]);
});

test('LOC-03 the same acknowledgement twice, or one for more than was sent, does no harm', () => {
  const frames = new SentFrames();
  frames.socketOpened();
  frames.made(draft(1));
  frames.sending(ANSWER);
  expect(frames.committed(5)).toHaveLength(1);
  expect(frames.committed(5)).toEqual([]);
  frames.made(draft(2));
  frames.sending(UPDATE);
  expect(frames.committed(1)).toEqual([]);
  expect(frames.committed(2).map((one) => one.seq)).toEqual([2]);
});
