import { existsSync } from 'node:fs';
import { mustRun, runCommand } from './command.mjs';
import { say, Trouble } from './place.mjs';
import { environment, pnpm } from './runtime.mjs';

const places = [
  process.env.OPENCOC_CHROMIUM,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];
const found = () => places.find((place) => place && existsSync(place));

/**
 * The browser the tests drive: one that is there, else Debian's package, else Playwright's own download.
 * Returns the environment variable that tells the tests, or nothing where Playwright finds its own.
 */
export async function ensureChromium() {
  const there = found();
  if (there) return { OPENCOC_CHROMIUM: there };
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    say('Getting Chromium from Debian …');
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    await runCommand('apt-get', ['update'], { env, quiet: true });
    await runCommand('apt-get', ['install', '-y', '--no-install-recommends', 'chromium'], { env, quiet: true });
    const installed = found();
    if (installed) return { OPENCOC_CHROMIUM: installed };
  }
  say('Getting Chromium by Playwright …');
  const [file, args] = pnpm(['exec', 'playwright', 'install', 'chromium']);
  try {
    await mustRun('', file, args, { env: environment(), quiet: true });
  } catch {
    throw new Trouble(
      'The browser tests need Chromium, and none could be had: install it ("apt-get install chromium") or name one in OPENCOC_CHROMIUM.',
    );
  }
  return {};
}
