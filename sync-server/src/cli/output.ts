/** What a command comes to: 0 good, 1 the input was read and is not good, 2 wrong usage or unreadable input, 3 a fault of ours. */
export type ExitCode = 0 | 1 | 2 | 3;

/** A command that cannot go on, with the sentence to say and the code to end with. */
export class CommandError extends Error {
  override readonly name = 'CommandError';
  readonly exitCode: ExitCode;
  constructor(message: string, exitCode: ExitCode = 2) {
    super(message);
    this.exitCode = exitCode;
  }
}

/** Where results go, and everything else. */
export interface Output {
  /** A line of the result, on standard output. */
  readonly result: (line: string) => void;
  /** Progress and warnings, on standard error. */
  readonly note: (line: string) => void;
}

export const consoleOutput: Output = {
  result: (line) => {
    process.stdout.write(`${line}\n`);
  },
  note: (line) => {
    process.stderr.write(`${line}\n`);
  },
};
