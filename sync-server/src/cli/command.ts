import type { ExitCode, Output } from './output.ts';

export interface CommandContext {
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly output: Output;
}

export interface Command {
  /** As it is typed: `ivi check`. */
  readonly name: string;
  readonly usage: string;
  readonly run: (context: CommandContext) => Promise<ExitCode>;
}
