import { parseArgs } from 'node:util';
import { checkMessage, checkRules, findingText, missingFindings, readMessage } from '@opencoc/core/ivi';
import type { Finding } from '@opencoc/core/ivi';
import type { Command } from './command.ts';
import { readInput } from './files.ts';
import { CommandError } from './output.ts';
import type { ExitCode } from './output.ts';

type Level = 'schema' | 'all';

/** What is said about one file; the form is fixed, other programs read it. */
interface FileVerdict {
  readonly file: string;
  readonly valid: boolean;
  readonly schemaVersion: string | null;
  readonly findings: readonly {
    readonly rule: string;
    readonly severity: Finding['severity'];
    readonly path: string;
    readonly message: string;
    readonly value: string | null;
  }[];
}

function verdictOn(file: string, bytes: Uint8Array, level: Level, unsigned: boolean): FileVerdict {
  const { findings: bySchema, schemaVersion } = checkMessage(bytes, { unsigned });
  const read = level === 'all' ? readMessage(bytes) : undefined;
  const findings = [
    ...bySchema,
    ...(read?.ok === true ? [...missingFindings(read.content), ...checkRules(read.content)] : []),
  ];
  return {
    file,
    valid: !findings.some(({ severity }) => severity === 'error'),
    schemaVersion: schemaVersion ?? null,
    findings: findings.map((finding) => ({
      rule: finding.rule,
      severity: finding.severity,
      path: finding.path,
      message: findingText(finding, 'en'),
      value: finding.value ?? null,
    })),
  };
}

export const iviCheck: Command = {
  usage: 'ivi check FILE... [--json] [--level schema|all] [--unsigned]',
  run: async ({ args, output }): Promise<ExitCode> => {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        json: { type: 'boolean', default: false },
        level: { type: 'string', default: 'all' },
        unsigned: { type: 'boolean', default: false },
      },
    });
    const { level } = values;
    if (level !== 'schema' && level !== 'all') throw new CommandError('--level is schema or all.');
    if (positionals.length === 0)
      throw new CommandError('Usage: ivi check FILE... [--json] [--level schema|all] [--unsigned]');
    const verdicts: FileVerdict[] = [];
    let unreadable = false;
    for (const file of positionals) {
      try {
        verdicts.push(verdictOn(file, readInput(file), level, values.unsigned));
      } catch (error) {
        if (!(error instanceof CommandError)) throw error;
        output.note(error.message);
        unreadable = true;
      }
    }
    if (values.json) output.result(JSON.stringify(verdicts, null, 2));
    else for (const verdict of verdicts) for (const line of linesOf(verdict)) output.result(line);
    if (unreadable) return 2;
    return Promise.resolve(verdicts.every(({ valid }) => valid) ? 0 : 1);
  },
};

const linesOf = ({ file, valid, findings }: FileVerdict): string[] => [
  `${file}: ${valid ? 'valid' : 'not valid'}`,
  ...findings.map(
    ({ severity, rule, path, message }) => `  ${severity} ${rule} ${path === '' ? '-' : path}: ${message}`,
  ),
];
