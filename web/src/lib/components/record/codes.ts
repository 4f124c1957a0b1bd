import type { CodeDefinition, ElementDefinition } from '@opencoc/core/ivi';
import { formatDate, formatDecimal, formatInstant } from '#lib/i18n/format.ts';
import type { Language } from '#lib/i18n/language.svelte.ts';
import type { Messages } from '#lib/i18n/messages/en.ts';

/** What kind of control an element takes. */
export type ControlKind = 'yes-no' | 'codes' | 'number' | 'date' | 'instant' | 'long-text' | 'text';

export function controlOf(element: ElementDefinition): ControlKind {
  const { base, codes, facets } = element;
  if (codes) return isYesNo(codes) ? 'yes-no' : 'codes';
  if (base === 'date') return 'date';
  if (base === 'dateTime') return 'instant';
  if (base !== 'string') return 'number';
  return (facets.maxLength ?? 0) > 250 ? 'long-text' : 'text';
}

export const isYesNo = (codes: readonly CodeDefinition[]): boolean =>
  codes.length === 2 && codes.every(({ code }) => code === 'Y' || code === 'N');

export const isWhole = (element: ElementDefinition): boolean =>
  element.base === 'int' || element.base === 'short' || element.facets.fractionDigits === 0;

/** Values that are names of things (VIN, approval numbers) are set in the mono face. */
const MONO =
  /^(VehicleIdentificationNumber|.*TypeApprovalNumber|.*ApprovalMark|.*Hash.*|IviReferenceId|.*CertificateNumber)$/;
export const isMono = (element: ElementDefinition): boolean => MONO.test(element.name);

/** A stored value as people read it, without its unit; codes in words. */
export function valueWords(element: ElementDefinition, value: string, language: Language, t: Messages): string {
  switch (controlOf(element)) {
    case 'yes-no':
      return value === 'Y' ? t.words.yes : value === 'N' ? t.words.no : value;
    case 'codes': {
      const known = element.codes?.find(({ code }) => code === value);
      return known?.meaning?.[language] ?? value;
    }
    case 'number':
      return formatDecimal(value, language);
    case 'date':
      return formatDate(value, language);
    case 'instant': {
      const at = Date.parse(value);
      return Number.isNaN(at) ? value : formatInstant(at, language);
    }
    case 'long-text':
    case 'text':
      return value;
  }
}

/** The same with its unit: `2 946 kg`. */
export const valueWithUnit = (element: ElementDefinition, value: string, language: Language, t: Messages): string =>
  valueWords(element, value, language, t) + (element.unit && value !== '' ? `\u00a0${element.unit}` : '');
