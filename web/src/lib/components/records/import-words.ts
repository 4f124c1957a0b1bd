import type { ImportOutcome } from '#lib/app/ports.ts';
import type { Messages } from '#lib/i18n/messages/en.ts';

/** What became of one file, as one sentence or two. A code we have no words for is told in the reader's own. */
export function importWords(outcome: ImportOutcome, t: Messages): string {
  const { file } = outcome;
  switch (outcome.kind) {
    case 'imported':
      return t.records.imported({ file, vin: outcome.vin });
    case 'duplicate': {
      const { make, name } = outcome.duplicateOf;
      return t.records.duplicate({ file, vin: outcome.vin, vehicle: [make, name].filter(Boolean).join(' ') });
    }
    case 'failed': {
      const known: Record<string, string | undefined> = t.records.why;
      const place =
        outcome.line === undefined || outcome.line < 1 ? '' : ` (${t.records.line({ line: outcome.line })})`;
      const words = known[outcome.code] ?? `${outcome.message.replace(/\.?$/, '')}.`;
      return t.records.failed({ file, why: words.replace(/\.$/, `${place}.`) });
    }
  }
}
