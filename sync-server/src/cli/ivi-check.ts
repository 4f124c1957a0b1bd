import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { parseArgs } from 'node:util';
import {
  checkMessage,
  compileDictionary,
  CURRENT_SCHEMA_VERSION,
  DEFAULT_XML_LIMITS,
  DictionaryFileError,
  dictionaryOf,
  findingText,
  RULES_VERSION,
} from '@opencoc/core/ivi';
import type { Dictionary, Finding } from '@opencoc/core/ivi';
import type { SecondOpinion } from '../second-opinion/second-opinion.ts';
import type { Command } from './command.ts';
import { cannotRead, readInput } from './files.ts';
import { CommandError } from './output.ts';
import type { ExitCode, Output } from './output.ts';

const usage =
  'ivi check FILE... [--json] [--level schema|all] [--unsigned] [--dictionary DICTIONARY.json] [--xsd SCHEMA.xsd]';

interface Told {
  readonly rule: string;
  readonly severity: Finding['severity'];
  readonly path: string;
  readonly message: string;
  readonly value: string | null;
}

/** What is said about one file; the form is fixed, other programs read it. */
interface FileVerdict {
  readonly file: string;
  readonly valid: boolean;
  readonly schemaVersion: string | null;
  readonly findings: readonly Told[];
}

interface Checking {
  readonly level: 'schema' | 'all';
  readonly unsigned: boolean;
  readonly dictionary: Dictionary;
  readonly second: SecondOpinion | undefined;
}

/** The bytes of a message; of a file beyond what is read at all, only as many as show that. */
function readBounded(file: string): Uint8Array {
  try {
    const descriptor = openSync(file, 'r');
    try {
      if (!fstatSync(descriptor).isFile()) return readInput(file);
      const bytes = Buffer.alloc(Math.min(fstatSync(descriptor).size, DEFAULT_XML_LIMITS.maxSize + 1));
      let filled = 0;
      for (let count = -1; count !== 0 && filled < bytes.length; filled += count) {
        count = readSync(descriptor, bytes, filled, bytes.length - filled, null);
      }
      return bytes.subarray(0, filled);
    } finally {
      closeSync(descriptor);
    }
  } catch (error) {
    throw error instanceof CommandError ? error : cannotRead(file, error);
  }
}

async function verdictOn(file: string, bytes: Uint8Array, checking: Checking): Promise<FileVerdict> {
  const { level, unsigned, dictionary, second } = checking;
  const { findings, schemaVersion } = checkMessage(bytes, { level, unsigned, dictionary });
  const told = findings.map((finding): Told => ({
    rule: finding.rule,
    severity: finding.severity,
    path: finding.path,
    message: findingText(finding, 'en', dictionary),
    value: finding.value ?? null,
  }));
  if (second) told.push(...(await secondOpinionOn(bytes, second)));
  return {
    file,
    valid: !told.some(({ severity }) => severity === 'error'),
    schemaVersion: schemaVersion ?? null,
    findings: told,
  };
}

/** What the given schema says by another program, as findings of their own. */
async function secondOpinionOn(bytes: Uint8Array, second: SecondOpinion): Promise<Told[]> {
  const opinion = await second.of(bytes);
  if (opinion.kind === 'valid') return [];
  const rule = 'XSD-SECOND';
  if (opinion.kind === 'none') {
    const message = `There is no second opinion by the given schema: ${opinion.reason}.`;
    return [{ rule, severity: 'warning', path: '', message, value: null }];
  }
  return opinion.problems.map(({ message, line }) => {
    const place = line > 0 ? `Line ${line}: ` : '';
    return { rule, severity: 'error', path: '', message: `${place}By the given schema: ${message}`, value: null };
  });
}

async function dictionaryFrom(file: string | undefined): Promise<Dictionary> {
  if (file === undefined) return dictionaryOf(CURRENT_SCHEMA_VERSION);
  const { parseDictionaryFile } = await import('@opencoc/core/ivi/dictionary-file');
  try {
    return compileDictionary(parseDictionaryFile(new TextDecoder().decode(readInput(file))));
  } catch (error) {
    throw error instanceof DictionaryFileError ? new CommandError(`${file}: ${error.message}.`) : error;
  }
}

async function secondOpinionBy(file: string | undefined, unsigned: boolean): Promise<SecondOpinion | undefined> {
  if (file === undefined) return undefined;
  readInput(file);
  const [{ readSchemaFiles }, { SecondOpinion: Opened, UnusableSchemaError }] = await Promise.all([
    import('../second-opinion/schema-files.ts'),
    import('../second-opinion/second-opinion.ts'),
  ]);
  try {
    return await Opened.open(readSchemaFiles(file), { unsigned });
  } catch (error) {
    throw error instanceof UnusableSchemaError ? new CommandError(`${error.message}.`) : error;
  }
}

/** Says what was checked by what: never that a message passes the authority's own checks. */
function linesOf({ file, valid, findings }: FileVerdict, { level, dictionary }: Checking): string[] {
  const { version, generated } = dictionary.schema;
  const passes = (isSchema: boolean): string =>
    findings.some(({ rule, severity }) => severity === 'error' && /^(?:XSD|XML)-/u.test(rule) === isSchema)
      ? 'not passed'
      : 'passed';
  const rules = level === 'all' ? `; our rules ${RULES_VERSION}: ${passes(false)}` : '';
  return [
    `${file}: ${valid ? 'valid' : 'not valid'} (schema ${version} of ${generated}: ${passes(true)}${rules})`,
    ...findings.map(
      ({ severity, rule, path, message }) => `  ${severity} ${rule} ${path === '' ? '-' : path}: ${message}`,
    ),
  ];
}

/** Tells verdicts one by one, as they come: an array in JSON, however many there are. */
class Telling {
  readonly #output: Output;
  readonly #json: boolean;
  readonly #checking: Checking;
  #held: string | undefined;

  constructor(output: Output, json: boolean, checking: Checking) {
    this.#output = output;
    this.#json = json;
    this.#checking = checking;
    if (json) output.result('[');
  }

  tell(verdict: FileVerdict): void {
    if (!this.#json) {
      for (const line of linesOf(verdict, this.#checking)) this.#output.result(line);
      return;
    }
    if (this.#held !== undefined) this.#output.result(`${this.#held},`);
    this.#held = JSON.stringify(verdict, null, 2);
  }

  end(): void {
    if (this.#held !== undefined) this.#output.result(this.#held);
    if (this.#json) this.#output.result(']');
  }
}

/** Checks any number of messages, one after the other: only one is held at a time. */
async function checkAll(
  files: readonly string[],
  checking: Checking,
  json: boolean,
  output: Output,
): Promise<ExitCode> {
  const telling = new Telling(output, json, checking);
  let code: ExitCode = 0;
  for (const file of files) {
    try {
      const verdict = await verdictOn(file, readBounded(file), checking);
      if (!verdict.valid && code === 0) code = 1;
      telling.tell(verdict);
    } catch (error) {
      if (!(error instanceof CommandError)) throw error;
      output.note(error.message);
      code = 2;
    }
  }
  telling.end();
  return code;
}

export const iviCheck: Command = {
  usage,
  run: async ({ args, output }): Promise<ExitCode> => {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        json: { type: 'boolean', default: false },
        level: { type: 'string', default: 'all' },
        unsigned: { type: 'boolean', default: false },
        dictionary: { type: 'string' },
        xsd: { type: 'string' },
      },
    });
    const { level, unsigned } = values;
    if (level !== 'schema' && level !== 'all') throw new CommandError('--level is schema or all.');
    if (positionals.length === 0) throw new CommandError(`Usage: ${usage}`);
    const dictionary = await dictionaryFrom(values.dictionary);
    const second = await secondOpinionBy(values.xsd, unsigned);
    try {
      return await checkAll(positionals, { level, unsigned, dictionary, second }, values.json, output);
    } finally {
      await second?.close();
    }
  },
};
