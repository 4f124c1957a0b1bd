import type { CodeDefinition, ElementDefinition } from '../dictionary/dictionary.ts';
import type { Finding } from './finding.ts';
import {
  characterCount,
  collapse,
  decimalParts,
  INTEGER_LIMITS,
  integerValue,
  isDate,
  isDateTime,
  plainNumber,
} from './lexical.ts';

type Problem = readonly [rule: string, params: Readonly<Record<string, string | number>>];

// eslint-disable-next-line no-control-regex -- what XML cannot carry
const UNWRITABLE = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/u;
/** Nearly every value: nothing in it that XML cannot carry. */
const PLAIN = /^[ -~]*$/u;

/**
 * What the schema says about one value of an element: exactly the verdict of the official schema on that value.
 * `path` is the record path that the findings carry. Cheap enough for every keystroke.
 */
export function checkValue(definition: ElementDefinition, value: string, path: string = definition.path): Finding[] {
  const problem = problemOf(definition, value);
  if (!problem) return [];
  const [rule, params] = problem;
  return [{ rule, severity: 'error', path, params, value }];
}

/** Whether a value is good by the schema; {@link checkValue} without the finding. */
export const isValidValue = (definition: ElementDefinition, value: string): boolean =>
  problemOf(definition, value) === undefined;

/** The rule that a value breaks, with what its sentence needs; undefined for a good value. */
export function problemOf(definition: ElementDefinition, value: string): Problem | undefined {
  if (!PLAIN.test(value) && (UNWRITABLE.test(value) || !value.isWellFormed())) return ['XSD-TEXT', {}];
  switch (definition.base) {
    case 'string':
      return textProblem(definition, value);
    case 'date':
    case 'dateTime':
      return dateProblem(definition.base, value);
    case 'decimal':
    case 'int':
    case 'short':
      return isPlainlyGood(definition, definition.base, value)
        ? undefined
        : numberProblem(definition, definition.base, collapse(value));
  }
}

function textProblem({ facets, codes }: ElementDefinition, value: string): Problem | undefined {
  if (codes) {
    if (codeSetOf(codes).has(value)) return undefined;
    return value === '' ? ['XSD-EMPTY', {}] : ['XSD-CODE', {}];
  }
  const { minLength = 0, maxLength = Number.POSITIVE_INFINITY, pattern } = facets;
  // A text of n UTF-16 units has n characters at most: counting is needed only near the limit.
  const length = value.length <= maxLength && value.length >= minLength * 2 ? value.length : characterCount(value);
  if (length < minLength || length > maxLength) {
    if (length === 0) return ['XSD-EMPTY', {}];
    return minLength === maxLength
      ? ['XSD-LENGTH', { length, exactly: maxLength }]
      : ['XSD-LENGTH', { length, min: minLength, max: maxLength }];
  }
  return pattern && !pattern.test(value) ? ['XSD-PATTERN', {}] : undefined;
}

const codeSets = new WeakMap<readonly CodeDefinition[], ReadonlySet<string>>();

/** Codes of a type for looking one up: lists of countries and bodies are long. */
function codeSetOf(codes: readonly CodeDefinition[]): ReadonlySet<string> {
  const known = codeSets.get(codes);
  if (known) return known;
  const set = new Set(codes.map(({ code }) => code));
  codeSets.set(codes, set);
  return set;
}

/** A number as people write it, within all its limits: good at a glance. Whatever else goes the long way. */
function isPlainlyGood({ facets }: ElementDefinition, base: 'decimal' | 'int' | 'short', value: string): boolean {
  const plain = plainNumber(value);
  if (!plain) return false;
  const { number, whole, fraction, hasPoint } = plain;
  if (base !== 'decimal' && (hasPoint || number > INTEGER_LIMITS[base])) return false;
  const { minInclusive, maxInclusive, fractionDigits, totalDigits } = facets;
  return (
    (minInclusive === undefined || number >= minInclusive) &&
    (maxInclusive === undefined || number <= maxInclusive) &&
    (fractionDigits === undefined || fraction <= fractionDigits) &&
    (totalDigits === undefined || whole + fraction <= totalDigits)
  );
}

function dateProblem(base: 'date' | 'dateTime', value: string): Problem | undefined {
  if (base === 'date' ? isDate(value) : isDateTime(value)) return undefined;
  return collapse(value) === '' ? ['XSD-EMPTY', {}] : ['XSD-DATE', { form: base }];
}

function numberProblem(
  { facets }: ElementDefinition,
  base: 'decimal' | 'int' | 'short',
  value: string,
): Problem | undefined {
  if (value === '') return ['XSD-EMPTY', {}];
  const parts = decimalParts(value);
  if (!parts) return ['XSD-NUMBER', { whole: base === 'decimal' ? 0 : 1 }];
  const { minInclusive = Number.NEGATIVE_INFINITY, maxInclusive = Number.POSITIVE_INFINITY } = facets;
  const number = Number(`${parts.negative ? '-' : ''}${parts.whole}.${parts.fraction}0`);
  const range: Problem = ['XSD-RANGE', { min: minInclusive, max: maxInclusive }];
  if (base !== 'decimal' && integerValue(value, base) === undefined) {
    return parts.fraction !== '' || value.includes('.') ? ['XSD-NUMBER', { whole: 1 }] : range;
  }
  if (number < minInclusive || number > maxInclusive) return range;
  const { fractionDigits = Number.POSITIVE_INFINITY, totalDigits = Number.POSITIVE_INFINITY } = facets;
  if (parts.fraction.length > fractionDigits) return ['XSD-DIGITS', { fraction: fractionDigits }];
  const significant = parts.whole === '' ? parts.fraction.replace(/^0+/u, '') : parts.whole + parts.fraction;
  return significant.length > totalDigits ? ['XSD-DIGITS', { total: totalDigits }] : undefined;
}
