import { readFileSync } from 'node:fs';
import * as Y from 'yjs';
import { readMessage } from '../ivi/read.ts';
import { createRecord, importContent } from '../record/index.ts';
import { pen } from '../record/replicas.testing.ts';

/** A record made of one of the sample messages that ship with the product. */
export function sampleRecord(name: string): Y.Doc {
  const read = readMessage(readFileSync(new URL(`../ivi/samples/${name}.xml`, import.meta.url)));
  if (!read.ok) throw new Error(read.error.code);
  const doc = new Y.Doc();
  doc.clientID = 77;
  let rows = 0;
  createRecord(doc, pen('hanna', 1));
  const source = { id: 's1', kind: 'ivi-file', name: `${name}.xml` } as const;
  importContent(doc, pen('hanna', 1), read.content, source, () => `r${String((rows += 1))}`);
  return doc;
}
