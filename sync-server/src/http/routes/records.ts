import { LIMITS } from '@opencoc/core/protocol';
import type { RecordView } from '@opencoc/core/record';
import { mayCreateRecord } from '@opencoc/core/workspace';
import { z } from 'zod';
import { BadMessage, recordFromMessage } from '../../records/from-message.ts';
import { standingRecord } from '../../records/standing.ts';
import type { StandingRecord } from '../../records/standing.ts';
import { bytesOf } from '../body.ts';
import { ApiProblem, badInput } from '../problem.ts';
import { partOf, RECORD_ID, workspaceRoute } from '../route.ts';
import type { AskedInWorkspace } from '../route.ts';

const listQuery = z.object({
  search: z.string().max(200).optional(),
  category: z.string().max(10).optional(),
  cursor: z.string().max(64).optional(),
  limit: z.coerce.number().int().min(1).max(500).default(100),
});

export const listRecords = workspaceRoute(
  { method: 'GET', path: '/workspaces/:w/records', summary: 'The records of a workspace, in pages' },
  async (context, { ports, workspace }) => {
    const query = listQuery.safeParse(context.req.query());
    if (!query.success) throw badInput(query.error);
    const { search, category, cursor, limit } = query.data;
    const records = await ports.store.entries.list(workspace.id, {
      limit: limit + 1,
      ...(search === undefined ? {} : { search }),
      ...(category === undefined ? {} : { category }),
      ...(cursor === undefined ? {} : { after: cursor }),
    });
    const page = records.slice(0, limit);
    const last = page.at(-1);
    return context.json({ records: page, cursor: records.length > limit && last ? last.id : null });
  },
);

export const createRecord = workspaceRoute(
  {
    method: 'POST',
    path: '/workspaces/:w/records',
    summary: 'Makes a record from an IVI 2.0 message (the body); `name` says what the file is called',
    allowed: { may: 'make records', roles: mayCreateRecord },
  },
  async (context, { ports, workspace, caller, roles }) => {
    const bytes = await bytesOf(context, LIMITS.fileBytes);
    const name = (context.req.query('name') ?? 'message.xml').slice(0, 150);
    try {
      const made = await recordFromMessage(ports, workspace.id, { id: caller.id, roles }, { bytes, name });
      return context.json(made, 201);
    } catch (error) {
      if (error instanceof BadMessage) throw new ApiProblem('not-ivi', error.message);
      throw error;
    }
  },
);

async function standing({ ports, workspace }: AskedInWorkspace, id: string): Promise<StandingRecord> {
  const record = await standingRecord(ports, workspace.id, id);
  if (!record) throw new ApiProblem('not-found', 'There is no such record');
  return record;
}

/** A view as plain JSON. */
function plainView({ about, elements, rows, conflicts, threads, sources, changedMs }: RecordView) {
  return {
    about,
    elements: [...elements.values()],
    rows: Object.fromEntries(rows),
    conflicts,
    threads,
    sources: Object.fromEntries(sources),
    changedMs,
  };
}

export const getRecord = workspaceRoute(
  {
    method: 'GET',
    path: '/workspaces/:w/records/:id',
    summary: 'A record: values with who set them and from where, conflicts, threads, readiness',
  },
  async (context, asked) => {
    const { id, revision, view, report, ledger } = await standing(asked, partOf(context, 'id', RECORD_ID));
    return context.json({ id, revision, ...plainView(view), readiness: report, ledger });
  },
);

export const getReadiness = workspaceRoute(
  {
    method: 'GET',
    path: '/workspaces/:w/records/:id/readiness',
    summary: 'How far a record is: sections, gates and what holds them, the next step, releases',
  },
  async (context, asked) => context.json((await standing(asked, partOf(context, 'id', RECORD_ID))).report),
);

export const getFindings = workspaceRoute(
  { method: 'GET', path: '/workspaces/:w/records/:id/findings', summary: 'What the checks say about a record' },
  async (context, asked) => {
    const { report } = await standing(asked, partOf(context, 'id', RECORD_ID));
    return context.json({ findings: report.findings });
  },
);
