const COMMITTED: unique symbol = Symbol('committed');

/**
 * The receipt of a commit: the bytes are on disk, under this revision of the workspace. An acknowledgement can only
 * be made from one, and only a store makes one.
 */
export interface Committed {
  readonly [COMMITTED]: true;
  readonly revision: number;
}

/** For stores alone, after their commit returned. */
export const committedAt = (revision: number): Committed => ({ [COMMITTED]: true, revision });
