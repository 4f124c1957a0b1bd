// npm test: sets everything up and runs all tests: units, simulation, contracts, conformance, and those in the browser.
import { mkdirSync } from 'node:fs';
import { runCommand } from './command.mjs';
import { inRoot, run, say } from './place.mjs';
import { ensureChromium } from './chromium.mjs';
import { environment, pnpm } from './runtime.mjs';
import { buildWeb, installDependencies } from './set-up.mjs';
import { countPlaywright, countVitest, total } from './count.mjs';

await run(async () => {
  await installDependencies();
  const chromium = await ensureChromium();
  await buildWeb();
  mkdirSync(inRoot('test-results'), { recursive: true });
  const env = environment(chromium);
  const [unitFile, unitArgs] = pnpm([
    'exec',
    'vitest',
    'run',
    '--reporter=default',
    '--reporter=json',
    '--outputFile.json=test-results/vitest.json',
  ]);
  const unit = await runCommand(unitFile, unitArgs, { env });
  const [e2eFile, e2eArgs] = pnpm(['exec', 'playwright', 'test', '--config', 'test/playwright.config.ts']);
  const e2e = await runCommand(e2eFile, e2eArgs, { env });
  const counts = total([countVitest(unit.code), countPlaywright(e2e.code)]);
  say(`\nTests: ${counts.passed} passed, ${counts.failed} failed`);
  return counts.failed === 0 && unit.code === 0 && e2e.code === 0 ? 0 : 1;
});
