import { writeMessage } from '@opencoc/core/ivi';
import { standingRecord } from '../../records/standing.ts';
import { attachment } from '../download.ts';
import { ApiProblem } from '../problem.ts';
import { partOf, RECORD_ID, workspaceRoute } from '../route.ts';
import type { AskedInWorkspace } from '../route.ts';

const XML = 'application/xml; charset=utf-8';
const RELEASE_ID = /^[A-Za-z0-9-]{1,64}$/;

/** The bytes of a release as they were made, and no others. */
async function releaseBytes({ ports, workspace }: AskedInWorkspace, record: string, id: string): Promise<Response> {
  const release = RELEASE_ID.test(id) ? await ports.store.ledger.release(workspace.id, id) : undefined;
  if (release?.record !== record) throw new ApiProblem('not-found', 'The record has no such release');
  const response = attachment(release.xml, `${release.vin || record}-${String(release.version)}.xml`, XML);
  response.headers.set('etag', `"${release.sha256}"`);
  return response;
}

export const iviXml = workspaceRoute(
  {
    method: 'GET',
    path: '/workspaces/:w/records/:id/ivi.xml',
    summary: 'The record as it stands as an unsigned IVI message; with `release` that release, byte for byte',
  },
  async (context, asked) => {
    const id = partOf(context, 'id', RECORD_ID);
    const release = context.req.query('release');
    if (release !== undefined) return releaseBytes(asked, id, release);
    const record = await standingRecord(asked.ports, asked.workspace.id, id);
    if (!record) throw new ApiProblem('not-found', 'There is no such record');
    const vin = record.view.content.values.get('VehicleIdentificationNumber') ?? id;
    return attachment(new TextEncoder().encode(writeMessage(record.view.content)), `${vin}-draft.xml`, XML);
  },
);

export const releaseXml = workspaceRoute(
  {
    method: 'GET',
    path: '/workspaces/:w/records/:id/releases/:releaseId',
    summary: 'The message of a release, byte for byte as it was made',
  },
  async (context, asked) =>
    releaseBytes(asked, partOf(context, 'id', RECORD_ID), partOf(context, 'releaseId', RELEASE_ID)),
);
