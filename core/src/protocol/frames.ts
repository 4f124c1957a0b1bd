/**
 * Frames beside those of y-protocols (0 sync, 1 awareness, 2 auth, 3 query awareness) on `/sync/:workspace/:document`.
 * They go only to a session that asks for them with the query parameter `frames=1`, never to a stock client. Encoded as
 * lib0 does: a varUint with the type, then the payload.
 */
export const FRAME = {
  /**
   * varUint `count`, varUint `revision`: of the sync frames that carry data (step 2 and update) which this session sent,
   * the first `count` are committed to disk; the last of them at `revision`.
   */
  committed: 100,
  /** varString: JSON of a `Refusal`. The server then closes with `updateRefused`. */
  refused: 101,
  /** No payload: the store does not take writes at the moment; work stays saved on the device. */
  storeFailing: 102,
} as const;

/** The version of what web and server say to each other; a server tells the oldest client it still takes. */
export const PROTOCOL_VERSION = 1;
export const OLDEST_CLIENT = 1;
