import { createHash, randomBytes } from 'node:crypto';
import { readErrorText, readMessage } from '@opencoc/core/ivi';
import { recordDocument } from '@opencoc/core/protocol';
import { createRecord, importContent } from '@opencoc/core/record';
import type { Role } from '@opencoc/core/workspace';
import * as Y from 'yjs';
import type { RecordsPorts } from './standing.ts';

/** The file is no message a record can be made from. */
export class BadMessage extends Error {
  override readonly name = 'BadMessage';
}

export interface MessageFile {
  readonly bytes: Uint8Array;
  readonly name: string;
}

const LETTERS = 'abcdefghijklmnopqrstuvwxyz0123456789';
/** An id of letters and digits, as rows and sources have them. */
export const shortId = (length = 12): string =>
  [...randomBytes(length)].map((byte) => LETTERS.charAt(byte % LETTERS.length)).join('');

/** A record document with everything of a message in it, each value naming the file as its source. */
export function documentFromMessage(file: MessageFile, author: string, nowMs: number): Y.Doc {
  const read = readMessage(file.bytes);
  if (!read.ok) throw new BadMessage(readErrorText(read.error, 'en'));
  const doc = new Y.Doc();
  const pen = { author, device: 'server', nowMs };
  createRecord(doc, pen, read.schemaVersion);
  const sha256 = createHash('sha256').update(file.bytes).digest('hex');
  importContent(doc, pen, read.content, { id: shortId(), kind: 'ivi-file', name: file.name, sha256 }, () =>
    shortId(10),
  );
  return doc;
}

/** Makes a record from a file, through the same door as every update. Throws BadMessage. */
export async function recordFromMessage(
  ports: RecordsPorts & { readonly now: () => number; readonly newId: () => string },
  workspace: string,
  by: { readonly id: string; readonly roles: readonly Role[] },
  file: MessageFile,
): Promise<{ id: string; revision: number }> {
  const doc = documentFromMessage(file, by.id, ports.now());
  const id = ports.newId();
  const actor = { userId: by.id, roles: by.roles };
  const update = Y.encodeStateAsUpdate(doc);
  const answer = await ports.registry.within(workspace, recordDocument(id), (room) =>
    room.ingestAndWait(update, actor),
  );
  if ('code' in answer) throw new BadMessage(`The record is refused (${answer.code}): ${answer.paths.join(', ')}`);
  return { id, revision: answer.revision };
}
