import { decisionBody } from '@opencoc/core/protocol';
import { DecisionRefused } from '../../ledger/decision-refused.ts';
import { jsonOf } from '../body.ts';
import { ApiProblem } from '../problem.ts';
import { partOf, RECORD_ID, workspaceRoute } from '../route.ts';

/** Which roles may take which decision is judged at the desk: it depends on the decision. */
export const takeDecision = workspaceRoute(
  {
    method: 'POST',
    path: '/workspaces/:w/records/:id/decisions',
    summary: 'Takes a decision: review, release, a step of signing or delivery; the same id twice is one decision',
  },
  async (context, { ports, workspace, caller, roles }) => {
    const record = partOf(context, 'id', RECORD_ID);
    const body = await jsonOf(context, decisionBody);
    try {
      const entry = await ports.desk.take(workspace.id, record, { id: caller.id, roles }, body);
      return context.json(entry, 201);
    } catch (error) {
      if (error instanceof DecisionRefused) throw new ApiProblem(error.code, error.message, error.issues);
      throw error;
    }
  },
);
