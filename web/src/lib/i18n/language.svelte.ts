import { de } from './messages/de.ts';
import { en, type Messages } from './messages/en.ts';

export const LANGUAGES = ['en', 'de'] as const;
export type Language = (typeof LANGUAGES)[number];

/** Where before-paint.js looks, too. */
const KEY = 'opencoc.language';

const isLanguage = (value: unknown): value is Language => value === 'en' || value === 'de';

function firstLanguage(): Language {
  if (typeof document === 'undefined') return 'en';
  return isLanguage(document.documentElement.lang) ? document.documentElement.lang : 'en';
}

let current = $state<Language>(firstLanguage());

export const language = {
  get current(): Language {
    return current;
  },
  /** Changes every text on the page at once, and is remembered on this device. */
  choose(next: Language): void {
    current = next;
    if (typeof document === 'undefined') return;
    document.documentElement.lang = next;
    try {
      localStorage.setItem(KEY, next);
    } catch {
      // Storage forbidden: the choice holds until the page is closed.
    }
  },
};

/** The texts of the chosen language. Reading one inside a template or effect follows a change of language. */
export const t: Messages = new Proxy(en, {
  get: (_, key) => Reflect.get(current === 'de' ? de : en, key) as unknown,
});
