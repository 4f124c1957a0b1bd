import { BadConfig } from '../config.ts';
import { NoWebBuild } from '../http/web-app.ts';
import { StoreTooNew } from '../store/sqlite/open.ts';
import { CommandError } from './output.ts';

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';

/** What went wrong when a server or a store was to start, as one sentence; undefined where it is a fault of ours. */
export function troubleOf(
  error: unknown,
  { port, dataFolder }: { port?: number; dataFolder?: string },
): CommandError | undefined {
  if (error instanceof CommandError) return error;
  if (error instanceof BadConfig) return new CommandError(error.message);
  if (error instanceof NoWebBuild)
    return new CommandError('The web app has not been built: run `npm run build` first.');
  if (error instanceof StoreTooNew)
    return new CommandError(`${error.message}: use that version, or another data folder.`);
  const code = codeOf(error);
  if (code === 'EADDRINUSE') {
    return new CommandError(`Port ${String(port)} is taken: stop what uses it, or set PORT to another one.`);
  }
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') {
    return new CommandError('This machine has no such address: set HOST to one it has, such as 127.0.0.1.');
  }
  if (code === 'ENOSPC' || code === 'SQLITE_FULL') {
    return new CommandError(`The disk is full: make room where ${String(dataFolder)} stands, then start again.`, 3);
  }
  if (code === 'EACCES' && port !== undefined && port < 1024) {
    return new CommandError(`Port ${String(port)} needs more rights: set PORT to one above 1023.`);
  }
  if (dataFolder === undefined) return undefined;
  if (/^(EACCES|EPERM|EROFS|ENOENT|ENOTDIR|EEXIST|SQLITE_CANTOPEN|SQLITE_READONLY)/.test(code)) {
    return new CommandError(`The data folder ${dataFolder} cannot be written: check its rights, or set OPENCOC_DATA.`);
  }
  if (/^SQLITE_(NOTADB|CORRUPT)/.test(code)) {
    return new CommandError(`The store in ${dataFolder} is damaged or no OpenCoC store.`, 3);
  }
  if (code.startsWith('SQLITE_BUSY')) {
    return new CommandError(`The store in ${dataFolder} is in use by another process that does not let go.`, 3);
  }
  return undefined;
}
