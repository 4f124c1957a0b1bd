import { COMMANDS } from './commands.ts';
import type { ExitCode, Output } from './output.ts';

async function usage(): Promise<string> {
  const commands = await Promise.all(Object.values(COMMANDS).map((load) => load()));
  const lines = commands.map((command) => `  ${command.usage}`);
  return ['Usage: npm run --silent opencoc -- COMMAND', '', ...lines].join('\n');
}

/** Runs one command; returns what the process ends with. */
export async function runCommand(
  argv: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
  output: Output,
): Promise<ExitCode> {
  const found = Object.entries(COMMANDS).find(([name]) => name.split(' ').every((word, at) => argv[at] === word));
  if (!found) {
    const asked = argv[0] === '--help' || argv[0] === 'help';
    (asked ? output.result : output.note)(await usage());
    return asked ? 0 : 2;
  }
  const [name, load] = found;
  const command = await load();
  const args = argv.slice(name.split(' ').length);
  if (args.includes('--help')) {
    output.result(`Usage: ${command.usage}`);
    return 0;
  }
  try {
    return await command.run({ args, env, output });
  } catch (error) {
    const { troubleOf } = await import('./trouble.ts');
    const trouble = troubleOf(error, {});
    if (trouble) {
      output.note(trouble.message);
      return trouble.exitCode;
    }
    if (error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS')) {
      output.note(`${error.message}\nUsage: ${command.usage}`);
      return 2;
    }
    output.note(error instanceof Error ? (error.stack ?? error.message) : String(error));
    return 3;
  }
}
