export type SizeRange = { readonly min: number; readonly max: number };
export function headcount(text: string): SizeRange | null {
  const [, a, b] = /^(\d+)(?:\s*[-–]\s*(\d+))?\+?$/.exec(text.replace(/,/g, '').trim()) ?? [];
  if (a === undefined) return null;
  return {
    min: Number(a),
    max: b === undefined ? (text.includes('+') ? Number.POSITIVE_INFINITY : Number(a)) : Number(b),
  };
}
export const parseRange = (text: string): SizeRange | null => headcount(text);
export function within(size: SizeRange, range: SizeRange): 'met' | 'not_met' | 'unknown' {
  if (size.min >= range.min && size.max <= range.max) return 'met';
  return size.max < range.min || size.min > range.max ? 'not_met' : 'unknown';
}
