import { existsSync, readFileSync } from 'node:fs';
import { inRoot } from './place.mjs';

const read = (file) => (existsSync(inRoot(file)) ? JSON.parse(readFileSync(inRoot(file), 'utf8')) : undefined);

/** A run that ended badly without naming a failed test counts as one failure: nothing red may be lost in the sum. */
const atLeastTheCode = (counts, code) => (code !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts);

export function countVitest(code) {
  const report = read('test-results/vitest.json');
  return atLeastTheCode({ passed: report?.numPassedTests ?? 0, failed: report?.numFailedTests ?? 0 }, code);
}

export function countPlaywright(code) {
  const stats = read('test-results/playwright.json')?.stats;
  return atLeastTheCode({ passed: stats?.expected ?? 0, failed: (stats?.unexpected ?? 0) + (stats?.flaky ?? 0) }, code);
}

export const total = (all) =>
  all.reduce((sum, { passed, failed }) => ({ passed: sum.passed + passed, failed: sum.failed + failed }), {
    passed: 0,
    failed: 0,
  });
