import type { readMessage } from '@opencoc/core/ivi';

type IviReadError = Extract<ReturnType<typeof readMessage>, { ok: false }>['error'];

/** Why a file could not be read, as a sentence. */
export function readErrorSentence(error: IviReadError): string {
  const place = 'line' in error ? ` (line ${String(error.line)}, column ${String(error.column)})` : '';
  return `${error.code}${place}`;
}
