import { openRoute } from '../route.ts';
import { ApiProblem } from '../problem.ts';

/** These two stand outside `/api/v1`, where those who watch a server look for them. */
export const healthz = openRoute({ method: 'GET', path: '/healthz', summary: 'The server is alive' }, async (context) =>
  Promise.resolve(context.json({ status: 'alive' })),
);

export const readyz = openRoute(
  { method: 'GET', path: '/readyz', summary: 'The store takes writes' },
  async (context, { store, log }) => {
    try {
      await store.probe();
    } catch (error) {
      log.warn({ err: error }, 'not ready');
      throw new ApiProblem('store-failing', 'The store does not take writes at the moment');
    }
    return context.json({ status: 'ready' });
  },
);
