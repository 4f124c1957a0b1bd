import type { ExitCode, Output } from './output.ts';

export interface CommandContext {
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly output: Output;
}

export interface Command {
  readonly usage: string;
  readonly run: (context: CommandContext) => Promise<ExitCode>;
}
