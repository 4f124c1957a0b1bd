import { expect, test } from 'vitest';
import type * as Y from 'yjs';
import { editComment, readRecord, reopenThread, reply, resolveThread, setHolds, startThread } from './index.ts';
import { exchange, pen, replicas } from './replicas.testing.ts';

const thread = { threadId: 'thread01', commentId: 'comment1', anchor: 'MassGroup/ActualMass', text: 'Which scale?' };

test('TLK-01 comments written apart are both there, in order of time', () => {
  const [a, b] = replicas(2) as [Y.Doc, Y.Doc];
  startThread(a, pen('carla', 1), thread);
  exchange(a, b);
  reply(a, pen('carla', 3), 'thread01', 'comment3', 'Number two was due.');
  reply(b, pen('petra', 2), 'thread01', 'comment2', 'Number two.');
  exchange(a, b);
  const texts = readRecord(b).threads[0]?.comments.map(({ author, text }) => `${author}: ${text}`);
  expect(texts).toEqual(['carla: Which scale?', 'petra: Number two.', 'carla: Number two was due.']);
});

test('TLK-01 settled by one and reopened by another apart: the thread is open and still holds the gate', () => {
  const [a, b] = replicas(2) as [Y.Doc, Y.Doc];
  startThread(a, pen('carla', 1), { ...thread, holds: ['xml'] });
  resolveThread(a, pen('carla', 2), 'thread01');
  exchange(a, b);
  expect(readRecord(b).threads[0]).toMatchObject({ resolved: true, resolvedBy: 'carla' });
  reopenThread(a, pen('carla', 3), 'thread01');
  reopenThread(a, pen('carla', 3), 'thread01');
  resolveThread(b, pen('petra', 4), 'thread01');
  exchange(a, b);
  expect(readRecord(a).threads[0]).toMatchObject({ resolved: false, holds: ['xml'] });
  resolveThread(a, pen('carla', 5), 'thread01');
  expect(readRecord(a).threads[0]?.resolved).toBe(true);
});

test('TLK-01 gates set apart on one blocker are both held', () => {
  const [a, b] = replicas(2) as [Y.Doc, Y.Doc];
  startThread(a, pen('carla', 1), thread);
  exchange(a, b);
  setHolds(a, pen('carla', 2), 'thread01', ['xml']);
  setHolds(b, pen('petra', 3), 'thread01', ['signing']);
  exchange(a, b);
  expect(readRecord(a).threads[0]?.holds).toEqual(['xml', 'signing']);
  setHolds(a, pen('carla', 4), 'thread01', []);
  expect(readRecord(a).threads[0]?.holds).toEqual([]);
});

test('TLK-02 a changed comment says so and keeps its author, place and time; one taken back keeps its place', () => {
  const [doc] = replicas(1) as [Y.Doc];
  startThread(doc, pen('carla', 1), thread);
  reply(doc, pen('petra', 2), 'thread01', 'comment2', 'Number two');
  editComment(doc, pen('carla', 9), 'thread01', 'comment1', 'Which scale was it?');
  expect(readRecord(doc).threads[0]?.comments.map(({ text, edited }) => [text, edited])).toEqual([
    ['Which scale was it?', true],
    ['Number two', false],
  ]);
  editComment(doc, pen('petra', 10), 'thread01', 'comment2', null);
  expect(readRecord(doc).threads[0]?.comments[1]).toMatchObject({ author: 'petra', text: null });
});
