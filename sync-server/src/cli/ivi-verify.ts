import { parseArgs } from 'node:util';
import {
  causeText,
  formatVerification,
  NOT_CHECKED,
  signatureText,
  verifySignature,
} from '@opencoc/core/ivi/signature';
import type { SignatureVerification } from '@opencoc/core/ivi/signature';
import { nodeSignatureCrypto } from '../ivi-verify/node-crypto.ts';
import type { Command } from './command.ts';
import { readInput } from './files.ts';
import { CommandError } from './output.ts';
import type { ExitCode } from './output.ts';

const usage = 'ivi verify FILE [--json]';

/** The form that other programs read: a verification with its sentences. */
const asJson = (file: string, verification: SignatureVerification): string =>
  JSON.stringify(
    {
      file,
      ...verification,
      algorithms: verification.algorithms ?? null,
      certificate: verification.certificate ?? null,
      values: verification.values ?? null,
      problems: verification.problems.map((problem) => ({ ...problem, message: signatureText(problem, 'en') })),
      causes: verification.causes.map((cause) => ({ ...cause, message: causeText(cause, 'en') })),
      notChecked: NOT_CHECKED,
    },
    null,
    2,
  );

/** Verifies the signature of a message and tells which part fails, and why where it can be told. */
export const iviVerify: Command = {
  usage,
  run: async ({ args, output }): Promise<ExitCode> => {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { json: { type: 'boolean', default: false } },
    });
    const [file, ...more] = positionals;
    if (file === undefined || more.length > 0) throw new CommandError(`Usage: ${usage}`);
    const now = new Date().toISOString();
    const verification = await verifySignature(readInput(file), nodeSignatureCrypto, { now });
    output.result(values.json ? asJson(file, verification) : formatVerification(verification, 'en'));
    return verification.valid ? 0 : 1;
  },
};
