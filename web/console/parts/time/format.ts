/** Times and durations in words. */

const formats = new Map<string, Intl.DateTimeFormat>();

function format(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = JSON.stringify(options);
  const known = formats.get(key) ?? new Intl.DateTimeFormat('en-GB', options);
  formats.set(key, known);
  return known;
}

/** "24 Nov 2026, 15:20", in the viewer's zone unless another one is named. `at`: ISO 8601. */
export const dateAndTime = (at: string, timeZone?: string): string =>
  format({ dateStyle: 'medium', timeStyle: 'short', ...(timeZone ? { timeZone } : {}) }).format(new Date(at));

/** "Tue, 24 Nov 2026, 15:20", in the viewer's zone unless another one is named. `at`: ISO 8601. */
export const weekdayAndTime = (at: string, timeZone?: string): string => {
  const zone = timeZone ? { timeZone } : {};
  return `${format({ weekday: 'short', ...zone }).format(new Date(at))}, ${dateAndTime(at, timeZone)}`;
};

/** "24 Nov 2026" of a calendar day, `YYYY-MM-DD`, which has no zone. */
export const dayWords = (day: string): string =>
  format({ dateStyle: 'medium', timeZone: 'UTC' }).format(new Date(`${day}T00:00:00Z`));

/** "16–22 Nov 2026", "30 Nov – 6 Dec 2026" of calendar days, both ends included. */
export function daySpan(from: string, to: string): string {
  const [day, month, year] = dayWords(from).split(' ');
  const [, lastMonth, lastYear] = dayWords(to).split(' ');
  if (year !== lastYear) return `${dayWords(from)} – ${dayWords(to)}`;
  return month === lastMonth ? `${day}–${dayWords(to)}` : `${day} ${month} – ${dayWords(to)}`;
}

/** The day that it is, `YYYY-MM-DD`, where the zone's clocks are. `now`: epoch milliseconds. */
export const dayIn = (timeZone: string, now: number): string => {
  const parts = format({ timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).formatToParts(now);
  const part = (type: string) => parts.find((it) => it.type === type)?.value ?? '';
  return `${part('year')}-${part('month')}-${part('day')}`;
};

/** `YYYY-MM-DD`, so many days later. */
export const addDays = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

/** "45 s", "4 min 12 s", "3 h 5 min", "2 d 4 h": two units, the second one left out when it is nothing. */
export function duration(seconds: number): string {
  const whole = Math.round(seconds);
  const units: [number, string][] = [
    [86_400, 'd'],
    [3_600, 'h'],
    [60, 'min'],
    [1, 's'],
  ];
  const largest = units.findIndex(([size]) => whole >= size);
  if (largest === -1) return '0 s';
  const [size, name] = units[largest] as [number, string];
  const [next, nextName] = units[largest + 1] ?? [1, ''];
  const rest = Math.floor((whole % size) / next);
  return `${Math.floor(whole / size)} ${name}${nextName && rest > 0 ? ` ${rest} ${nextName}` : ''}`;
}

/** "4:05", "1:04:05": a running clock. Milliseconds, not negative. */
export function clockFace(ms: number): string {
  const whole = Math.floor(ms / 1_000);
  const two = (value: number) => String(value).padStart(2, '0');
  const [hours, minutes, seconds] = [Math.floor(whole / 3_600), Math.floor(whole / 60) % 60, whole % 60];
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds)}` : `${minutes}:${two(seconds)}`;
}
