import type { SaveState, StorageModel } from '#lib/app/ports.ts';
import type { Messages } from '#lib/i18n/messages/en.ts';

export interface StateWords {
  readonly tone: 'good' | 'calm' | 'care' | 'wrong' | 'refused';
  readonly label: string;
  readonly explain: string;
}

/** What the chip says of where one's work is. A device that cannot store comes before everything else. */
export function chipOf(state: SaveState, fault: StorageModel['fault'], t: Messages): StateWords {
  const words = t.state;
  if (fault !== undefined) return { tone: 'wrong', label: words.failing, explain: words.faults[fault] };
  switch (state.kind) {
    case 'saving':
      return { tone: 'calm', label: words.saving, explain: words.savingExplain };
    case 'saved-here':
      return {
        tone: 'calm',
        label: state.count > 0 ? words.savedCount(state) : words.saved,
        explain: words.savedExplain,
      };
    case 'synced':
      return { tone: 'good', label: words.synced, explain: words.syncedExplain };
    case 'offline':
      return {
        tone: 'care',
        label: state.count > 0 ? words.offlineCount(state) : words.offline,
        explain: words.offlineExplain,
      };
    case 'refused':
      return { tone: 'refused', label: words.refused(state), explain: words.refusedExplain(state) };
    case 'store-failing':
      return state.where === 'device'
        ? { tone: 'wrong', label: words.failing, explain: words.failingExplain }
        : { tone: 'care', label: words.savedCount(state), explain: words.serverFailingExplain };
    case 'sign-in':
      return { tone: 'care', label: words.signIn, explain: words.signInExplain };
  }
}
