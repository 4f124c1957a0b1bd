/**
 * Why the server closes a WebSocket, and what a client does about it. 4400 to 4499: do not come back by yourself;
 * 4500 to 4599: come back after a pause. Reasons stay under 123 bytes.
 */
export const CLOSE_CODES = {
  malformedFrame: { code: 4400, action: 'give-up' },
  signInAgain: { code: 4401, action: 'ask-person' },
  notAllowed: { code: 4403, action: 'give-up' },
  unknownDocument: { code: 4404, action: 'give-up' },
  /** An update was refused: throw the local copy away, take the server's, keep what was refused for its author. */
  updateRefused: { code: 4409, action: 'repair' },
  clientTooOld: { code: 4426, action: 'give-up' },
  tooLarge: { code: 4413, action: 'give-up' },
  tooManyFrames: { code: 4529, action: 'retry' },
  shuttingDown: { code: 4503, action: 'retry' },
  storeFailing: { code: 4507, action: 'retry' },
  tooSlow: { code: 4508, action: 'retry' },
} as const;

export type CloseReason = keyof typeof CLOSE_CODES;
export type CloseAction = (typeof CLOSE_CODES)[CloseReason]['action'];

/** The action a client takes for a close code, also for codes we do not know (network loss: retry). */
export function closeAction(code: number): CloseAction {
  const known = Object.values(CLOSE_CODES).find((entry) => entry.code === code);
  if (known) return known.action;
  return code >= 4400 && code < 4500 ? 'give-up' : 'retry';
}
