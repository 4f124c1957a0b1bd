import { parseArgs } from 'node:util';
import { readErrorText } from '@opencoc/core/ivi';
import type { PrintMark } from '@opencoc/core/ivi/print';
import { printFormatOf, printMessage } from '../print/print-message.ts';
import type { Command } from './command.ts';
import { readInput, writeOutput } from './files.ts';
import { CommandError } from './output.ts';

const usage = 'ivi print FILE -o OUT.html|OUT.pdf [--lang en|de] [--mark reading-aid|duplicate|original]';
const MARKS: readonly PrintMark[] = ['reading-aid', 'duplicate', 'original'];

/** Prints a message as a certificate that people read, as a web page or PDF by the ending of the output's name. */
export const iviPrint: Command = {
  usage,
  run: async ({ args }) => {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        output: { type: 'string', short: 'o' },
        lang: { type: 'string', default: 'en' },
        mark: { type: 'string', default: 'reading-aid' },
      },
    });
    const [file, ...more] = positionals;
    const { output: out, lang } = values;
    if (file === undefined || more.length > 0 || out === undefined) throw new CommandError(`Usage: ${usage}`);
    const format = printFormatOf(out);
    if (!format) throw new CommandError(`${out}: the name has to end in .html or .pdf.`);
    if (lang !== 'en' && lang !== 'de') throw new CommandError('--lang is en or de.');
    const mark = MARKS.find((known) => known === values.mark);
    if (!mark) throw new CommandError(`--mark is one of ${MARKS.join(', ')}.`);
    const printed = await printMessage(readInput(file), { format, lang, mark });
    if (!printed.ok) throw new CommandError(`${file}: ${readErrorText(printed.error, 'en')}`, 1);
    writeOutput(out, printed.file);
    return 0;
  },
};
