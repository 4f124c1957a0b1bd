import { createHash } from 'node:crypto';
import { parseArgs } from 'node:util';
import { findChainFault } from '@opencoc/core/ledger';
import type { Store } from '../store/store.ts';
import { administer, knownWorkspace } from './administration.ts';
import type { Command } from './command.ts';
import type { ExitCode } from './output.ts';

interface Verdict {
  readonly workspace: string;
  readonly entries: number;
  readonly releases: number;
  readonly faults: readonly string[];
}

async function verify(store: Store, workspace: string): Promise<Verdict> {
  const entries = await store.ledger.all(workspace);
  const chainFault = findChainFault(entries);
  const faults = chainFault ? [`entry ${String(chainFault.seq)}: ${chainFault.fault}`] : [];
  let releases = 0;
  for (const { seq, outcome } of entries) {
    if (outcome.kind !== 'released') continue;
    releases += 1;
    const release = await store.ledger.release(workspace, outcome.releaseId);
    const sha256 = release && createHash('sha256').update(release.xml).digest('hex');
    if (sha256 !== outcome.xmlSha256)
      faults.push(`entry ${String(seq)}: the release's bytes are not those it was made with`);
  }
  return { workspace, entries: entries.length, releases, faults };
}

export const verifyLedger: Command = {
  usage: 'verify-ledger [--workspace W] [--json] [--data DIR]',
  run: async (context): Promise<ExitCode> => {
    const { values } = parseArgs({
      args: [...context.args],
      options: {
        workspace: { type: 'string' },
        json: { type: 'boolean', default: false },
        data: { type: 'string' },
      },
    });
    return administer<ExitCode>(context, values.data, async (administration) => {
      const { store } = administration;
      const ids =
        values.workspace === undefined
          ? (await store.workspaces.list()).map(({ id }) => id)
          : [await knownWorkspace(administration, values.workspace)];
      const verdicts: Verdict[] = [];
      for (const id of ids) verdicts.push(await verify(store, id));
      if (values.json) context.output.result(JSON.stringify(verdicts));
      else {
        for (const { workspace, entries, releases, faults } of verdicts) {
          const whole = `${workspace}: ${String(entries)} entries and ${String(releases)} releases, `;
          context.output.result(whole + (faults.length === 0 ? 'the chain is whole' : faults.join('; ')));
        }
      }
      return verdicts.some(({ faults }) => faults.length > 0) ? 1 : 0;
    });
  },
};
