// Everything that has to hold: the tests, then lint, types and build. The last line counts them together.
import { runCommand } from './command.mjs';
import { run, say, root } from './place.mjs';
import { environment, pnpm } from './runtime.mjs';
import { countPlaywright, countVitest, total } from './count.mjs';
import { join } from 'node:path';
import { rmSync } from 'node:fs';

await run(async () => {
  rmSync(join(root, 'test-results'), { recursive: true, force: true });
  const test = await runCommand(process.platform === 'win32' ? 'npm.cmd' : 'npm', ['test']);
  const counts =
    test.code !== 0 && test.code !== 1 ? [{ passed: 0, failed: 1 }] : [countVitest(test.code), countPlaywright(0)];
  if (test.code === 1 && total(counts).failed === 0) counts.push({ passed: 0, failed: 1 });
  for (const check of ['lint', 'types', 'build']) {
    say(`\n— ${check}`);
    const [file, args] = pnpm(['run', check]);
    const { code } = await runCommand(file, args, { env: environment() });
    counts.push(code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 });
  }
  const { passed, failed } = total(counts);
  process.stdout.write(`${passed} passed, ${failed} failed\n`);
  return failed === 0 ? 0 : 1;
});
