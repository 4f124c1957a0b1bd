import { describe, expect, test } from 'vitest';
import { isPaletteKey, isTypingPlace, KeySequence, letterOf, type KeyPress } from './keys.ts';

const element = (tagName: string, more: Record<string, unknown> = {}): EventTarget =>
  ({ tagName, closest: () => null, ...more }) as unknown as EventTarget;

const press = (key: string, more: Partial<KeyPress> = {}): KeyPress => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  target: element('DIV'),
  ...more,
});

describe('single-letter keys', () => {
  test('UI-03 fire on the page', () => {
    expect(letterOf(press('j'))).toBe('j');
    expect(letterOf(press('?', { shiftKey: true }))).toBe('?');
    expect(letterOf(press('/'))).toBe('/');
    expect(letterOf(press('1'))).toBe('1');
  });

  test.each([
    ['a text field', element('INPUT', { type: 'text' })],
    ['a field without a type', element('INPUT')],
    ['a search field', element('INPUT', { type: 'search' })],
    ['a date field', element('INPUT', { type: 'date' })],
    ['a password field', element('INPUT', { type: 'password' })],
    ['a text area', element('TEXTAREA')],
    ['a select', element('SELECT')],
    ['editable content', element('DIV', { isContentEditable: true })],
    ['an option of a list', element('DIV', { closest: () => ({}) })],
  ])('UI-03 never fire in %s', (_, target) => {
    for (const key of ['j', 'k', 'n', 'p', 'c', 'r', 'e', 'i', 'g', '?', '/', '1', '2']) {
      expect(letterOf(press(key, { target }))).toBeUndefined();
    }
    expect(isTypingPlace(target)).toBe(true);
  });

  test('UI-03 fire on a checkbox and a button, where no letter is typed', () => {
    expect(letterOf(press('j', { target: element('INPUT', { type: 'checkbox' }) }))).toBe('j');
    expect(letterOf(press('j', { target: element('BUTTON') }))).toBe('j');
  });

  test('UI-03 leave alone what belongs to the browser, the system or an input method', () => {
    expect(letterOf(press('j', { ctrlKey: true }))).toBeUndefined();
    expect(letterOf(press('j', { metaKey: true }))).toBeUndefined();
    expect(letterOf(press('j', { altKey: true }))).toBeUndefined();
    expect(letterOf(press('j', { isComposing: true }))).toBeUndefined();
    expect(letterOf(press('J', { shiftKey: true }))).toBeUndefined();
    expect(letterOf(press('Enter'))).toBeUndefined();
    expect(letterOf(press(' '))).toBeUndefined();
  });

  test('the palette opens also from within a field', () => {
    expect(isPaletteKey(press('k', { ctrlKey: true, target: element('INPUT') }))).toBe(true);
    expect(isPaletteKey(press('K', { metaKey: true }))).toBe(true);
    expect(isPaletteKey(press('k'))).toBe(false);
    expect(isPaletteKey(press('k', { ctrlKey: true, shiftKey: true }))).toBe(false);
  });

  test('g and a letter after it are one word, unless too much time passed', () => {
    const keys = new KeySequence();
    expect(keys.take('g', 0)).toBeUndefined();
    expect(keys.take('r', 500)).toBe('g r');
    expect(keys.take('r', 600)).toBe('r');
    expect(keys.take('g', 1_000)).toBeUndefined();
    expect(keys.take('s', 3_000)).toBe('s');
  });
});
