import * as Y from 'yjs';
import type { Doc, YArrayEvent } from 'yjs';
import { LIMITS } from '../protocol/limits.ts';
import type { Refusal } from '../protocol/refusal.ts';
import { arrayOf, isAssertionTuple, RECORD_ARRAYS } from './assertion.ts';
import type { AssertionTuple, RecordArray } from './assertion.ts';
import { judgeChange } from './judge-write.ts';
import type { Actor, ArrayChange } from './judge-write.ts';

const isRecordArray = (name: string): name is RecordArray => RECORD_ARRAYS.some((known) => known === name);

/**
 * Looks at the structs of an update before it touches anything: only flat assertion tuples in the arrays of a record.
 * Nested types, map keys, text and unknown roots are refused here, whatever they are meant to do.
 */
function judgeStructs(update: Uint8Array, actor: Actor): Refusal | undefined {
  const refuse = (code: Refusal['code'], paths: string[] = []): Refusal => ({ code, paths });
  let structs: ReturnType<typeof Y.decodeUpdate>['structs'];
  try {
    ({ structs } = Y.decodeUpdate(update));
  } catch {
    return refuse('not-an-update');
  }
  for (const struct of structs) {
    if (actor.mayUseClient?.(struct.id.client) === false) return refuse('other-author');
    if (struct instanceof Y.GC) continue;
    if (!(struct instanceof Y.Item)) return refuse('not-an-update');
    if (struct.parentSub !== null) return refuse('wrong-shape', [struct.parentSub]);
    // After decoding alone the parent is a root's name, an id (nested), or null (told by its neighbours).
    const parent: unknown = struct.parent;
    if (parent !== null && !(typeof parent === 'string' && isRecordArray(parent))) return refuse('wrong-shape');
    if (struct.content instanceof Y.ContentDeleted) continue;
    if (!(struct.content instanceof Y.ContentAny)) return refuse('wrong-shape');
    if (!struct.content.arr.every((item) => isAssertionTuple(item))) return refuse('wrong-shape');
  }
  return undefined;
}

const tuplesOf = (items: ReadonlySet<Y.Item>): AssertionTuple[] =>
  [...items].flatMap((item) =>
    item.content.getContent().filter((content: unknown): content is AssertionTuple => isAssertionTuple(content)),
  );

/**
 * Applies an update to a replica and judges it: shape, author, role, and that nothing of others' vanishes without a
 * word. Undefined: all is well, the replica has it. Otherwise the refusal; the replica is then spoilt and must be
 * thrown away and built anew from what is committed, for Yjs cannot take an update back.
 *
 * @param origin handed to Yjs as the transaction's origin.
 */
export function applyChecked(doc: Doc, update: Uint8Array, actor: Actor, origin: unknown): Refusal | undefined {
  if (update.byteLength > LIMITS.frameBytes) return { code: 'too-large', paths: [] };
  const unfit = judgeStructs(update, actor);
  if (unfit) return unfit;
  const changes = new Map<RecordArray, ArrayChange>();
  const observers = RECORD_ARRAYS.map((name) => {
    const array = arrayOf(doc, name);
    const observe = (event: YArrayEvent<AssertionTuple>): void => {
      changes.set(name, { added: tuplesOf(event.changes.added), removed: tuplesOf(event.changes.deleted) });
    };
    array.observe(observe);
    return () => {
      array.unobserve(observe);
    };
  });
  try {
    Y.applyUpdate(doc, update, origin);
  } catch {
    return { code: 'not-an-update', paths: [] };
  } finally {
    for (const stop of observers) stop();
  }
  if (doc.store.pendingStructs !== null || doc.store.pendingDs !== null) return { code: 'not-an-update', paths: [] };
  if ([...doc.share.keys()].some((name) => !isRecordArray(name))) return { code: 'wrong-shape', paths: [] };
  for (const [name, change] of changes) {
    const refusal = judgeChange(name, change, actor);
    if (refusal) return refusal;
  }
  return undefined;
}
