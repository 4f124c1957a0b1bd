import { globSync, realpathSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** Two copies of Yjs in one process lose edits without a word: constructor checks fail between them. */
test('HSE-01 every package resolves to the same copy of Yjs and of y-protocols', () => {
  for (const name of ['yjs', 'y-protocols']) {
    const copies = globSync(`node_modules/.pnpm/${name}@*/node_modules/${name}`, { cwd: root });
    expect(copies, `${name} is there once`).toHaveLength(1);
    const used = globSync(`*/node_modules/${name}`, { cwd: root }).map((path) => realpathSync(root + path));
    expect(new Set(used).size, name).toBe(1);
  }
});
