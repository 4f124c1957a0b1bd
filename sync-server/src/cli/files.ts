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

/** The bytes of an input file. Throws CommandError where it cannot be read. */
export function readInput(file: string): Uint8Array {
  try {
    return readFileSync(file);
  } catch (error) {
    throw new CommandError(`${file} cannot be read: ${why(error)}.`);
  }
}

/** Writes an output file. Throws CommandError where it cannot be written. */
export function writeOutput(file: string, text: string): void {
  try {
    writeFileSync(file, text);
  } catch (error) {
    throw new CommandError(`${file} cannot be written: ${why(error)}.`);
  }
}
