const names = new Intl.DisplayNames('en', { type: 'region' });
const known = new Set([
  'US',
  'CA',
  'GB',
  'IE',
  'DE',
  'FR',
  'NL',
  'BE',
  'ES',
  'PT',
  'IT',
  'CH',
  'AT',
  'SE',
  'NO',
  'DK',
  'FI',
  'PL',
  'AU',
  'NZ',
]);
const aliases: Record<string, string> = {
  usa: 'US',
  uk: 'GB',
  'united states': 'US',
  germany: 'DE',
  'united kingdom': 'GB',
};
export const isCountryCode = (code: string): boolean => known.has(code.toUpperCase());
export const countryName = (code: string): string => names.of(code.toUpperCase()) ?? code;
export const countryCode = (text: string): string | null =>
  isCountryCode(text) ? text.toUpperCase() : (aliases[text.trim().toLowerCase()] ?? null);
