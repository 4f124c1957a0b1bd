import { LIMITS } from '@opencoc/core/protocol';
import type { Context } from 'hono';
import type { z } from 'zod';
import { ApiProblem, badInput } from './problem.ts';

const megabytes = (bytes: number): string => `${(bytes / 1024 / 1024).toFixed(1)} MB`;

/** The body's bytes, read no further than the limit. Throws ApiProblem. */
export async function bytesOf(context: Context, limit: number): Promise<Uint8Array> {
  const tooLarge = (): ApiProblem => new ApiProblem('too-large', `At most ${megabytes(limit)} are taken`);
  const announced = Number(context.req.header('content-length') ?? 0);
  if (announced > limit) throw tooLarge();
  const stream = context.req.raw.body;
  if (!stream) return new Uint8Array();
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of stream as unknown as AsyncIterable<Uint8Array>) {
    size += chunk.byteLength;
    if (size > limit) throw tooLarge();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** The body as JSON of that form. Throws ApiProblem. */
export async function jsonOf<T>(
  context: Context,
  form: z.ZodType<T>,
  limit: number = LIMITS.jsonBodyBytes,
): Promise<T> {
  const type = context.req.header('content-type') ?? '';
  if (!type.startsWith('application/json')) {
    throw new ApiProblem('bad-input', 'The body has to be JSON, and say so in Content-Type');
  }
  const bytes = await bytesOf(context, limit);
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    throw new ApiProblem('bad-input', 'The body is no JSON');
  }
  const parsed = form.safeParse(value);
  if (!parsed.success) throw badInput(parsed.error);
  return parsed.data;
}
