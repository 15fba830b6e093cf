/** Times as pages and people write them, in UTC and by the calendar alone: a day that there is not, such as 31 February, is none. */

const ISO =
  /^(?<year>\d{4})-(?<month>\d\d)-(?<day>\d\d)(?:(?:t|\s+)(?<hour>\d\d):(?<minute>\d\d)(?::(?<second>\d\d)(?:[.,]\d+)?)?)?\s*(?<zone>z|utc|gmt|[+-]\d\d(?::?\d\d)?)?$/i;
/** As in mail and the headers of HTTP. */
const MAIL =
  /^(?:[a-z]{3,9},?\s+)?(?<day>\d\d?)\s+(?<word>[a-z]{3})[a-z]*\s+(?<year>\d{4})(?:\s+(?<hour>\d\d):(?<minute>\d\d)(?::(?<second>\d\d))?)?\s*(?<zone>z|utc|gmt|[+-]\d{4})?$/i;
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

export const A_DAY = 86_400;
/** The farthest that a zone is from UTC, in hours. */
const FARTHEST = 14;

/** Seconds since 1970 in UTC, a time without a zone read as UTC; undefined where it is no time. */
export function secondsOf(time: string): number | undefined {
  const parts = (ISO.exec(time.trim()) ?? MAIL.exec(time.trim()))?.groups;
  if (!parts) return undefined;
  const { year, month, word, day, hour = 0, minute = 0, second = 0, zone = '' } = parts;
  const [y, d, h, min, s] = [year, day, hour, minute, second].map(Number) as [number, number, number, number, number];
  const m = word ? MONTHS.indexOf(word.toLowerCase()) + 1 : Number(month);
  const days = daysBefore(y, m, d);
  const isDay = m >= 1 && m <= 12 && d >= 1 && dayOf(days).join() === [y, m, d].join();
  const offset = offsetOf(zone);
  if (!isDay || h > 23 || min > 59 || s > 59 || offset === undefined) return undefined;
  return days * A_DAY + h * 3600 + min * 60 + s - offset;
}

/** A time → "2026-01-31T12:00:00Z"; undefined where it is no time. */
export function inUtc(time: string): string | undefined {
  const seconds = secondsOf(time);
  return seconds === undefined ? undefined : utcOf(seconds);
}

export function utcOf(seconds: number): string {
  const days = Math.floor(seconds / A_DAY);
  const rest = seconds - days * A_DAY;
  const two = (n: number): string => String(n).padStart(2, '0');
  const [year, ...monthAndDay] = dayOf(days);
  const clock = [Math.floor(rest / 3600), Math.floor(rest / 60) % 60, rest % 60];
  return `${[String(year).padStart(4, '0'), ...monthAndDay.map(two)].join('-')}T${clock.map(two).join(':')}Z`;
}

/** Seconds east of UTC. */
function offsetOf(zone: string): number | undefined {
  const [, sign, hours = '0', minutes = '0'] = /^([+-])(\d\d):?(\d\d)?$/.exec(zone) ?? [];
  if (Number(hours) > FARTHEST || Number(minutes) > 59) return undefined;
  return (sign === '-' ? -1 : 1) * (Number(hours) * 3600 + Number(minutes) * 60);
}

/** Days since 1970; years are counted from March, so that the day a leap year adds is the last. */
function daysBefore(year: number, month: number, day: number): number {
  const y = month > 2 ? year : year - 1;
  const inYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + day - 1;
  return y * 365 + Math.floor(y / 4) - Math.floor(y / 100) + Math.floor(y / 400) + inYear - 719_468;
}

/** The way back: year, month, day. */
function dayOf(days: number): [number, number, number] {
  const since = days + 719_468;
  const era = Math.floor(since / 146_097);
  const inEra = since - era * 146_097;
  const years = Math.floor(
    (inEra - Math.floor(inEra / 1460) + Math.floor(inEra / 36_524) - Math.floor(inEra / 146_096)) / 365,
  );
  const inYear = inEra - (365 * years + Math.floor(years / 4) - Math.floor(years / 100));
  const march = Math.floor((5 * inYear + 2) / 153);
  const month = march < 10 ? march + 3 : march - 9;
  return [years + era * 400 + (month <= 2 ? 1 : 0), month, inYear - Math.floor((153 * march + 2) / 5) + 1];
}
