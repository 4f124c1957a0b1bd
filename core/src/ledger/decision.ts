import { z } from 'zod';

/** SHA-256 as 64 lower-case hexadecimal digits. */
export const sha256Hex = z.string().regex(/^[0-9a-f]{64}$/);

const reason = z.string().trim().max(2_000);

/** A reviewer's verdict on sections, each bound to the fingerprint of the data the reviewer saw. */
export const reviewDecision = z.object({
  kind: z.literal('review'),
  verdict: z.enum(['approved', 'sent-back']),
  /** Section id -> fingerprint of that section. */
  fingerprints: z
    .record(z.string().max(64), sha256Hex)
    .refine((sections) => Object.keys(sections).length > 0, 'A review names at least one section'),
  reason: reason.optional(),
});

/** Ask for a release of the record as it is under this record fingerprint. */
export const releaseDecision = z.object({ kind: z.literal('release'), fingerprint: sha256Hex });

/** Steps of signing, each about one release. */
export const signingDecision = z.object({
  kind: z.literal('signing'),
  releaseId: z.string().max(64),
  step: z.discriminatedUnion('name', [
    z.object({ name: z.literal('handed-over'), signer: z.string().trim().min(1).max(150), due: z.iso.date() }),
    /** The signed file came back; the server compares its content with the release's. */
    z.object({ name: z.literal('returned'), file: sha256Hex }),
    z.object({ name: z.literal('withdrawn'), reason }),
  ]),
});

export const DELIVERY_STATES = ['planned', 'sent', 'accepted', 'rejected'] as const;

/** The delivery of a release, noted by hand. */
export const deliveryDecision = z.object({
  kind: z.literal('delivery'),
  releaseId: z.string().max(64),
  route: z.string().trim().min(1).max(150),
  state: z.enum(DELIVERY_STATES),
  note: z.string().trim().max(2_000).optional(),
});

/** What a person asks the server to put on the ledger. */
export const decision = z.discriminatedUnion('kind', [
  reviewDecision,
  releaseDecision,
  signingDecision,
  deliveryDecision,
]);
export type Decision = z.infer<typeof decision>;
export type ReviewDecision = z.infer<typeof reviewDecision>;
export type SigningDecision = z.infer<typeof signingDecision>;
export type DeliveryDecision = z.infer<typeof deliveryDecision>;

/** What the server found when a decision was carried out; written beside it, never by a client. */
export const outcome = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('noted') }),
  z.object({
    kind: z.literal('released'),
    releaseId: z.string(),
    /** IviVersionNumber of the release. */
    version: z.number().int().min(1).max(99),
    iviReferenceId: z.string(),
    xmlSha256: sha256Hex,
    xmlBytes: z.number().int().positive(),
  }),
  z.object({
    kind: z.literal('compared'),
    /** Whether the signed file's content is the release's. */
    sameContent: z.boolean(),
    signed: z.boolean(),
    /** Paths that differ, at most 20, for people to look at. */
    differences: z.array(z.string()),
  }),
]);
export type Outcome = z.infer<typeof outcome>;

/** One line of the ledger: a decision, who took it, what came of it, and the chain. */
export const ledgerEntry = z.object({
  /** Number within the workspace, from 1 without gaps. */
  seq: z.number().int().positive(),
  /** Record id, without the `record_` in front. */
  record: z.string(),
  /** The id the client gave the decision: the same id again is answered with the entry that stands. */
  id: z.string().min(8).max(64),
  by: z.string(),
  /** Server time, milliseconds since 1970. */
  atMs: z.number().int(),
  decision,
  outcome,
  previousHash: z.string(),
  /** SHA-256 over the entry in canonical form, `previousHash` included. */
  hash: sha256Hex,
});
export type LedgerEntry = z.infer<typeof ledgerEntry>;
