/**
 * Where a client stands in the changes of a workspace. `position` is the last revision it has taken in; `base` is
 * the revision up to which it had everything when this run of pages began: a document that comes in a later page
 * comes with all that happened to it since `base`. To clients it is one opaque string.
 */
export interface Cursor {
  readonly generation: string;
  readonly base: number;
  readonly position: number;
}

const CURSOR = /^([A-Za-z0-9-]{1,40})\.(\d{1,15})\.(\d{1,15})$/;

export const formatCursor = ({ generation, base, position }: Cursor): string =>
  `${generation}.${String(base)}.${String(position)}`;

/** Undefined where the text is no cursor. */
export function parseCursor(text: string): Cursor | undefined {
  const match = CURSOR.exec(text);
  if (!match) return undefined;
  const [, generation = '', base = '', position = ''] = match;
  const cursor = { generation, base: Number(base), position: Number(position) };
  return cursor.base <= cursor.position ? cursor : undefined;
}

/** The cursor is of another store, or of a time this store does not know: the client starts from the beginning. */
export class UnknownCursor extends Error {
  override readonly name = 'UnknownCursor';
}
