/** What a key event has that matters here; a DOM event fits. */
export interface KeyPress {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
  readonly isComposing?: boolean;
  readonly repeat?: boolean;
  readonly target: EventTarget | null;
}

/** What tells where a key goes; an element fits. */
interface Place {
  readonly tagName?: string;
  readonly type?: string;
  readonly isContentEditable?: boolean;
  readonly closest?: (selector: string) => unknown;
}

/** Inputs in which letters are not typed. */
const NO_TEXT = new Set(['checkbox', 'radio', 'button', 'submit', 'reset', 'file', 'range', 'color', 'image']);

/** Whether letters typed at this place go into something: a field, a list one searches by typing, a menu. */
export function isTypingPlace(target: EventTarget | null): boolean {
  const place = target as Place | null;
  if (!place?.tagName) return false;
  const tag = place.tagName.toLowerCase();
  if (tag === 'input') return !NO_TEXT.has(place.type ?? 'text');
  if (tag === 'textarea' || tag === 'select' || place.isContentEditable === true) return true;
  const taking = '[role="textbox"], [role="combobox"], [role="listbox"], [role="menu"], [role="searchbox"]';
  return Boolean(place.closest?.(taking));
}

/**
 * The single letter or sign that a press means as a shortcut; undefined where it is typed into something, composed, or
 * belongs to the browser or a screen reader (any modifier but Shift, which signs such as `?` need).
 */
export function letterOf(press: KeyPress): string | undefined {
  if (press.ctrlKey || press.metaKey || press.altKey || press.isComposing === true) return undefined;
  if (press.key.length !== 1 || press.key === ' ' || isTypingPlace(press.target)) return undefined;
  if (press.shiftKey && /\p{L}/u.test(press.key)) return undefined;
  return press.key;
}

/** Ctrl K, or Command K: search or do anything. Works in fields, too. */
export const isPaletteKey = (press: KeyPress): boolean =>
  press.key.toLowerCase() === 'k' && (press.ctrlKey || press.metaKey) && !press.altKey && !press.shiftKey;

/** Reads `g` then a letter as one word: `g r`. A letter alone is itself. */
export class KeySequence {
  #first: { key: string; atMs: number } | undefined;

  /** @param nowMs when the letter was pressed; the second has to come within 1.2 s. */
  take(letter: string, nowMs: number): string | undefined {
    const first = this.#first;
    this.#first = undefined;
    if (first && nowMs - first.atMs < 1_200) return `${first.key} ${letter}`;
    if (letter === 'g') {
      this.#first = { key: letter, atMs: nowMs };
      return undefined;
    }
    return letter;
  }
}
