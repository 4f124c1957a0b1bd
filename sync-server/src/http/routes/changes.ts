import { LIMITS, pushBody, recordIdOf } from '@opencoc/core/protocol';
import type { ChangesPage, PushAnswer } from '@opencoc/core/protocol';
import { formatCursor, parseCursor, UnknownCursor } from '../../store/cursor.ts';
import { StoreFailing } from '../../store/store.ts';
import { jsonOf } from '../body.ts';
import { ApiProblem } from '../problem.ts';
import { workspaceRoute } from '../route.ts';
import type { AskedInWorkspace } from '../route.ts';

const PAGE = { items: LIMITS.pageDocuments, bytes: LIMITS.pageBytes };

export const changes = workspaceRoute(
  { method: 'GET', path: '/workspaces/:w/changes', summary: 'Everything that changed since a cursor, in pages' },
  async (context, { ports, workspace }) => {
    const text = context.req.query('since');
    const since = text === undefined ? undefined : parseCursor(text);
    const unknown = new ApiProblem('cursor-unknown', 'Leave the cursor out to begin anew');
    if (text !== undefined && !since) throw unknown;
    try {
      const page = await ports.store.log.changes(workspace.id, since, PAGE);
      return context.json({
        cursor: formatCursor(page.cursor),
        more: page.more,
        documents: page.documents.map(({ id, update, revision }) => ({
          id,
          update: Buffer.from(update.buffer, update.byteOffset, update.byteLength).toString('base64'),
          revision,
        })),
        entries: [...page.entries],
        ledger: [...page.ledger],
      } satisfies ChangesPage);
    } catch (error) {
      if (error instanceof UnknownCursor) throw unknown;
      throw error;
    }
  },
);

const PATIENCE_MS = 10_000;

/** What is accepted but cannot be committed stays in its room; the sender is told to come back, which does no harm. */
function withPatience<T>(work: Promise<T>): Promise<T> {
  const { promise, reject } = Promise.withResolvers<T>();
  const timer = setTimeout(() => {
    reject(new StoreFailing('The commit takes too long'));
  }, PATIENCE_MS);
  return Promise.race([work, promise]).finally(() => {
    clearTimeout(timer);
  });
}

type Result = PushAnswer['results'][number];

async function push(
  { ports, workspace, caller, roles }: AskedInWorkspace,
  { id, document, update }: { id: string; document: string; update: string },
): Promise<Result> {
  if (recordIdOf(document) === undefined) return { id, status: 'refused', code: 'unknown-document', paths: [] };
  const bytes = Buffer.from(update, 'base64');
  if (bytes.byteLength > LIMITS.frameBytes) return { id, status: 'refused', code: 'too-large', paths: [] };
  const answer = await ports.registry.within(workspace.id, document, (room) =>
    withPatience(room.ingestAndWait(bytes, { userId: caller.id, roles })),
  );
  return 'code' in answer
    ? { id, status: 'refused', code: answer.code, paths: answer.paths }
    : { id, status: 'committed', revision: answer.revision };
}

export const pushChanges = workspaceRoute(
  {
    method: 'POST',
    path: '/workspaces/:w/changes',
    summary: 'Hands in updates made offline; answered after the commit',
  },
  async (context, asked) => {
    const { updates } = await jsonOf(context, pushBody, LIMITS.pushBodyBytes);
    // Updates of one document go in one after the other; different documents side by side.
    const byDocument = Map.groupBy(updates, ({ document }) => document);
    const results = new Map<string, Result>();
    await Promise.all(
      [...byDocument.values()].map(async (ofOne) => {
        for (const one of ofOne) results.set(one.id, await push(asked, one));
      }),
    );
    const inOrder = updates.flatMap(({ id }) => results.get(id) ?? []);
    return context.json({ results: inOrder } satisfies PushAnswer);
  },
);
