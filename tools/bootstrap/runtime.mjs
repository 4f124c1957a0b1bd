import { existsSync, mkdirSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { mustRun, runCommand } from './command.mjs';
import { say, toolsFolder, Trouble } from './place.mjs';

const NODE_MAJOR = 24;
const PNPM = '10.34.9';

const windows = process.platform === 'win32';
const npm = windows ? 'npm.cmd' : 'npm';
const installed = (...parts) => join(toolsFolder, 'node_modules', ...parts);
const pnpmScript = installed('pnpm', 'bin', 'pnpm.cjs');

/** The Node 24 of the project's own folder, in whichever of the packages it came. */
function ownNode() {
  const name = windows ? 'node.exe' : 'node';
  const system = windows ? 'win' : process.platform;
  return [installed('node', 'bin', name), installed(`node-${system}-${process.arch}`, 'bin', name)].find((path) =>
    existsSync(path),
  );
}

const isRecent = Number(process.versions.node.split('.')[0]) >= NODE_MAJOR;
const nodeFile = () => (isRecent ? process.execPath : ownNode());

/** Environment in which `node` is Node 24 and `pnpm` is there, also for what packages start by themselves. */
export function environment(extra = {}) {
  const node = nodeFile();
  if (!node) throw new Trouble('The project is not set up yet: run "npm start" or "npm test" once.');
  const path = [dirname(node), installed('.bin'), process.env.PATH ?? ''].join(delimiter);
  return { ...process.env, PATH: path, ...extra };
}

export const node = () => nodeFile() ?? process.execPath;
export const pnpm = (args) => [node(), [pnpmScript, ...args]];

const install = (packages) =>
  runCommand(npm, ['install', '--prefix', toolsFolder, '--no-save', '--no-audit', '--no-fund', ...packages], {
    quiet: true,
  });

/** Gets Node 24 and pnpm from the npm registry into the folder `.tools`, where they are missing. */
export async function ensureRuntime() {
  if (Number(process.versions.node.split('.')[0]) < 20) {
    throw new Trouble(`OpenCoC needs Node 20 or later to start; this is ${process.version}.`);
  }
  mkdirSync(toolsFolder, { recursive: true });
  const packages = [...(nodeFile() ? [] : [`node@${NODE_MAJOR}`]), ...(existsSync(pnpmScript) ? [] : [`pnpm@${PNPM}`])];
  if (packages.length === 0) return;
  say(`Getting ${packages.join(' and ')} from the npm registry into .tools …`);
  // Both at once: with --no-save npm would take away what an earlier call brought.
  const all = [...(isRecent ? [] : [`node@${NODE_MAJOR}`]), `pnpm@${PNPM}`];
  await install(all);
  if (!nodeFile()) {
    // Where install scripts are switched off, the package "node" is empty; the one for this system holds the program.
    const system = windows ? 'win' : process.platform;
    await mustRun(`Node ${NODE_MAJOR} could not be had.`, npm, [
      'install',
      '--prefix',
      toolsFolder,
      '--no-save',
      '--no-audit',
      '--no-fund',
      `node-${system}-${process.arch}@${NODE_MAJOR}`,
      `pnpm@${PNPM}`,
    ]);
  }
  if (!nodeFile() || !existsSync(pnpmScript)) {
    const { output } = await install(all);
    throw new Trouble(`Node ${NODE_MAJOR} and pnpm could not be had from the npm registry.\n${output.slice(-2000)}`);
  }
}
