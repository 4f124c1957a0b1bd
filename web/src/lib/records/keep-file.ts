import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { LIMITS } from '@opencoc/core/protocol';
import type { OpenDatabase } from '#lib/db/open.ts';

/** Keeps a file on this device until it is with the server. */
export async function keepFile(
  database: OpenDatabase,
  file: File,
): Promise<{ readonly kind: 'kept'; readonly sha256: string } | { readonly kind: 'too-large' }> {
  if (file.size > LIMITS.fileBytes) return { kind: 'too-large' };
  const bytes = new Uint8Array(await file.arrayBuffer());
  const hash = bytesToHex(sha256(bytes));
  await database.run((db) => db.files.put({ sha256: hash, name: file.name, bytes, pending: 1 }));
  return { kind: 'kept', sha256: hash };
}
