import { readFileSync, writeFileSync } from 'node:fs';
import { CommandError } from './output.ts';

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : 'unknown reason';

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EISDIR: 'it is a folder',
  EACCES: 'its rights do not allow it',
  ENOSPC: 'the disk is full',
};
const why = (error: unknown): string => REASONS[codeOf(error)] ?? codeOf(error);

/** What to say about an input file that could not be read. */
export const cannotRead = (file: string, error: unknown): CommandError =>
  new CommandError(`${file} cannot be read: ${why(error)}.`);

/** The bytes of an input file. Throws CommandError where it cannot be read. */
export function readInput(file: string): Uint8Array {
  try {
    return readFileSync(file);
  } catch (error) {
    throw cannotRead(file, error);
  }
}

/** Writes an output file. Throws CommandError where it cannot be written. */
export function writeOutput(file: string, content: string | Uint8Array): void {
  try {
    writeFileSync(file, content);
  } catch (error) {
    throw new CommandError(`${file} cannot be written: ${why(error)}.`);
  }
}
