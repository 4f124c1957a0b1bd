import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'node',
          environment: 'node',
          include: ['core/src/**/*.test.ts', 'sync-server/src/**/*.test.ts', 'tools/**/*.test.ts'],
        },
      },
      {
        test: {
          name: 'across',
          environment: 'node',
          include: ['test/{contract,conformance,simulation,fuzz,golden,house}/**/*.test.ts'],
          testTimeout: 120_000,
        },
      },
      'web/vite.config.ts',
    ],
  },
});
