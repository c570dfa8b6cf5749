const formats = new Map<string, Intl.DateTimeFormat>();

/**
 * The calendar day, `YYYY-MM-DD`, that it is in `timeZone` (IANA) at the instant `at` (epoch milliseconds).
 * Throws a RangeError for an unknown zone or an `at` that is no instant.
 *
 * Kept apart from the calendar, which needs Temporal: whoever only stamps a day need not load that.
 */
export function dayIn(timeZone: string, at: number): string {
  let format = formats.get(timeZone);
  if (format === undefined) {
    // Swedish dates are written YYYY-MM-DD.
    format = new Intl.DateTimeFormat('sv-SE', {
      timeZone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
    });
    formats.set(timeZone, format);
  }
  return format.format(at);
}
