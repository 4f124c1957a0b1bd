import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8');
const tokens = new Map(
  [...css.matchAll(/--([\w-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)/g)].map((match) => [
    match[1] ?? '',
    { light: match[2] ?? '', dark: match[3] ?? '' },
  ]),
);

/** Relative luminance by WCAG 2.2. */
function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5]
    .map((at) => parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(one: string, other: string, theme: 'light' | 'dark'): number {
  const [a, b] = [tokens.get(one), tokens.get(other)];
  if (!a || !b) throw new Error(`There is no colour token ${a ? other : one}`);
  const [high = 0, low = 0] = [luminance(a[theme]), luminance(b[theme])].sort((x, y) => y - x);
  return (high + 0.05) / (low + 0.05);
}

const GROUNDS = ['background', 'surface', 'sunken', 'accent-weak'];
const TINTS = ['good', 'care', 'wrong', 'lapsed', 'info'];

describe.each(['light', 'dark'] as const)('colours, %s', (theme) => {
  test.each(['text', 'muted', 'inherited', 'accent', ...TINTS])('UI-04 %s can be read on every ground', (name) => {
    for (const ground of GROUNDS) expect(contrast(name, ground, theme), ground).toBeGreaterThanOrEqual(4.5);
  });

  test.each(TINTS)('UI-04 %s, text and muted can be read on its weak tint', (name) => {
    for (const text of [name, 'text', 'muted']) {
      expect(contrast(text, `${name}-weak`, theme), text).toBeGreaterThanOrEqual(4.5);
    }
  });

  test('UI-04 text can be read on a value that was just changed', () => {
    for (const text of ['text', 'muted', 'inherited']) {
      expect(contrast(text, 'fresh', theme), text).toBeGreaterThanOrEqual(4.5);
    }
  });

  test('UI-04 words on buttons can be read', () => {
    expect(contrast('on-accent', 'accent', theme)).toBeGreaterThanOrEqual(4.5);
    expect(contrast('on-accent', 'accent-strong', theme)).toBeGreaterThanOrEqual(4.5);
  });

  test.each(Array.from({ length: 12 }, (_, at) => at))('UI-04 person %i: initials and ring can be seen', (at) => {
    const name = `person-${String(at)}`;
    expect(contrast('on-person', name, theme)).toBeGreaterThanOrEqual(4.5);
    for (const ground of ['background', 'surface']) expect(contrast(name, ground, theme)).toBeGreaterThanOrEqual(3);
  });

  test('UI-04 edges of controls, the focus ring and graphics can be seen', () => {
    for (const ground of ['background', 'surface']) {
      for (const name of ['edge', 'focus', 'neutral']) expect(contrast(name, ground, theme)).toBeGreaterThanOrEqual(3);
    }
  });
});
