import { parseArgs } from 'node:util';
import { writeMessage } from '@opencoc/core/ivi';
import { readRecord } from '@opencoc/core/record';
import * as Y from 'yjs';
import { BadMessage, documentFromMessage } from '../records/from-message.ts';
import type { Command } from './command.ts';
import { readInput, writeOutput } from './files.ts';
import { CommandError } from './output.ts';

/** Through a record document, as it would arrive at another replica, and back. */
function throughRecord(bytes: Uint8Array, name: string): string {
  const doc = documentFromMessage({ bytes, name }, 'command-line', 0);
  const replica = new Y.Doc();
  Y.applyUpdate(replica, Y.encodeStateAsUpdate(doc));
  return writeMessage(readRecord(replica).content);
}

export const iviRoundtrip: Command = {
  usage: 'ivi roundtrip FILE -o OUT',
  run: async ({ args }) => {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { output: { type: 'string', short: 'o' } },
    });
    const [file, ...more] = positionals;
    if (file === undefined || more.length > 0 || values.output === undefined) {
      throw new CommandError('Usage: ivi roundtrip FILE -o OUT');
    }
    try {
      writeOutput(values.output, throughRecord(readInput(file), file));
    } catch (error) {
      if (error instanceof BadMessage) throw new CommandError(`${file}: ${error.message}`, 1);
      throw error;
    }
    return Promise.resolve(0);
  },
};
