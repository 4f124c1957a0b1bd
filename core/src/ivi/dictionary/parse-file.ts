import { z } from 'zod';
import { compileDictionary, DictionaryFileError } from './compile.ts';
import type { DictionaryFile } from './file.ts';

const name = z.string().regex(/^[A-Za-z][A-Za-z0-9_.-]{0,119}$/u);
const text = z.string().max(500);
const count = z.int().min(0);

const file = z.strictObject({
  schema: z.strictObject({
    version: z.string().min(1).max(20),
    generated: text,
    namespace: text,
    root: name,
    sha256: z.exactOptional(z.string().regex(/^[0-9a-f]{64}$/u)),
  }),
  types: z.record(
    name,
    z.strictObject({
      base: name,
      minLength: z.exactOptional(count),
      maxLength: z.exactOptional(count),
      totalDigits: z.exactOptional(count),
      fractionDigits: z.exactOptional(count),
      minInclusive: z.exactOptional(z.number()),
      maxInclusive: z.exactOptional(z.number()),
      pattern: z.exactOptional(text),
    }),
  ),
  codes: z.record(name, z.array(z.array(text).min(1).max(4)).max(10_000)),
  categories: z.array(text).max(500),
  nodes: z
    .array(
      z.strictObject({
        name,
        in: name,
        type: z.exactOptional(name),
        kind: z.exactOptional(name),
        row: z.exactOptional(name),
        min: z.exactOptional(count),
        max: z.exactOptional(count),
        required: z.exactOptional(z.boolean()),
        new: z.exactOptional(z.boolean()),
        en: z.exactOptional(text),
        de: z.exactOptional(text),
        rowEn: z.exactOptional(text),
        rowDe: z.exactOptional(text),
        unit: z.exactOptional(text),
        group: z.exactOptional(text),
        for: z.exactOptional(count),
        stages: z.exactOptional(text),
        owner: z.exactOptional(text),
        confidence: z.exactOptional(text),
        item: z.exactOptional(text),
        itemL: z.exactOptional(text),
        itemT: z.exactOptional(text),
      }),
    )
    .max(10_000),
  gone: z.exactOptional(z.array(name).max(10_000)),
});

const LONGEST = 5_000_000;

/**
 * Reads a dictionary file from its text, as `ivi dictionary` writes it. Throws {@link DictionaryFileError} for anything that is
 * none, with the first place that is wrong; what it returns compiles.
 */
export function parseDictionaryFile(json: string): DictionaryFile {
  if (json.length > LONGEST) throw new DictionaryFileError('The file is too long for a dictionary');
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    throw new DictionaryFileError('The file is no JSON, so it is no dictionary');
  }
  const parsed = file.safeParse(value);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const at = issue?.path.map(String).join('.') ?? '';
    throw new DictionaryFileError(`The file is no dictionary: ${at === '' ? '' : `${at}: `}${issue?.message ?? ''}`);
  }
  compileDictionary(parsed.data);
  return parsed.data;
}
