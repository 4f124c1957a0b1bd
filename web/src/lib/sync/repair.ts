import {
  arrayOf,
  assertAll,
  assertionOf,
  command,
  isOrderPath,
  isRowPath,
  RECORD_ARRAYS,
  ROW_PRESENT,
  rowsAbove,
} from '@opencoc/core/record';
import type { Assertion, AssertionTuple, Pen, RecordArray } from '@opencoc/core/record';
import { mayTakePart, mayWrite } from '@opencoc/core/workspace';
import type { Role } from '@opencoc/core/workspace';
import * as Y from 'yjs';
import type { TrayRow } from '#lib/db/rows.ts';

export interface RepairContext {
  readonly recordId: string;
  readonly me: string;
  readonly device: string;
  readonly roles: readonly Role[];
  readonly refusal: { readonly code: string; readonly paths: readonly string[] };
  /** After several refusals in a row nothing is tried again: all goes to the tray. */
  readonly giveUp: boolean;
  readonly nowMs: number;
}

export interface Repair {
  /** What the server is known to have, with what is still allowed written anew. */
  readonly doc: Y.Doc;
  /** The updates that writing anew made; empty where nothing was. */
  readonly updates: readonly Uint8Array[];
  readonly tray: readonly TrayRow[];
}

const keyOf = (tuple: unknown): string => JSON.stringify(tuple);

/** Assertions of mine in a document that the acknowledged copy does not have. */
function missingOf(name: RecordArray, local: Y.Doc, acknowledged: Y.Doc, me: string): Assertion[] {
  const there = new Set(arrayOf(acknowledged, name).toArray().map(keyOf));
  return arrayOf(local, name)
    .toArray()
    .filter((tuple) => tuple[2] === me && !there.has(keyOf(tuple)))
    .map(assertionOf);
}

function trayRow(name: RecordArray, lost: Assertion, context: RepairContext): TrayRow | undefined {
  const isComment = name === 'talk' && !lost.path.includes('/@');
  // Order of rows, anchors, sources: nothing a person typed.
  if (name === 'about' || name === 'sources' || (name === 'values' && isOrderPath(lost.path))) return undefined;
  if (name === 'values' && isRowPath(lost.path) && lost.value === ROW_PRESENT) return undefined;
  if (name === 'talk' && lost.path.endsWith('/@anchor')) return undefined;
  const kind = name === 'talk' ? (isComment ? 'comment' : 'other') : isRowPath(lost.path) ? 'row' : 'value';
  return {
    record: context.recordId,
    kind,
    path: lost.path,
    value: lost.value,
    reason: context.refusal.code,
    detail: '',
    atMs: context.nowMs,
  };
}

/**
 * Writes assertions anew as one command of their author, with their own times and sources. What stands live beside them
 * in the local copy their author had not replaced: it stays, so that a conflict stays one.
 */
function writeAnew(
  doc: Y.Doc,
  local: Y.Doc,
  name: RecordArray,
  lost: readonly Assertion[],
  context: RepairContext,
): void {
  const live = new Set(arrayOf(local, name).toArray().map(keyOf));
  const stays = (seen: AssertionTuple): boolean => live.has(keyOf(seen));
  const penAt = (nowMs: number): Pen => ({ author: context.me, device: context.device, nowMs });
  const written = new Set(lost.map((one) => one.path));
  const latest = Math.max(...lost.map((one) => one.timeMs));
  // A value counts only with its rows said again beside it, in the same update.
  const rows = name === 'values' ? new Set(lost.flatMap((one) => rowsAbove(one.path))) : new Set<string>();
  command(doc, penAt(latest), () => {
    for (const { path, value, source, timeMs } of lost) {
      assertAll(doc, penAt(timeMs), name, [{ path, value, source }], stays);
    }
    const around = [...rows].filter((path) => !written.has(path)).map((path) => ({ path, value: ROW_PRESENT }));
    assertAll(doc, penAt(latest), name, around, (seen) => seen[1] === null || (stays(seen) && seen[2] !== context.me));
  });
}

/**
 * Mends a document after a refusal. Yjs cannot take an update back, and all later ones of the same client build on it,
 * so the copy is thrown away: what the server is known to have is the new start, what my lost work said is written anew
 * where my roles allow it, and the rest goes to the tray.
 */
export function planRepair(acknowledged: readonly Uint8Array[], local: Y.Doc, context: RepairContext): Repair {
  const doc = new Y.Doc();
  for (const bytes of acknowledged) Y.applyUpdate(doc, bytes, 'repair');
  const refused = new Set(context.refusal.paths);
  const tray: TrayRow[] = [];
  const updates: Uint8Array[] = [];
  const keep = (update: Uint8Array): void => {
    updates.push(update);
  };
  const anew = new Map<RecordArray, Assertion[]>();
  for (const name of RECORD_ARRAYS) {
    for (const lost of missingOf(name, local, doc, context.me)) {
      const allowed = name === 'values' ? mayWrite(context.roles, lost.path) : mayTakePart(context.roles);
      if (!context.giveUp && allowed && !refused.has(lost.path)) {
        anew.set(name, [...(anew.get(name) ?? []), lost]);
      } else {
        const row = trayRow(name, lost, context);
        if (row) tray.push(row);
      }
    }
  }
  doc.on('update', keep);
  for (const [name, lost] of anew) writeAnew(doc, local, name, lost, context);
  doc.off('update', keep);
  return { doc, updates, tray };
}
