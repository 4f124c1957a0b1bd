import { setValue } from '@opencoc/core/record';
import * as Y from 'yjs';

/** Elements of a record that a person types into, one for each client. */
const PATHS = [
  'MassGroup/ActualMass',
  'MassGroup/MassInRunningOrder',
  'DimensionGroup/Length',
  'DimensionGroup/Width',
] as const;

/** Edits of one client, as the updates it would send: made before the clock runs, so that it costs the client nothing. */
export function editsOf(client: number, author: string, count: number): Uint8Array[] {
  const doc = new Y.Doc();
  doc.clientID = client;
  const edits: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array) => edits.push(update));
  const path = PATHS[client % PATHS.length] ?? PATHS[0];
  for (let at = 0; at < count; at += 1) {
    setValue(doc, { author, device: 'bench', nowMs: 1_700_000_000_000 + at }, path, String(1_000 + at));
  }
  doc.destroy();
  return edits;
}
