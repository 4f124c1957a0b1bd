import { createHash } from 'node:crypto';
import { parseArgs } from 'node:util';
import {
  CURRENT_SCHEMA_VERSION,
  dictionaryFileOf,
  DictionaryFileError,
  dictionaryText,
  differenceText,
  UnsupportedSchemaError,
  updateDictionary,
} from '@opencoc/core/ivi';
import type { DictionaryUpdate } from '@opencoc/core/ivi';
import type { Command } from './command.ts';
import { readInput, writeOutput } from './files.ts';
import { CommandError } from './output.ts';

const usage = 'ivi dictionary FILE.xsd -o OUT.json [--json]';

function updateFrom(file: string): DictionaryUpdate {
  const bytes = readInput(file);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  try {
    return updateDictionary(new TextDecoder().decode(bytes), dictionaryFileOf(CURRENT_SCHEMA_VERSION), sha256);
  } catch (error) {
    if (error instanceof UnsupportedSchemaError || error instanceof DictionaryFileError) {
      throw new CommandError(`${file}: ${error.message}.`, 1);
    }
    throw error;
  }
}

/** Compiles a newer official schema of the current version into a dictionary file, and tells what it changes. */
export const iviDictionary: Command = {
  usage,
  run: async ({ args, output }) => {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { output: { type: 'string', short: 'o' }, json: { type: 'boolean', default: false } },
    });
    const [file, ...more] = positionals;
    if (file === undefined || more.length > 0 || values.output === undefined) throw new CommandError(`Usage: ${usage}`);
    const update = updateFrom(file);
    writeOutput(values.output, dictionaryText(update.file));
    const { schema } = update.file;
    if (values.json) {
      output.result(JSON.stringify({ file, schema, differences: update.differences }, null, 2));
    } else {
      output.result(`IVI ${schema.version}, generated ${schema.generated}, against the schema this program knows:`);
      for (const difference of update.differences) output.result(`  ${differenceText(difference)}`);
      if (update.differences.length === 0) output.result('  no difference');
    }
    return Promise.resolve(0);
  },
};
