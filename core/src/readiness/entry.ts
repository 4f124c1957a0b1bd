import { z } from 'zod';

export const GATES = ['data', 'review', 'xml', 'signing', 'delivery'] as const;
export type GateId = (typeof GATES)[number];

/** held: something is missing; part: begun; open: the next step can be taken; done: taken and still true. */
export const GATE_STATES = ['held', 'part', 'open', 'done', 'lapsed', 'wrong'] as const;
export type GateState = (typeof GATE_STATES)[number];

/** The one next step of a record: what kind, where, and whose turn it is. Words are made from it in each language. */
export const nextStep = z.object({
  kind: z.enum([
    'settle-conflict',
    'answer-blocker',
    'mend-error',
    'fill-missing',
    'sent-back',
    'review',
    'review-again',
    'release',
    'hand-to-signer',
    'await-signature',
    'signature-wrong',
    'plan-delivery',
    'await-delivery',
    'delivery-rejected',
    'release-again',
    'nothing',
  ]),
  count: z.number().int(),
  section: z.string().optional(),
  path: z.string().optional(),
  department: z.string().optional(),
});
export type NextStep = z.infer<typeof nextStep>;

/** The small plain form of a record that lists, search and the overview read. */
export const entry = z.object({
  id: z.string(),
  vin: z.string(),
  make: z.string(),
  name: z.string(),
  category: z.string(),
  stage: z.string(),
  type: z.string(),
  variant: z.string(),
  version: z.string(),
  approval: z.string(),
  /** In the order of GATES. */
  gates: z.array(z.enum(GATE_STATES)).length(GATES.length),
  filled: z.number().int(),
  expected: z.number().int(),
  errors: z.number().int(),
  warnings: z.number().int(),
  conflicts: z.number().int(),
  blockers: z.number().int(),
  threads: z.number().int(),
  lapsedReviews: z.number().int(),
  /** What holds the record, by department: missing, errors, conflicts, blockers, reviews, lapsed. */
  holds: z.array(z.object({ department: z.string(), cause: z.string(), count: z.number().int() })),
  next: nextStep,
  /** Of the last release: its number, or 0. */
  release: z.number().int(),
  /** Latest time of an assertion or decision, milliseconds since 1970. */
  changedMs: z.number().int(),
  /** Due date of the step that waits for a person (signing), ISO date or ''. */
  due: z.string(),
});
export type Entry = z.infer<typeof entry>;
