import { mergeUpdates } from 'yjs';
import type { LedgerEntry } from '@opencoc/core/ledger';
import type { Entry } from '@opencoc/core/readiness';
import { UnknownCursor } from './cursor.ts';
import type { Cursor } from './cursor.ts';
import type { Changes, ChangesLimits } from './store.ts';

/** One thing that changed; every one has a revision of its own. */
export interface ChangedItem {
  readonly kind: 'document' | 'entry' | 'ledger';
  readonly id: string;
  readonly revision: number;
}

/** What a page is made from: one consistent view of a workspace. */
export interface ChangesSource {
  readonly revision: number;
  /** In order of revision, the first after `after`. */
  changed(after: number, limit: number): readonly ChangedItem[];
  updatesSince(document: string, base: number): readonly Uint8Array[];
  entry(id: string): Entry;
  ledger(id: string): LedgerEntry;
}

const BASE64 = 4 / 3;

/**
 * One page of changes. Each document stands once in a run of pages, at its last commit, with all updates since the run
 * began; a document that moves while the run goes on comes again. So nothing is skipped, and a first run sends
 * every document once.
 */
export function changesPage(
  source: ChangesSource,
  generation: string,
  since: Cursor | undefined,
  limits: ChangesLimits,
): Changes {
  if (since && (since.generation !== generation || since.position > source.revision)) throw new UnknownCursor();
  const base = since?.base ?? 0;
  const after = since?.position ?? 0;
  const items = source.changed(after, limits.items + 1);
  const documents: { id: string; update: Uint8Array; revision: number }[] = [];
  const entries: { id: string; revision: number; entry: Entry }[] = [];
  const ledger: LedgerEntry[] = [];
  let position = after;
  let bytes = 0;
  let taken = 0;
  for (const { kind, id, revision } of items) {
    if (taken >= limits.items || (taken > 0 && bytes >= limits.bytes)) break;
    if (kind === 'document') {
      const updates = source.updatesSince(id, base);
      const [first] = updates;
      const update = updates.length === 1 && first ? first : mergeUpdates([...updates]);
      if (taken > 0 && bytes + update.byteLength * BASE64 > limits.bytes) break;
      bytes += update.byteLength * BASE64;
      documents.push({ id, update, revision });
    } else if (kind === 'entry') {
      const entry = source.entry(id);
      bytes += 800;
      entries.push({ id, revision, entry });
    } else {
      bytes += 600;
      ledger.push(source.ledger(id));
    }
    position = revision;
    taken += 1;
  }
  const more = taken < items.length;
  // At the end of a run the client has everything up to now, also where the last revisions are of no kind it gets.
  const cursor = more
    ? { generation, base, position }
    : { generation, base: source.revision, position: source.revision };
  return { cursor, more, documents, entries, ledger };
}
