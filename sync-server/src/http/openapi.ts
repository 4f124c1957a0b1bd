import {
  changesPage,
  decisionBody,
  demoPeopleAnswer,
  fileAnswer,
  member,
  problem,
  pushAnswer,
  pushBody,
  sessionAnswer,
  workspaceAnswer,
} from '@opencoc/core/protocol';
import { ledgerEntry } from '@opencoc/core/ledger';
import { entry } from '@opencoc/core/readiness';
import { z } from 'zod';
import type { Route } from './route.ts';

const SCHEMAS = {
  Session: sessionAnswer,
  Workspace: workspaceAnswer,
  Member: member,
  DemoPeople: demoPeopleAnswer,
  Changes: changesPage,
  Push: pushBody,
  PushAnswer: pushAnswer,
  Decision: decisionBody,
  LedgerEntry: ledgerEntry,
  Entry: entry,
  File: fileAnswer,
  Problem: problem,
};

/** Bodies and answers of routes, by method and path, where they are JSON of a known form. */
const FORMS: Readonly<Record<string, { body?: keyof typeof SCHEMAS; answer?: keyof typeof SCHEMAS }>> = {
  'GET /session': { answer: 'Session' },
  'GET /workspaces/:w': { answer: 'Workspace' },
  'GET /demo/people': { answer: 'DemoPeople' },
  'GET /workspaces/:w/changes': { answer: 'Changes' },
  'POST /workspaces/:w/changes': { body: 'Push', answer: 'PushAnswer' },
  'POST /workspaces/:w/records/:id/decisions': { body: 'Decision', answer: 'LedgerEntry' },
  'POST /workspaces/:w/files': { answer: 'File' },
};

const named = (name: keyof typeof SCHEMAS) => ({
  'application/json': { schema: { $ref: `#/components/schemas/${name}` } },
});

function operation(route: Route) {
  const form = FORMS[`${route.method} ${route.path}`];
  const parameters = [...route.path.matchAll(/:(\w+)/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }));
  return {
    summary: route.summary,
    parameters,
    security: route.allowed === 'anyone' ? [] : [{ token: [] }, { session: [] }],
    ...(form?.body ? { requestBody: { required: true, content: named(form.body) } } : {}),
    responses: {
      '200': { description: 'Done', ...(form?.answer ? { content: named(form.answer) } : {}) },
      default: {
        description: 'An error of the table',
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    },
  };
}

/** The description of the API, made from the routes that are there. */
export function openApi(routes: readonly Route[]): object {
  const paths: Record<string, Record<string, object>> = {};
  for (const route of routes) {
    const path = route.path.replace(/:(\w+)/g, '{$1}');
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: operation(route) };
  }
  const schemas = Object.fromEntries(
    Object.entries(SCHEMAS).map(([name, schema]) => [
      name,
      z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }),
    ]),
  );
  return {
    openapi: '3.1.0',
    info: { title: 'OpenCoC', version: '1' },
    servers: [{ url: '/api/v1' }],
    paths,
    components: {
      schemas,
      securitySchemes: {
        token: { type: 'http', scheme: 'bearer' },
        session: { type: 'apiKey', in: 'cookie', name: 'opencoc.session_token' },
      },
    },
  };
}
