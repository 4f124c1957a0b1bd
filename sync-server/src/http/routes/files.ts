import { createHash } from 'node:crypto';
import { LIMITS } from '@opencoc/core/protocol';
import { mayTakePart } from '@opencoc/core/workspace';
import { bytesOf } from '../body.ts';
import { attachment } from '../download.ts';
import { ApiProblem } from '../problem.ts';
import { partOf, workspaceRoute } from '../route.ts';

export const putFile = workspaceRoute(
  {
    method: 'POST',
    path: '/workspaces/:w/files',
    summary: 'Keeps a file (the body, as it is); it is known by its SHA-256',
    allowed: { may: 'hand in files', roles: mayTakePart },
  },
  async (context, { ports, workspace, caller }) => {
    const bytes = await bytesOf(context, LIMITS.fileBytes);
    if (bytes.byteLength === 0) throw new ApiProblem('bad-input', 'The body is empty: send the bytes of the file');
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    await ports.store.files.put(workspace.id, sha256, bytes, caller.id);
    return context.json({ sha256, bytes: bytes.byteLength }, 201);
  },
);

export const getFile = workspaceRoute(
  { method: 'GET', path: '/workspaces/:w/files/:sha256', summary: 'A file that was handed in, for download' },
  async (context, { ports, workspace }) => {
    const sha256 = partOf(context, 'sha256', /^[0-9a-f]{64}$/);
    const bytes = await ports.store.files.get(workspace.id, sha256);
    if (!bytes) throw new ApiProblem('not-found', 'There is no such file');
    return attachment(bytes, `${sha256.slice(0, 16)}.bin`, 'application/octet-stream');
  },
);
