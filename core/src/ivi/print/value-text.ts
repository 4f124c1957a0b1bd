import type { Language } from '../check/template.ts';
import type { ElementDefinition } from '../dictionary/dictionary.ts';
import type { PrintedValue } from './certificate.ts';

const MONTHS: Readonly<Record<Language, readonly string[]>> = {
  en: ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'],
  de: ['Januar', 'Februar', 'März', 'April', 'Mai', 'Juni', 'Juli', 'August', 'September', 'Oktober', 'November', 'Dezember'],
}; // prettier-ignore

const collapsed = (value: string): string => value.replace(/[ \t\r\n]+/gu, ' ').trim();

/** A date as people write it: `19 December 2023`, `19. Dezember 2023`. What is no date stays as it is. */
export function dateText(value: string, language: Language): string {
  const match = /^([0-9]{4})-([0-9]{2})-([0-9]{2})(Z|[+-][0-9]{2}:[0-9]{2})?$/u.exec(collapsed(value));
  const month = MONTHS[language][Number(match?.[2]) - 1];
  if (!match || month === undefined) return collapsed(value);
  const day = `${Number(match[3])}${language === 'de' ? '.' : ''}`;
  return `${day} ${month} ${match[1] ?? ''}${match[4] === undefined ? '' : ` (${zoneText(match[4])})`}`;
}

const zoneText = (zone: string): string => (zone === 'Z' ? 'UTC' : `UTC${zone}`);

/** A date with its time: `1 February 2024, 13:35:10.500 (UTC+02:00)`. */
export function dateTimeText(value: string, language: Language): string {
  const match = /^([0-9-]{10})T([0-9:]{8})(?:\.([0-9]+))?(Z|[+-][0-9]{2}:[0-9]{2})?$/u.exec(collapsed(value));
  if (!match) return collapsed(value);
  const [, day = '', time = '', fraction, zone] = match;
  const seconds = fraction === undefined ? time : `${time}${language === 'de' ? ',' : '.'}${fraction}`;
  return `${dateText(day, language)}, ${seconds}${zone === undefined ? '' : ` (${zoneText(zone)})`}`;
}

/**
 * A number with all digits of the message and the decimal sign of the language. Digits are not grouped: on the paper
 * form they are not, and a clerk who types them into a register should not have to think about gaps.
 */
export function numberText(value: string, language: Language): string {
  const text = collapsed(value);
  const match = /^([+-]?)([0-9]*)(?:\.([0-9]*))?$/u.exec(text);
  if (!match || (match[2] === '' && (match[3] ?? '') === '')) return text;
  const [, sign = '', whole = '', fraction = ''] = match;
  const digits = `${whole === '' ? '0' : whole}${fraction === '' ? '' : `${language === 'de' ? ',' : '.'}${fraction}`}`;
  return sign === '-' ? `-${digits}` : digits;
}

const SUPERSCRIPT: Readonly<Record<string, string>> = {
  '0': '⁰', '1': '¹', '2': '²', '3': '³', '4': '⁴', '5': '⁵', '6': '⁶', '7': '⁷', '8': '⁸', '9': '⁹', '-': '⁻',
}; // prettier-ignore

/** `1.07 × 10¹¹`: a mantissa and a power of ten that stand in two elements. */
export const powerText = (mantissa: string, exponent: string, language: Language): string =>
  `${numberText(mantissa, language)} × 10${collapsed(exponent).replace(/[0-9-]/gu, (digit) => SUPERSCRIPT[digit] ?? digit)}`;

/** The words for a code, or undefined where its meaning is not known. */
export function codeMeaning(element: ElementDefinition, value: string, language: Language): string | undefined {
  const code = collapsed(value);
  return element.codes?.find((known) => known.code === code)?.meaning?.[language];
}

/** Yes and no need no code beside them; a version number no words. */
const WORDS_ONLY = 'Indicator';
const CODE_ONLY = 'IviVersionNumberXsd';

function codeText(element: ElementDefinition, value: string, language: Language): string {
  const code = collapsed(value);
  const meaning = codeMeaning(element, value, language);
  if (meaning === undefined || meaning === code || element.type === CODE_ONLY) return code;
  return element.type === WORDS_ONLY ? meaning : `${meaning} (${code})`;
}

const FUEL_UNIT = 'l/100 km, m³/100 km or kg/100 km';
/** Which unit fuel consumption has, by the code of the energy source; gaps stay open rather than guessed. */
const UNIT_BY_SOURCE: ReadonlyMap<string, string> = new Map([
  ...['10', '11', '12', '15', '16', '19', '20', '21', '22', '30'].map((code): [string, string] => [code, 'l/100 km']),
  ...['40', '44'].map((code): [string, string] => [code, 'm³/100 km']),
  ['50', 'kg/100 km'],
]);

/** The unit behind a value; `source` is the code of the energy source that the value belongs to. */
export function unitText(element: ElementDefinition, source: string | undefined, language: Language): string {
  if (element.unit === FUEL_UNIT) {
    const known = UNIT_BY_SOURCE.get(source === undefined ? '' : collapsed(source));
    return known ?? (language === 'de' ? 'l, m³ oder kg je 100 km' : 'l, m³ or kg per 100 km');
  }
  // Places are text with coordinates, and say their letters themselves.
  return element.base === 'string' && element.unit.startsWith('coordinates') ? '' : element.unit;
}

/** A value as it is printed. `source`: the energy source it belongs to, for the unit of fuel consumption. */
export function printedValue(
  element: ElementDefinition,
  value: string,
  language: Language,
  source?: string,
): PrintedValue {
  const unit = unitText(element, source, language);
  const withUnit = (text: string): string => (unit === '' ? text : `${text}\u00A0${unit}`);
  if (element.codes !== undefined) return { text: codeText(element, value, language), raw: value, kind: 'code' };
  switch (element.base) {
    case 'date':
      return { text: dateText(value, language), raw: value, kind: 'date' };
    case 'dateTime':
      return { text: dateTimeText(value, language), raw: value, kind: 'dateTime' };
    case 'string':
      return { text: withUnit(value), raw: value, kind: 'text' };
    case 'decimal':
    case 'int':
    case 'short':
      return { text: withUnit(numberText(value, language)), raw: value, kind: 'number' };
  }
}
