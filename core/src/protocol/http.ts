import { z } from 'zod';
import { ledgerEntry, decision } from '../ledger/decision.ts';
import { ROLES } from '../workspace/roles.ts';
import { REFUSAL_CODES } from './refusal.ts';
import { LIMITS } from './limits.ts';
import { entry } from '../readiness/entry.ts';

export const role = z.enum(ROLES);

/** `GET /api/v1/session`: who is signed in, and where. */
export const sessionAnswer = z.object({
  user: z.object({ id: z.string(), name: z.string(), email: z.string() }),
  workspaces: z.array(z.object({ id: z.string(), name: z.string(), roles: z.array(role), demo: z.boolean() })),
  protocol: z.number().int(),
  oldestClient: z.number().int(),
});
export type SessionAnswer = z.infer<typeof sessionAnswer>;

/** A member as everybody in the workspace sees them. */
export const member = z.object({ id: z.string(), name: z.string(), email: z.string(), roles: z.array(role) });
export type Member = z.infer<typeof member>;

/** `GET /api/v1/workspaces/:w`. */
export const workspaceAnswer = z.object({
  id: z.string(),
  name: z.string(),
  demo: z.boolean(),
  members: z.array(member),
});
export type WorkspaceAnswer = z.infer<typeof workspaceAnswer>;

/** `GET /api/v1/demo/people` (demo workspaces only): whom one can become, with `POST /api/v1/demo/become {id}`. */
export const demoPeopleAnswer = z.object({ workspace: z.string(), people: z.array(member) });

/** `GET /api/v1/workspaces/:w/changes?since=CURSOR`: one page. `since` is left out on the first call. */
export const changesPage = z.object({
  /** Give it back as `since` to go on. */
  cursor: z.string(),
  /** Whether another page waits. */
  more: z.boolean(),
  documents: z.array(
    z.object({
      id: z.string(),
      /** All updates of the document since the cursor, merged; base64. */
      update: z.string(),
      revision: z.number().int(),
    }),
  ),
  entries: z.array(z.object({ id: z.string(), revision: z.number().int(), entry })),
  ledger: z.array(ledgerEntry),
});
export type ChangesPage = z.infer<typeof changesPage>;

/** Body of `POST /api/v1/workspaces/:w/changes`. */
export const pushBody = z.object({
  updates: z
    .array(
      z.object({
        /** Chosen by the client; the answer names it. */
        id: z.string().min(1).max(64),
        document: z.string().max(64),
        update: z.base64().max(LIMITS.frameBytes * 2),
      }),
    )
    .max(LIMITS.pushUpdates),
});
export type PushBody = z.infer<typeof pushBody>;

export const pushAnswer = z.object({
  results: z.array(
    z.discriminatedUnion('status', [
      z.object({ id: z.string(), status: z.literal('committed'), revision: z.number().int() }),
      z.object({
        id: z.string(),
        status: z.literal('refused'),
        code: z.enum(REFUSAL_CODES),
        paths: z.array(z.string()),
      }),
    ]),
  ),
});
export type PushAnswer = z.infer<typeof pushAnswer>;

/** Body of `POST /api/v1/workspaces/:w/records/:id/decisions`; the answer is the ledger entry. */
export const decisionBody = z.object({
  /** Made by the client: the same id twice is one decision. */
  id: z.string().regex(/^[A-Za-z0-9-]{8,64}$/),
  decision,
});
export type DecisionBody = z.infer<typeof decisionBody>;

/** Answer of `POST /api/v1/workspaces/:w/files` (raw bytes as body). */
export const fileAnswer = z.object({ sha256: z.string(), bytes: z.number().int() });

/** Every error of the API, as `application/problem+json`. */
export const problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  detail: z.string(),
  /** One of the table in errors.ts. */
  code: z.string(),
  issues: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
});
export type Problem = z.infer<typeof problem>;

/** What the server says on `/live/:workspace` (JSON text frames): something new, and who is where. */
export const liveMessage = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('revision'), revision: z.number().int() }),
  z.object({
    kind: z.literal('presence'),
    /** Record id -> people who have it open. */
    records: z.record(z.string(), z.array(z.object({ id: z.string(), name: z.string() }))),
  }),
]);
export type LiveMessage = z.infer<typeof liveMessage>;
