/** White space of a collapsing type (numbers and dates) taken away as the schema does before it looks at a value. */
export const collapse = (value: string): string => value.replace(/[ \t\r\n]+/gu, ' ').replace(/^ | $/gu, '');

/** A decimal by its digits; `whole` without leading, `fraction` without trailing zeros. */
export interface DecimalParts {
  readonly negative: boolean;
  readonly whole: string;
  readonly fraction: string;
}

/** Parts of an `xs:decimal` (already collapsed), or undefined for what is none: an exponent, a comma, no digit. */
export function decimalParts(value: string): DecimalParts | undefined {
  const match = /^([+-]?)(?:([0-9]+)(?:\.([0-9]*))?|\.([0-9]+))$/u.exec(value);
  if (!match) return undefined;
  const whole = (match[2] ?? '').replace(/^0+/u, '');
  const digits = match[3] ?? match[4] ?? '';
  return { negative: match[1] === '-', whole, fraction: digits.replace(/0+$/u, '') };
}

/** A number in its plainest spelling: digits, perhaps a point and digits. */
export interface PlainNumber {
  readonly number: number;
  /** Significant digits before the point. */
  readonly whole: number;
  /** Significant digits after the point; with none before it, those after its leading zeros may be fewer. */
  readonly fraction: number;
  readonly hasPoint: boolean;
}

/** The value of `123` or `123.45` (15 characters at most), or undefined for any other spelling, also of a good number. */
export function plainNumber(value: string): PlainNumber | undefined {
  const { length } = value;
  if (length === 0 || length > 15) return undefined;
  let point = -1;
  let first = -1;
  let last = -1;
  for (let i = 0; i < length; i += 1) {
    const unit = value.charCodeAt(i);
    if (unit === 0x2e && point < 0 && i > 0 && i + 1 < length) point = i;
    else if (unit < 0x30 || unit > 0x39) return undefined;
    else if (unit !== 0x30) {
      if (first < 0) first = i;
      last = i;
    }
  }
  const end = point < 0 ? length : point;
  return {
    number: Number(value),
    whole: first >= 0 && first < end ? end - first : 0,
    fraction: point >= 0 && last > point ? last - point : 0,
    hasPoint: point >= 0,
  };
}

export const INTEGER_LIMITS = { short: 32_767, int: 2_147_483_647 } as const;

/** An `xs:int` or `xs:short` (already collapsed), or undefined for what is none. */
export function integerValue(value: string, base: 'int' | 'short'): number | undefined {
  if (!/^[+-]?[0-9]+$/u.test(value)) return undefined;
  const number = Number(value);
  const limit = INTEGER_LIMITS[base];
  return number > limit || number < -limit - 1 ? undefined : number;
}

/** Years beyond 32 bits are refused by checkers that hold a year in an integer. */
const LAST_YEAR = 2_147_483_647;
const DATE = /^-?([0-9]{4,})-([0-9]{2})-([0-9]{2})/u;
const TIME = /^T([0-9]{2}):([0-9]{2}):([0-9]{2})(?:\.([0-9]+))?/u;
const ZONE = /^(?:Z|[+-]([0-9]{2}):([0-9]{2}))?$/u;

/**
 * Whether a value is an `xs:date`: a real day of the calendar, with or without time zone. The schema lets white space
 * stand around it, the checkers in use (libxml2) do not; a receiver's checker decides, so no white space here.
 */
export function isDate(value: string): boolean {
  const rest = afterDate(value);
  return rest !== undefined && isZone(rest);
}

/**
 * Whether a value is an `xs:dateTime`. 24:00:00 is the end of a day. White space as in {@link isDate}, but the same
 * checkers let it follow a time zone.
 */
export function isDateTime(value: string): boolean {
  const rest = afterDate(value);
  const match = rest === undefined ? null : TIME.exec(rest);
  if (rest === undefined || !match) return false;
  const [all, hour = '', minute = '', second = '', fraction = ''] = match;
  const inDay = Number(hour) <= 23 && Number(minute) <= 59 && Number(`${second}.${fraction}0`) < 60;
  const endOfDay = hour === '24' && minute === '00' && second === '00' && /^0*$/u.test(fraction);
  const zone = rest.slice(all.length);
  const trimmed = zone.replace(/[ \t\r\n]+$/u, '');
  return (inDay || endOfDay) && isZone(trimmed === '' ? zone : trimmed);
}

function afterDate(value: string): string | undefined {
  const match = DATE.exec(value);
  if (!match) return undefined;
  const [all, year = '', month = '', day = ''] = match;
  if (/^0+$/u.test(year) || (year.length > 4 && year.startsWith('0')) || Number(year) > LAST_YEAR) return undefined;
  const last = daysIn(Number(year.slice(-4)), Number(month));
  return Number(day) >= 1 && Number(day) <= last ? value.slice(all.length) : undefined;
}

/** Days of a month; 0 for a month that does not exist. The last four digits of a year decide whether it is a leap year. */
function daysIn(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  if (month === 4 || month === 6 || month === 9 || month === 11) return 30;
  return month >= 1 && month <= 12 ? 31 : 0;
}

function isZone(rest: string): boolean {
  const match = ZONE.exec(rest);
  if (!match) return false;
  const [, hours, minutes] = match;
  if (hours === undefined || minutes === undefined) return true;
  const total = Number(hours) * 60 + Number(minutes);
  return Number(minutes) <= 59 && total <= 14 * 60;
}

/** Characters (code points) of a text: what the schema's lengths count. */
export function characterCount(text: string): number {
  let count = text.length;
  for (let i = 0; i < text.length - 1; i += 1) {
    const unit = text.charCodeAt(i);
    if (unit >= 0xd800 && unit <= 0xdbff) count -= 1;
  }
  return count;
}

/**
 * Whether a text is `xs:base64Binary`: padding complete, no stray bits before it. Checkers in use skip characters that are
 * no digits, so we do; the signature check looks closer.
 */
export function isBase64(value: string): boolean {
  const digits = value.replace(/[^A-Za-z0-9+/=]+/gu, '');
  return (
    digits.length % 4 === 0 &&
    /^[A-Za-z0-9+/]*(?:[A-Za-z0-9+/]{2}(?<=[AQgw])==|[A-Za-z0-9+/]{3}(?<=[AEIMQUYcgkosw048])=)?$/u.test(digits)
  );
}
