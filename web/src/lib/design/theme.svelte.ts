export const THEMES = ['system', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

/** Where before-paint.js looks, too. */
const KEY = 'opencoc.theme';

function firstTheme(): Theme {
  if (typeof document === 'undefined') return 'system';
  const set = document.documentElement.dataset['theme'];
  return set === 'light' || set === 'dark' ? set : 'system';
}

let current = $state<Theme>(firstTheme());

export const theme = {
  get current(): Theme {
    return current;
  },
  /** Takes effect at once, and is remembered on this device. */
  choose(next: Theme): void {
    current = next;
    const root = document.documentElement;
    if (next === 'system') delete root.dataset['theme'];
    else root.dataset['theme'] = next;
    try {
      if (next === 'system') localStorage.removeItem(KEY);
      else localStorage.setItem(KEY, next);
    } catch {
      // Storage forbidden: the choice holds until the page is closed.
    }
  },
};
