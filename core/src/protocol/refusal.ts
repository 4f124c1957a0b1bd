import { z } from 'zod';

/** Why the server refuses an update of a document. */
export const REFUSAL_CODES = [
  /** The bytes are no Yjs update, or one that builds on something the server does not have. */
  'not-an-update',
  /** It writes something that is no assertion, or into an unknown place. */
  'wrong-shape',
  /** An assertion bears another author than the session's user. */
  'other-author',
  /** The role may not write that path. */
  'not-allowed',
  /** It removes what others wrote without saying what stands there instead. */
  'erases',
  /** A value in a row that does not re-assert its row. */
  'row-not-asserted',
  'too-large',
  'unknown-document',
] as const;
export type RefusalCode = (typeof REFUSAL_CODES)[number];

export const refusal = z.object({
  code: z.enum(REFUSAL_CODES),
  /** Paths the refusal is about, at most 20. */
  paths: z.array(z.string()).max(20),
});
export type Refusal = z.infer<typeof refusal>;
