import { readErrorText } from '@opencoc/core/ivi';
import type { ImportOutcome } from '#lib/app/ports.ts';
import type { Language } from '#lib/i18n/language.svelte.ts';
import type { Messages } from '#lib/i18n/messages/en.ts';

/** What became of one file, as one sentence or two. */
export function importWords(outcome: ImportOutcome, language: Language, t: Messages): string {
  const { file } = outcome;
  switch (outcome.kind) {
    case 'imported':
      return t.records.imported({ file, vin: outcome.vin });
    case 'duplicate': {
      const { make, name } = outcome.duplicateOf;
      return t.records.duplicate({ file, vin: outcome.vin, vehicle: [make, name].filter(Boolean).join(' ') });
    }
    case 'failed': {
      if (outcome.readError) return t.records.failed({ file, why: readErrorText(outcome.readError, language) });
      const known: Record<string, string | undefined> = t.records.why;
      return t.records.failed({ file, why: known[outcome.code] ?? t.records.why.internal });
    }
  }
}
