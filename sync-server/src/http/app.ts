import { randomUUID } from 'node:crypto';
import { getConnInfo } from '@hono/node-server/conninfo';
import { Hono } from 'hono';
import type { Context } from 'hono';
import { AUTH_PATH, CLIENT_ADDRESS } from '../auth/better-accounts.ts';
import { isOwnOrigin } from '../auth/origin.ts';
import { StoreFailing } from '../store/store.ts';
import { openApi } from './openapi.ts';
import { ApiProblem, problemResponse } from './problem.ts';
import type { ApiPorts, Route } from './route.ts';
import { healthz, readyz } from './routes/health.ts';
import { ROUTES } from './routes.ts';
import { BARE_POLICY, SECURITY_HEADERS } from './security-headers.ts';
import type { WebApp } from './web-app.ts';

const API = '/api/v1';
const READS = new Set(['GET', 'HEAD', 'OPTIONS']);

function asProblem(error: unknown): ApiProblem | undefined {
  if (error instanceof ApiProblem) return error;
  if (error instanceof StoreFailing) {
    return new ApiProblem('store-failing', 'The store does not take writes at the moment: try again in a while');
  }
  return undefined;
}

/** A cookie alone must not let another site act for a person: what changes something has to come from our pages. */
function refuseOtherSites({ method, url, headers }: Request, allowedOrigins: readonly string[]): void {
  if (READS.has(method) || headers.has('authorization')) return;
  const origin = headers.get('origin') ?? undefined;
  const site = headers.get('sec-fetch-site');
  const own = isOwnOrigin(origin, headers.get('host') ?? new URL(url).host, allowedOrigins);
  if (!own || (origin === undefined && site === 'cross-site')) {
    throw new ApiProblem('other-origin', 'Use the app itself, or a token');
  }
}

function addressOf(context: Context): string {
  try {
    return getConnInfo(context).remote.address ?? '';
  } catch {
    return '';
  }
}

/** The HTTP side: API, sign-in, health, and the web app for every other address. */
export function makeApp(ports: ApiPorts, web: WebApp | undefined): Hono {
  const app = new Hono();
  const description = openApi(ROUTES);

  app.use(async (context, next) => {
    const request = randomUUID();
    const from = performance.now();
    await next();
    const { headers } = context.res;
    for (const [name, value] of Object.entries(SECURITY_HEADERS)) headers.set(name, value);
    if (!headers.has('content-security-policy')) headers.set('content-security-policy', BARE_POLICY);
    if (!headers.has('cache-control')) headers.set('cache-control', 'no-store');
    headers.set('x-request-id', request);
    const { method, path } = context.req;
    const ms = Math.round(performance.now() - from);
    if (path.startsWith('/api/')) ports.log.info({ request, method, path, status: context.res.status, ms }, 'answered');
  });

  app.onError((error, context) => {
    const problem = asProblem(error);
    if (!problem) ports.log.error({ err: error, path: context.req.path }, 'request failed');
    return problemResponse(problem ?? new ApiProblem('internal', 'The server could not do this; it has been noted'));
  });

  app.use('/api/*', async (context, next) => {
    refuseOtherSites(context.req.raw, ports.allowedOrigins);
    await next();
  });

  const mount = (base: string, route: Route): void => {
    app.on(route.method, `${base}${route.path}`, (context) => route.answer(context, ports));
  };
  mount('', healthz);
  mount('', readyz);
  for (const route of ROUTES) mount(API, route);
  app.get(`${API}/openapi.json`, (context) => context.json(description));

  app.all(`${AUTH_PATH}/*`, async (context) => {
    const headers = new Headers(context.req.raw.headers);
    headers.set(CLIENT_ADDRESS, addressOf(context));
    return ports.accounts.handle(new Request(context.req.raw, { headers }));
  });

  app.all('/api/*', () => problemResponse(new ApiProblem('not-found', 'There is no such route')));
  app.get('*', async (context) => {
    if (!web) throw new ApiProblem('not-found', 'This server serves the API alone: the web app has not been built');
    return (await web.answer(context.req.raw)) ?? context.notFound();
  });
  app.notFound(() => problemResponse(new ApiProblem('not-found', 'There is nothing under this address')));
  return app;
}
