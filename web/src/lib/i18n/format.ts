import type { Language } from './language.svelte.ts';

const LOCALE: Record<Language, string> = { en: 'en-GB', de: 'de-DE' };
/** Thousands stand apart by a narrow space in both languages: a comma or a point would be read as a decimal sign. */
const GROUP = '\u202f';

const DAY_MS = 86_400_000;

const cache = new Map<string, Intl.DateTimeFormat>();
function dateFormat(language: Language, name: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = language + name;
  let format = cache.get(key);
  if (!format) {
    format = new Intl.DateTimeFormat(LOCALE[language], options);
    cache.set(key, format);
  }
  return format;
}

/** A count: `13 465`. */
export const formatCount = (count: number): string => String(Math.trunc(count)).replace(/\B(?=(\d{3})+(?!\d))/g, GROUP);

/** Share of 1 as whole per cent; only a whole is 100 %, only nothing is 0 %. */
export function formatShare(share: number): string {
  const percent = Math.round(share * 100);
  return `${String(share < 1 ? Math.min(99, Math.max(share > 0 ? 1 : 0, percent)) : 100)}${GROUP}%`;
}

/** A stored decimal (`2865.50`) as people read it, every digit kept. What is no decimal comes back as it is. */
export function formatDecimal(stored: string, language: Language): string {
  const parts = /^([+-]?)(\d+)(?:\.(\d+))?$/.exec(stored);
  if (!parts) return stored;
  const [, sign = '', whole = '', fraction] = parts;
  const minus = sign === '-' ? '−' : sign;
  const grouped = whole.length > 3 ? whole.replace(/\B(?=(\d{3})+(?!\d))/g, GROUP) : whole;
  return minus + grouped + (fraction === undefined ? '' : (language === 'de' ? ',' : '.') + fraction);
}

/** `2026-11-30` as `30 Nov 2026` or `30. Nov. 2026`; what is no date comes back as it is. */
export function formatDate(iso: string, language: Language): string {
  const parts = /^(\d{4})-(\d{2})-(\d{2})/.exec(iso);
  if (!parts) return iso;
  const at = Date.UTC(Number(parts[1]), Number(parts[2]) - 1, Number(parts[3]));
  const format = dateFormat(language, 'date', { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' });
  return Number.isNaN(at) ? iso : format.format(at);
}

/** The same without its year: `30 Nov`, `30. Nov.`. */
export function formatDay(iso: string, language: Language): string {
  const at = Date.parse(`${iso.slice(0, 10)}T00:00:00Z`);
  const format = dateFormat(language, 'day-utc', { day: 'numeric', month: 'short', timeZone: 'UTC' });
  return Number.isNaN(at) ? iso : format.format(at);
}

/** Full date and time of an instant, where the reader is. */
export const formatInstant = (ms: number, language: Language): string =>
  dateFormat(language, 'instant', { dateStyle: 'medium', timeStyle: 'short' }).format(ms);

/** Days from today to an ISO date, both as the reader's calendar has them; negative: past. */
export function daysUntil(iso: string, nowMs: number): number | undefined {
  const parts = /^(\d{4})-(\d{2})-(\d{2})/.exec(iso);
  if (!parts) return undefined;
  const now = new Date(nowMs);
  const today = Date.UTC(now.getFullYear(), now.getMonth(), now.getDate());
  return Math.round((Date.UTC(Number(parts[1]), Number(parts[2]) - 1, Number(parts[3])) - today) / DAY_MS);
}

/** When something happened, as short as it may be: `09:20` today, `yesterday`, `Tue 09:20` this week, else the date. */
export function formatWhen(ms: number, nowMs: number, language: Language): string {
  const time = dateFormat(language, 'time', { hour: '2-digit', minute: '2-digit' }).format(ms);
  const then = new Date(ms);
  const now = new Date(nowMs);
  const dayOf = (date: Date) => Date.UTC(date.getFullYear(), date.getMonth(), date.getDate()) / DAY_MS;
  const days = dayOf(now) - dayOf(then);
  if (days === 0) return time;
  if (days === 1) return `${language === 'de' ? 'gestern' : 'yesterday'} ${time}`;
  if (days > 1 && days < 6) return `${dateFormat(language, 'weekday', { weekday: 'short' }).format(ms)} ${time}`;
  const sameYear = now.getFullYear() === then.getFullYear();
  return dateFormat(language, sameYear ? 'day' : 'day-year', {
    day: 'numeric',
    month: 'short',
    ...(sameYear ? {} : { year: 'numeric' }),
  }).format(ms);
}

/** How long something has stood: `20 minutes`, `3 hours`, `2 days`. */
export function formatAge(ms: number, language: Language): string {
  const minutes = Math.max(0, Math.round(ms / 60_000));
  const [amount, unit] =
    minutes < 60
      ? [minutes, 'minute']
      : minutes < 48 * 60
        ? [Math.round(minutes / 60), 'hour']
        : [Math.round(minutes / 1440), 'day'];
  return new Intl.NumberFormat(LOCALE[language], { style: 'unit', unit, unitDisplay: 'long' }).format(amount);
}

/** Bytes in the unit that reads best. */
export function formatBytes(bytes: number, language: Language): string {
  const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;
  let amount = bytes;
  let step = 0;
  while (amount >= 1000 && step < units.length - 1) {
    amount /= 1000;
    step += 1;
  }
  return new Intl.NumberFormat(LOCALE[language], {
    style: 'unit',
    unit: units[step] ?? 'byte',
    unitDisplay: 'short',
    maximumFractionDigits: amount < 10 && step > 0 ? 1 : 0,
  }).format(amount);
}
