import type { Language } from './language.svelte.ts';

export type TypedNumber =
  /** `stored`: with a point and no grouping, as the record keeps it. `ambiguous`: could be read in another way. */
  { readonly ok: true; readonly stored: string; readonly ambiguous: boolean } | { readonly ok: false };

/** Spaces people and spreadsheets use for grouping, and the Swiss apostrophe. */
const SPACES = /[\s\u00a0\u202f\u2009'’]/g;
const MINUS = /^[-−–]/;

function groupsAreThousands(whole: string, sign: string): boolean {
  const groups = whole.split(sign);
  const [first = '', ...rest] = groups;
  return /^[1-9]\d{0,2}$/.test(first) && rest.length > 0 && rest.every((group) => /^\d{3}$/.test(group));
}

/**
 * Reads a number as people write it, in either language: `2 865`, `2.865,5`, `2,865.5`, `0,35`.
 * With both signs the last one is the decimal sign. A sign alone groups thousands only where the language uses it so
 * (German: point, English: comma) and the digits fit, or where the element takes whole numbers only; otherwise it is
 * the decimal sign. Every digit typed is kept, also zeros at the end.
 */
export function readTypedNumber(typed: string, language: Language, whole: boolean): TypedNumber {
  const negative = MINUS.test(typed.trim());
  const text = typed.trim().replace(MINUS, '').replace(/^\+/, '').replace(SPACES, '');
  if (!/^(?=.*\d)[\d.,]+$/.test(text)) return { ok: false };
  const done = (wholePart: string, fraction: string | undefined, ambiguous = false): TypedNumber => {
    if (!/^\d*$/.test(wholePart) || (fraction !== undefined && !/^\d*$/.test(fraction))) return { ok: false };
    const digits = wholePart.replace(/^0+(?=\d)/, '') || '0';
    const stored = digits + (fraction ? `.${fraction}` : '');
    return { ok: true, stored: negative && /[1-9]/.test(stored) ? `-${stored}` : stored, ambiguous };
  };

  const lastPoint = text.lastIndexOf('.');
  const lastComma = text.lastIndexOf(',');
  if (lastPoint === -1 && lastComma === -1) return done(text, undefined);
  if (lastPoint !== -1 && lastComma !== -1) {
    const decimal = lastPoint > lastComma ? '.' : ',';
    const group = decimal === '.' ? ',' : '.';
    const at = text.lastIndexOf(decimal);
    const before = text.slice(0, at);
    if (!groupsAreThousands(before, group)) return { ok: false };
    return done(before.replaceAll(group, ''), text.slice(at + 1));
  }

  const sign = lastPoint === -1 ? ',' : '.';
  const thousands = groupsAreThousands(text, sign);
  const many = text.split(sign).length > 2;
  if (many) return thousands ? done(text.replaceAll(sign, ''), undefined) : { ok: false };
  const groupSign = language === 'de' ? '.' : ',';
  if (thousands && (whole || sign === groupSign)) return done(text.replace(sign, ''), undefined, !whole);
  const [before = '', after = ''] = text.split(sign);
  return done(before, after, thousands);
}
