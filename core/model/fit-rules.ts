/** The ideal customer profile: which companies, where, in which trade, and who there decides. */
import * as z from 'zod';
import { parseRange } from '../company-size.ts';
import { isCountryCode } from '../countries.ts';
import { phraseList } from './intent-rules.ts';

export const sizeRange = z
  .string()
  .refine((text) => parseRange(text) !== null, 'expected a number of employees such as "50-5000" or "1000+"');
export const country = z
  .string()
  .refine(isCountryCode, 'expected an ISO 3166 country code such as "US" or "DE"');

export const fitRules = z.strictObject({
  /** Ranges of employees. */
  companySizes: z.array(sizeRange).min(1).max(20),
  geographies: z.array(country).min(1).max(250),
  industries: phraseList.min(1, 'expected at least one industry'),
  /** Words of a title that stand for decision authority, e.g. "head of". */
  decisionTitles: phraseList.min(1, 'expected at least one title'),
});
export type FitRules = z.output<typeof fitRules>;
