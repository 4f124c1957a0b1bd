import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { mustRun } from './command.mjs';
import { inRoot, say } from './place.mjs';
import { ensureRuntime, environment, node, pnpm } from './runtime.mjs';

const manifests = [
  'package.json',
  'pnpm-lock.yaml',
  'pnpm-workspace.yaml',
  ...['core', 'sync-server', 'web', 'test'].map((name) => `${name}/package.json`),
];
const installStamp = inRoot('node_modules', '.opencoc-installed');
const buildStamp = inRoot('web', 'build', '.opencoc-built');

const isStamped = (file, stamp) => existsSync(file) && readFileSync(file, 'utf8') === stamp;

function manifestStamp() {
  const hash = createHash('sha256');
  for (const file of manifests) hash.update(readFileSync(inRoot(file)));
  return hash.digest('hex');
}

/** A stamp of everything the web app is built from: names, sizes and times, not contents, to be quick. */
function sourceStamp() {
  const hash = createHash('sha256');
  const walk = (folder) => {
    for (const item of readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))) {
      const path = join(folder, item.name);
      if (item.isDirectory()) walk(path);
      else {
        const { size, mtimeMs } = statSync(path);
        hash.update(`${path}\n${size}\n${mtimeMs}\n`);
      }
    }
  };
  for (const folder of ['core/src', 'web/src', 'web/static']) if (existsSync(inRoot(folder))) walk(inRoot(folder));
  hash.update(readFileSync(inRoot('web/vite.config.ts')));
  return hash.digest('hex') + manifestStamp();
}

/** Installs the dependencies where the manifests changed since the last time. */
export async function installDependencies() {
  await ensureRuntime();
  const stamp = manifestStamp();
  if (isStamped(installStamp, stamp)) return;
  say('Installing the dependencies …');
  const [file, args] = pnpm(['install', '--frozen-lockfile', '--prefer-offline']);
  // pnpm takes npm's settings from the environment for its own.
  const env = Object.fromEntries(
    Object.entries(environment({ CI: 'true' })).filter(([name]) => !name.startsWith('npm_')),
  );
  await mustRun('The dependencies could not be installed.', file, args, { env, quiet: true });
  writeFileSync(installStamp, stamp);
}

/** Builds the web app where its sources changed since the last time. */
export async function buildWeb() {
  const stamp = sourceStamp();
  if (isStamped(buildStamp, stamp)) return;
  say('Building the web app …');
  const [file, args] = pnpm(['--filter', '@opencoc/web', 'build']);
  await mustRun('The web app could not be built.', file, args, { env: environment(), quiet: true });
  writeFileSync(buildStamp, sourceStamp());
}

export const serverCommand = (args) => [node(), [inRoot('sync-server', 'src', 'cli', 'main.ts'), ...args]];
