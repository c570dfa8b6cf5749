/** What counts as intent: forms, words, and an answer that comes quickly. */
import * as z from 'zod';
import { plainWords } from '../text.ts';

/** Words as people say them; compared without case and hyphens. */
export const phraseList = z.array(z.string().transform(plainWords).pipe(z.string().min(2).max(80))).max(100);
const phrases = phraseList.default([]);
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
