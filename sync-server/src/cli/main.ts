import type { Command } from './command.ts';
import { CommandError, consoleOutput } from './output.ts';
import type { ExitCode, Output } from './output.ts';
import { demo } from './demo.ts';
import { iviCheck } from './ivi-check.ts';
import { iviRoundtrip } from './ivi-roundtrip.ts';
import { memberAdd } from './member-add.ts';
import { serve } from './serve.ts';
import { tokenCreate } from './token-create.ts';
import { userCreate } from './user-create.ts';
import { verifyLedger } from './verify-ledger.ts';
import { workspaceCreate } from './workspace-create.ts';

const COMMANDS: readonly Command[] = [
  serve,
  demo,
  iviCheck,
  iviRoundtrip,
  userCreate,
  workspaceCreate,
  memberAdd,
  tokenCreate,
  verifyLedger,
];

function usage(): string {
  return ['Usage: npm run --silent opencoc -- COMMAND', '', ...COMMANDS.map((command) => `  ${command.usage}`)].join(
    '\n',
  );
}

/** Runs one command; returns what the process ends with. */
export async function runCommand(
  argv: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
  output: Output,
): Promise<ExitCode> {
  const command = COMMANDS.find(({ name }) => name.split(' ').every((word, at) => argv[at] === word));
  if (!command) {
    const asked = argv[0] === '--help' || argv[0] === 'help';
    (asked ? output.result : output.note)(usage());
    return asked ? 0 : 2;
  }
  const args = argv.slice(command.name.split(' ').length);
  try {
    return await command.run({ args, env, output });
  } catch (error) {
    if (error instanceof CommandError) {
      output.note(error.message);
      return error.exitCode;
    }
    if (error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS')) {
      output.note(`${error.message}\nUsage: ${command.usage}`);
      return 2;
    }
    output.note(error instanceof Error ? (error.stack ?? error.message) : String(error));
    return 3;
  }
}

if (import.meta.main) process.exitCode = await runCommand(process.argv.slice(2), process.env, consoleOutput);
