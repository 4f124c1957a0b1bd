/** A span of time in seconds since 1970-01-01T00:00:00Z, both ends included. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

const DAY = 86_400;
const FORM =
  /^([0-9]{4})-([0-9]{2})-([0-9]{2})(?:T([0-9]{2}):([0-9]{2}):([0-9]{2})(?:\.[0-9]+)?)?(Z|[+-][0-9]{2}:[0-9]{2})?$/u;

/**
 * The time that an `xs:date` or `xs:dateTime` means, as a span: a day, or one second. Without a zone it is taken as UTC. Undefined
 * where the text is neither.
 */
export function spanOf(text: string): Span | undefined {
  const match = FORM.exec(text.trim());
  if (!match) return undefined;
  const [, year, month, day, hour, minute, second, zone] = match;
  const start = secondsOf(Number(year), Number(month), Number(day));
  if (start === undefined) return undefined;
  const offset = zone === undefined || zone === 'Z' ? 0 : offsetOf(zone);
  if (hour === undefined) return { from: start - offset, to: start - offset + DAY - 1 };
  const at = start - offset + Number(hour) * 3600 + Number(minute) * 60 + Number(second);
  return { from: at, to: at };
}

const offsetOf = (zone: string): number =>
  (zone.startsWith('-') ? -1 : 1) * (Number(zone.slice(1, 3)) * 3600 + Number(zone.slice(4, 6)) * 60);

/** Seconds at the start of a day of the Gregorian calendar (UTC); undefined where there is no such day. */
function secondsOf(year: number, month: number, day: number): number | undefined {
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const lengths = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
  if (day < 1 || day > (lengths[month - 1] ?? 0)) return undefined;
  const before = year - 1;
  const years = 365 * before + Math.floor(before / 4) - Math.floor(before / 100) + Math.floor(before / 400);
  const months = lengths.slice(0, month - 1).reduce((sum, length) => sum + length, 0);
  return (years + months + day - 1 - DAYS_TO_1970) * DAY;
}

const DAYS_TO_1970 = 719_162;
