import type { SourceDescription } from '@opencoc/core/record';
import type { Messages } from '#lib/i18n/messages/en.ts';

/** "IVI file N2-01.xml"; '' for what was typed. */
export const sourceWords = (source: SourceDescription | undefined, t: Messages): string =>
  source ? `${t.words.sourceKinds[source.kind]} ${source.name}`.trim() : '';
