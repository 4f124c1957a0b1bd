import type { Doc } from 'yjs';
import type { GateId } from '../readiness/entry.ts';
import { assertAll, command, liveAt } from './write.ts';
import type { Pen } from './write.ts';

/**
 * Threads stand in the array `talk`: `<thread>/@anchor`, `<thread>/@holds` (gates, comma separated), `<thread>/@resolved`
 * and one path for each comment, `<thread>/<comment>`.
 */
export const TALK = { anchor: '@anchor', holds: '@holds', resolved: '@resolved' } as const;

export const COMMENT_LENGTH = 4_000;

/** Source of an edited comment, which marks it so. */
export const EDIT = 'edit';

export interface NewThread {
  readonly threadId: string;
  readonly commentId: string;
  /** Path of element, row or table; `#section`; '' for the whole record. */
  readonly anchor: string;
  readonly text: string;
  /** Gates it holds shut, which makes it a blocker. */
  readonly holds?: readonly GateId[];
}

/** Starts a thread with its first comment. */
export function startThread(doc: Doc, pen: Pen, { threadId, commentId, anchor, text, holds = [] }: NewThread): void {
  command(doc, pen, () => {
    assertAll(doc, pen, 'talk', [
      { path: `${threadId}/${TALK.anchor}`, value: anchor },
      { path: `${threadId}/${commentId}`, value: text },
      ...(holds.length > 0 ? [{ path: `${threadId}/${TALK.holds}`, value: holds.join(',') }] : []),
    ]);
  });
}

/** Adds a comment to a thread. */
export function reply(doc: Doc, pen: Pen, threadId: string, commentId: string, text: string): void {
  command(doc, pen, () => {
    assertAll(doc, pen, 'talk', [{ path: `${threadId}/${commentId}`, value: text }]);
  });
}

/** Changes one's own comment, which keeps its place and time; `null` takes it back. */
export function editComment(doc: Doc, pen: Pen, threadId: string, commentId: string, text: string | null): void {
  const path = `${threadId}/${commentId}`;
  const written = liveAt(doc, 'talk', path).map(([, , , timeMs]) => timeMs);
  if (written.length === 0) return;
  command(doc, pen, () => {
    const asWritten = { ...pen, nowMs: Math.min(...written) };
    assertAll(doc, asWritten, 'talk', [{ path, value: text, source: EDIT }]);
  });
}

/** Makes a thread a blocker that holds these gates shut; with none it is a plain thread again. */
export function setHolds(doc: Doc, pen: Pen, threadId: string, holds: readonly GateId[]): void {
  command(doc, pen, () => {
    assertAll(doc, pen, 'talk', [
      { path: `${threadId}/${TALK.holds}`, value: holds.length > 0 ? holds.join(',') : null },
    ]);
  });
}

/** Settles a thread. If somebody reopens it apart, it stays open: the careful reading wins. */
export function resolveThread(doc: Doc, pen: Pen, threadId: string): void {
  command(doc, pen, () => {
    assertAll(doc, pen, 'talk', [{ path: `${threadId}/${TALK.resolved}`, value: 'yes' }]);
  });
}

/** Opens a settled thread again. */
export function reopenThread(doc: Doc, pen: Pen, threadId: string): void {
  command(doc, pen, () => {
    assertAll(doc, pen, 'talk', [{ path: `${threadId}/${TALK.resolved}`, value: null }]);
  });
}
