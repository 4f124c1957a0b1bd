import { isSectionId, sectionOf } from '@opencoc/core/ivi';
import type { Hold, NextStep } from '@opencoc/core/readiness';
import type { Language } from '#lib/i18n/language.svelte.ts';
import type { Messages } from '#lib/i18n/messages/en.ts';

/** Title of a section in a language; '' where there is none. */
export function sectionTitle(id: string | undefined, language: Language): string {
  return id !== undefined && isSectionId(id) ? sectionOf(id).title[language] : '';
}

export interface NextWords {
  /** Whose turn it is, or ''. */
  readonly department: string;
  readonly sentence: string;
}

/** The next step in words: "Engineering", "settle a conflict in Masses". */
export function nextWords(next: NextStep, language: Language, t: Messages): NextWords {
  const place = sectionTitle(next.section, language);
  return {
    department:
      next.department === undefined || next.kind === 'nothing' ? '' : t.words.department({ id: next.department }),
    sentence: t.steps.next[next.kind]({ count: next.count, place }),
  };
}

/** A hold of a gate as a sentence, without the department. */
export const holdWords = (hold: Hold, language: Language, t: Messages): string =>
  t.steps.holds[hold.cause]({ count: hold.count, place: sectionTitle(hold.section, language) });
