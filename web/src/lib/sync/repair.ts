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
import type { Assertion, RecordArray } from '@opencoc/core/record';
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
  const isComment = name === 'talk' && !/\/@/.test(lost.path);
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

/** Writes an assertion anew as a command of its author, with its own time and source. */
function writeAnew(doc: Y.Doc, name: RecordArray, lost: Assertion, context: RepairContext): void {
  const pen = { author: context.me, device: context.device, nowMs: lost.timeMs };
  command(doc, pen, () => {
    assertAll(doc, pen, name, [{ path: lost.path, value: lost.value, source: lost.source }]);
    if (name !== 'values') return;
    assertAll(
      doc,
      pen,
      'values',
      rowsAbove(lost.path).map((path) => ({ path, value: ROW_PRESENT })),
      (seen) => seen[1] === null,
    );
  });
}

/**
 * Mends a document after a refusal. Yjs cannot take an update back, and all later ones of the same client build on it,
 * so the copy is thrown away: what the server is known to have is the new start, what my lost work said is written anew
 * where my roles allow it, and the rest goes to the tray. It is written before anything new is fetched, on what I had
 * seen, so that it replaces nothing I had not seen.
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
  for (const [name, assertions] of anew) for (const lost of assertions) writeAnew(doc, name, lost, context);
  doc.off('update', keep);
  return { doc, updates, tray };
}
