import { z } from 'zod';

/** What a client says of itself in awareness. The server adds `user` and drops any other name for it. */
export const presenceState = z.object({
  /** The path a person's cursor stands on, if any. */
  path: z.string().max(300).nullish(),
  section: z.string().max(64).nullish(),
  editing: z.boolean().nullish(),
});
export type PresenceState = z.infer<typeof presenceState>;

/** Awareness state as others receive it: identity stamped by the server. */
export const stampedPresence = presenceState.extend({
  user: z.object({ id: z.string(), name: z.string(), colour: z.number().int().min(0).max(11) }),
});
export type StampedPresence = z.infer<typeof stampedPresence>;

/** A person's colour, 0 to 11, always the same for one user id. */
export function colourOf(userId: string): number {
  let sum = 7;
  for (const letter of userId) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 1_000_003;
  return sum % 12;
}
