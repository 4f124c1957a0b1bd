import type { Doc } from 'yjs';
import type { Refusal } from '@opencoc/core/protocol';
import type { Role } from '@opencoc/core/workspace';

/** Who writes, as the server knows it. */
export interface Actor {
  readonly userId: string;
  readonly roles: readonly Role[];
  readonly mayUseClient?: (client: number) => boolean;
}

/**
 * Applies an update to a replica and judges it. A refusal leaves the replica spoilt: the room throws it away. Core's
 * `applyChecked` is the one that runs; rooms take it as a port.
 */
export type JudgeUpdate = (doc: Doc, update: Uint8Array, actor: Actor, origin: unknown) => Refusal | undefined;
