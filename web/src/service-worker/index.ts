import { version } from '$app/env';
import { assets, immutable } from '$app/manifest';
import { resolve } from '$app/paths';
import { self } from '$app/service-worker';

/** One cache a build: what belongs together is kept together, and goes together. */
const CACHE = `opencoc-${version}`;
const SHELL = resolve('/');
const FILES = new Set([...immutable, ...assets].map(({ path }) => SHELL + path.replace(/^\//, '')));
/** What is the server's alone: never answered from here, never kept. */
const SERVER = ['api', 'sync', 'live', 'healthz', 'readyz', 'metrics'].map((name) => SHELL + name);

const isServers = (path: string): boolean => SERVER.some((root) => path === root || path.startsWith(`${root}/`));

self.addEventListener('install', (event) => {
  event.waitUntil(
    (async () => {
      const cache = await caches.open(CACHE);
      // Past the browser's own cache: a shell of another build would ask for files that are not there.
      await cache.addAll([SHELL, ...FILES].map((url) => new Request(url, { cache: 'reload' })));
    })(),
  );
});

self.addEventListener('activate', (event) => {
  event.waitUntil(
    (async () => {
      for (const name of await caches.keys()) {
        if (name.startsWith('opencoc-') && name !== CACHE) await caches.delete(name);
      }
      await self.clients.claim();
    })(),
  );
});

// A new build waits until a person takes it; nothing is switched under their hands.
self.addEventListener('message', (event) => {
  if (event.data === 'take-over') void self.skipWaiting();
});

async function answer(request: Request, key: string): Promise<Response> {
  const cache = await caches.open(CACHE);
  return (await cache.match(key)) ?? fetch(request);
}

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== self.location.origin || isServers(url.pathname)) return;
  if (FILES.has(url.pathname)) event.respondWith(answer(request, url.pathname));
  else if (request.mode === 'navigate') event.respondWith(answer(request, SHELL));
});
