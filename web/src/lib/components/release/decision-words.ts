import type { Decision, Outcome } from '@opencoc/core/ledger';
import { formatDate } from '#lib/i18n/format.ts';
import type { Language } from '#lib/i18n/language.svelte.ts';
import type { Messages } from '#lib/i18n/messages/en.ts';
import { listNames } from '../people/person.ts';
import { sectionTitle } from '../record/next-words.ts';

export interface DecisionWords {
  /** Goes after the person's name. */
  readonly text: string;
  /** What the person wrote, or ''. */
  readonly note: string;
}

/** A decision, and what came of it, in one line. `outcome` is undefined while it waits on this device. */
export function decisionWords(
  decision: Decision,
  outcome: Outcome | undefined,
  language: Language,
  t: Messages,
): DecisionWords {
  const did = t.steps.did;
  switch (decision.kind) {
    case 'review': {
      const titles = Object.keys(decision.fingerprints).map((id) => sectionTitle(id, language) || id);
      const shown = titles.length > 6 ? [...titles.slice(0, 5), `+${String(titles.length - 5)}`] : titles;
      const sections = listNames(shown, t.words.and);
      return {
        text: decision.verdict === 'approved' ? did.approved({ sections }) : did.sentBack({ sections }),
        note: decision.reason ?? '',
      };
    }
    case 'release':
      return { text: outcome?.kind === 'released' ? did.released(outcome) : did.releasing, note: '' };
    case 'signing':
      switch (decision.step.name) {
        case 'handed-over':
          return {
            text: did.handedOver({ signer: decision.step.signer, due: formatDate(decision.step.due, language) }),
            note: '',
          };
        case 'returned':
          if (outcome?.kind !== 'compared') return { text: did.returning, note: '' };
          if (!outcome.sameContent) return { text: did.returnedOther, note: '' };
          return { text: outcome.signed ? did.returnedSame : did.returnedUnsigned, note: '' };
        case 'withdrawn':
          return { text: did.withdrew, note: decision.step.reason };
      }
    // falls through: every step returns
    case 'delivery':
      return { text: did[decision.state]({ route: decision.route }), note: decision.note ?? '' };
  }
}

/** Why a decision was refused, in words. */
export const refusalWords = (code: string, t: Messages): string => {
  const known: Record<string, string | undefined> = { ...t.trouble.api };
  return known[code] ?? t.trouble.api.unknown;
};
