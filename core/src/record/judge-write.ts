import type { Refusal, RefusalCode } from '../protocol/refusal.ts';
import { mayWrite } from '../workspace/element-rights.ts';
import { mayTakePart } from '../workspace/rights.ts';
import type { Role } from '../workspace/roles.ts';
import type { AssertionTuple, RecordArray } from './assertion.ts';
import { isOrderPath, isRowPath, isTableName, ROW_ID, rowsAbove } from './path.ts';
import { definitionOf } from './place.ts';
import { parseSource } from './source.ts';
import { COMMENT_LENGTH, EDIT, TALK } from './talk.ts';
import { ROW_PRESENT } from './write.ts';

/** Who sends an update, as the server knows it. */
export interface Actor {
  readonly userId: string;
  readonly roles: readonly Role[];
  /** Whether this session may write as that Yjs client: an id belongs to the person who first used it. */
  readonly mayUseClient?: (client: number) => boolean;
}

/** What an update changed in one array of a record, as far as it is live afterwards. */
export interface ArrayChange {
  readonly added: readonly AssertionTuple[];
  readonly removed: readonly AssertionTuple[];
}

const TALK_PATH = /^[a-z0-9]{8,24}\/(@anchor|@holds|@resolved|[a-z0-9]{8,24})$/;
const SOURCE_ID = /^[a-z0-9]{1,24}$/;
const ABOUT = { format: /^[1-9]\d{0,3}$/, ivi: /^\d\.\d$/ } as const;

/** Whether the dictionary knows the path and its rows have ids of our form. */
function isKnownPlace(path: string): boolean {
  const parts = path.split('/');
  const rowIdsFit = parts.every((part, at) => !isTableName(parts[at - 1] ?? '') || ROW_ID.test(part));
  if (!rowIdsFit) return false;
  if (isOrderPath(path)) return isRowPath(path.slice(0, path.lastIndexOf('/')));
  if (isRowPath(path)) return definitionOf(path)?.kind === 'table';
  return definitionOf(path)?.kind === 'element';
}

function fits(name: RecordArray, [path, value, , , , source]: AssertionTuple): boolean {
  if (name === 'values') {
    if (!isKnownPlace(path)) return false;
    return !isRowPath(path) || value === null || value === ROW_PRESENT;
  }
  if (name === 'talk') {
    return TALK_PATH.test(path) && (value?.length ?? 0) <= COMMENT_LENGTH && (source === 'manual' || source === EDIT);
  }
  if (name === 'sources') return SOURCE_ID.test(path) && parseSource(value) !== undefined;
  return (path === 'format' || path === 'ivi') && ABOUT[path].test(value ?? '');
}

function mayTouch(name: RecordArray, tuple: AssertionTuple, actor: Actor): boolean {
  return name === 'values' ? mayWrite(actor.roles, tuple[0]) : mayTakePart(actor.roles);
}

/** What only its author may replace: comments, anchors, sources; and what a document says of itself stays. */
function isAnothers(name: RecordArray, [path, , author]: AssertionTuple, actor: Actor): boolean {
  if (name === 'values') return false;
  if (name === 'talk' && (path.endsWith(`/${TALK.holds}`) || path.endsWith(`/${TALK.resolved}`))) return false;
  return author !== actor.userId;
}

/** Paths with a value whose rows the same update does not assert: they could vanish in a row removed elsewhere. */
function unassertedRows(added: readonly AssertionTuple[]): string[] {
  const asserted = new Set(added.map((tuple) => tuple[0]));
  return added.map((tuple) => tuple[0]).filter((path) => rowsAbove(path).some((row) => !asserted.has(row)));
}

/**
 * Judges what an update does to one array of a record. Returns the refusal, or undefined where all is allowed.
 */
export function judgeChange(name: RecordArray, { added, removed }: ArrayChange, actor: Actor): Refusal | undefined {
  const refuse = (code: RefusalCode, tuples: readonly (AssertionTuple | string)[]): Refusal => ({
    code,
    paths: [...new Set(tuples.map((item) => (typeof item === 'string' ? item : item[0])))].slice(0, 20),
  });
  const unfit = added.filter((tuple) => !fits(name, tuple));
  if (unfit.length > 0) return refuse('wrong-shape', unfit);
  const forged = added.filter((tuple) => tuple[2] !== actor.userId);
  if (forged.length > 0) return refuse('other-author', forged);
  const forbidden = [...added, ...removed].filter((tuple) => !mayTouch(name, tuple, actor));
  if (forbidden.length > 0) return refuse('not-allowed', forbidden);
  const others = removed.filter((tuple) => isAnothers(name, tuple, actor));
  if (others.length > 0) return refuse('not-allowed', others);
  const replaced = new Set(added.map((tuple) => tuple[0]));
  const erased = removed.filter((tuple) => !replaced.has(tuple[0]));
  if (erased.length > 0) return refuse('erases', erased);
  if (name === 'values') {
    const loose = unassertedRows(added);
    if (loose.length > 0) return refuse('row-not-asserted', loose);
  }
  return undefined;
}
