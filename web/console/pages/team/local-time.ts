/** Moments as `datetime-local` fields have them: on the clocks of the viewer's own zone. */

/** ISO 8601 UTC of "2026-12-24T12:00"; null for what is no time. */
export function instantOf(local: string): string | null {
  const at = new Date(local);
  return Number.isNaN(at.getTime()) ? null : at.toISOString();
}

/** The other way. `at`: epoch milliseconds. */
export function localOf(at: number): string {
  const date = new Date(at);
  const two = (value: number) => String(value).padStart(2, '0');
  const day = `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
  return `${day}T${two(date.getHours())}:${two(date.getMinutes())}`;
}
