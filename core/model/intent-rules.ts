/** What counts as intent: forms, words, and an answer that comes quickly. */
import * as z from 'zod';
import { plainWords } from '../text.ts';

export const phrases = z
  .array(z.string().transform(plainWords).pipe(z.string().min(2).max(80)))
  .max(100)
  .default([]);
const forms = z.array(z.string().trim().toLowerCase().min(1).max(100)).max(200).default([]);

export const intentRules = z.strictObject({
  highIntentForms: forms,
  nurtureForms: forms,
  demoRequested: phrases,
  pricingAsked: phrases,
  implementationAsked: phrases,
  /** Hours after the first outreach within which a reply counts as quick. */
  repliedWithinHours: z
    .number()
    .positive()
    .max(24 * 30)
    .default(24),
});
export type IntentRules = z.output<typeof intentRules>;
