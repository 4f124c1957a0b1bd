import { z } from 'zod';
import type { SourceDescription } from './view.ts';

const description = z.object({
  kind: z.enum(['ivi-file', 'vecto-file', 'csv', 'api']),
  name: z.string().max(300),
  sha256: z.string().max(64).optional(),
});

/** The text a source is kept as. */
export const formatSource = (source: SourceDescription): string => JSON.stringify(source);

/** Reads it back; undefined where it is none. */
export function parseSource(text: string | null): SourceDescription | undefined {
  if (text === null) return undefined;
  try {
    const parsed = description.safeParse(JSON.parse(text));
    if (!parsed.success) return undefined;
    const { kind, name, sha256 } = parsed.data;
    return sha256 === undefined ? { kind, name } : { kind, name, sha256 };
  } catch {
    return undefined;
  }
}
