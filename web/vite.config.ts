import adapter from '@sveltejs/adapter-static';
import { sveltekit } from '@sveltejs/kit/vite';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import process from 'node:process';
import { defineConfig } from 'vitest/config';

/** Where `vite dev` finds a running sync-server: `PORT` as `npm start` takes it. */
const server = `http://127.0.0.1:${process.env['PORT'] ?? '8080'}`;

const app = () =>
  sveltekit({
    compilerOptions: { runes: true },
    adapter: adapter({ pages: 'build', fallback: 'index.html', precompress: true }),
    csp: {
      // The page itself carries the hashes of the one inline script that SvelteKit writes; the server's header adds to it.
      mode: 'hash',
      directives: {
        'script-src': ['self'],
        'object-src': ['none'],
        'base-uri': ['self'],
      },
    },
    // Registered by lib/app/app-update.svelte.ts, so that a new build is offered, not forced.
    serviceWorker: { register: false },
    version: { pollInterval: 0 },
  });

export default defineConfig({
  // Tests need runes, not the app around them.
  plugins: process.env['VITEST'] ? [svelte({ compilerOptions: { runes: true } })] : [app()],
  server: {
    proxy: {
      '/api': { target: server },
      '/sync': { target: server, ws: true },
      '/live': { target: server, ws: true },
    },
  },
  // Nothing is put into the CSS as data: the server's policy lets fonts come from files alone.
  build: { target: 'es2022', assetsInlineLimit: 0 },
  // Runes run as in the browser, on Node: the tests need the client side of Svelte.
  ...(process.env['VITEST'] ? { resolve: { conditions: ['browser'] } } : {}),
  test: {
    name: 'web',
    environment: 'node',
    include: ['src/**/*.test.ts'],
    setupFiles: ['src/lib/db/fake-indexeddb.setup.ts'],
  },
});
