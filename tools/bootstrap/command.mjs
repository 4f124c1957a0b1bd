import { spawn } from 'node:child_process';
import { root, Trouble } from './place.mjs';

/**
 * Runs a command to its end. `quiet` keeps its output back and shows it only when it fails; `results` sends its
 * standard output through, otherwise it goes to standard error.
 */
export function runCommand(file, args, { env = process.env, quiet = false, results = false, cwd = root } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(file, args, {
      cwd,
      env,
      stdio: ['ignore', quiet ? 'pipe' : results ? 'inherit' : 2, quiet ? 'pipe' : 2],
    });
    let output = '';
    child.stdout?.on('data', (chunk) => (output += chunk));
    child.stderr?.on('data', (chunk) => (output += chunk));
    child.on('error', reject);
    child.on('close', (code, signal) => resolve({ code: code ?? (signal ? 130 : 1), output }));
  });
}

/** Runs a command that has to succeed; `what` is the sentence for when it does not. */
export async function mustRun(what, file, args, options = {}) {
  const { code, output } = await runCommand(file, args, options);
  if (code === 0) return output;
  const hint = /ENOSPC|no space left/i.test(output)
    ? ' The disk is full: make room and try again.'
    : /ENOTFOUND|ECONNREFUSED|EAI_AGAIN|ETIMEDOUT/.test(output)
      ? ' The npm registry cannot be reached: check the network and try again.'
      : '';
  throw new Trouble(`${what}${hint}\n${output.split('\n').slice(-25).join('\n')}`);
}

/** Runs a program in the foreground until it ends; Ctrl-C reaches it and is its business. */
export function runForeground(file, args, env) {
  return new Promise((resolve, reject) => {
    const child = spawn(file, args, { cwd: root, env, stdio: 'inherit' });
    const pass = () => child.kill('SIGTERM');
    // A terminal sends Ctrl-C to the whole group; who signals this process alone means the program too.
    const passLater = () => setTimeout(pass, 250).unref();
    process.on('SIGINT', passLater);
    process.on('SIGTERM', pass);
    process.on('SIGHUP', pass);
    child.on('error', reject);
    child.on('close', (code, signal) => {
      process.off('SIGINT', passLater);
      process.off('SIGTERM', pass);
      process.off('SIGHUP', pass);
      resolve(code ?? (signal === 'SIGINT' || signal === 'SIGTERM' ? 0 : 1));
    });
  });
}
