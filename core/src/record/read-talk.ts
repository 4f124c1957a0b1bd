import { GATES } from '../readiness/entry.ts';
import type { GateId } from '../readiness/entry.ts';
import type { Assertion } from './assertion.ts';
import { inOrder } from './sides.ts';
import { EDIT, TALK } from './talk.ts';
import type { Comment, Thread } from './view.ts';

const isGate = (name: string): name is GateId => GATES.some((gate) => gate === name);

/** The gates any live side holds: where two people set them apart, both count. */
function heldGates(sides: readonly Assertion[]): GateId[] {
  const held = new Set(sides.flatMap((side) => side.value?.split(',') ?? []));
  return GATES.filter((gate) => held.has(gate) && isGate(gate));
}

function readComment(id: string, sides: readonly Assertion[]): Comment {
  // Edited by its author on two devices apart: one text is shown on every replica, the other stays in the document.
  const [shown] = inOrder(
    sides.some((side) => side.source === EDIT) ? sides.filter((side) => side.source === EDIT) : sides,
  );
  return {
    id,
    author: shown?.author ?? '',
    timeMs: shown?.timeMs ?? 0,
    text: shown?.value ?? null,
    edited: shown?.source === EDIT,
  };
}

/** Threads from the live assertions of `talk`, oldest first. */
export function readThreads(talk: ReadonlyMap<string, readonly Assertion[]>): Thread[] {
  const byThread = new Map<string, Map<string, readonly Assertion[]>>();
  for (const [path, sides] of talk) {
    const cut = path.indexOf('/');
    if (cut < 1) continue;
    const id = path.slice(0, cut);
    const parts = byThread.get(id) ?? new Map<string, readonly Assertion[]>();
    parts.set(path.slice(cut + 1), sides);
    byThread.set(id, parts);
  }
  const threads: Thread[] = [];
  for (const [id, parts] of byThread) {
    const anchor = parts.get(TALK.anchor)?.[0];
    if (anchor === undefined) continue;
    const comments = [...parts]
      .filter(([name]) => !name.startsWith('@'))
      .map(([name, sides]) => readComment(name, sides))
      .sort((a, b) => a.timeMs - b.timeMs || (a.id < b.id ? -1 : 1));
    const resolved = parts.get(TALK.resolved) ?? [];
    const isResolved = resolved.length > 0 && resolved.every((side) => side.value === 'yes');
    threads.push({
      id,
      anchor: anchor.value ?? '',
      comments,
      author: anchor.author,
      timeMs: anchor.timeMs,
      holds: heldGates(parts.get(TALK.holds) ?? []),
      resolved: isResolved,
      resolvedBy: isResolved ? inOrder(resolved)[0]?.author : undefined,
    });
  }
  return threads.sort((a, b) => a.timeMs - b.timeMs || (a.id < b.id ? -1 : 1));
}
