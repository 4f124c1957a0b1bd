/**
 * Holds the tests against docs/SPEC.md: every rule has at least one test whose title carries its id, and every id in a
 * test title is a rule. `node tools/spec/check-spec.ts`; ends with 1 and names what does not fit.
 */
import { readFileSync } from 'node:fs';
import { globSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { findUnmatched, rulesOf, idsInTitles } from './match.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const tests = [
  'core/src/**/*.test.ts',
  'sync-server/src/**/*.test.ts',
  'web/src/**/*.test.ts',
  'test/**/*.test.ts',
  'test/e2e/**/*.spec.ts',
  'tools/**/*.test.ts',
].flatMap((pattern) => globSync(pattern, { cwd: root, exclude: (name) => name === 'node_modules' }));

const rules = rulesOf(readFileSync(`${root}docs/SPEC.md`, 'utf8'));
const ids = tests.flatMap((file) => idsInTitles(readFileSync(root + file, 'utf8')).map((id) => ({ id, file })));
const { untested, unknown, twice } = findUnmatched(rules, ids);

for (const id of twice) console.error(`docs/SPEC.md states ${id} twice`);
for (const id of untested) console.error(`${id} stands in docs/SPEC.md and no test title carries it`);
for (const { id, file } of unknown) console.error(`${file} names ${id}, which docs/SPEC.md does not know`);
if (untested.length + unknown.length + twice.length > 0) process.exit(1);
console.error(`docs/SPEC.md: ${rules.length} rules, each with a test`);
