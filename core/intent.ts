/** How eager a submission is: decides the SLA tier, and says why. Intent is what people ask for, not who they are. */
import type { IntentRules } from './model/intent-rules.ts';
import type { Tier } from './model/tier-rules.ts';
import type { Submission } from './submission.ts';
import { plainWords as plain } from './text.ts';

/** Why a lead got its tier; shown to the owner and kept with the lead. */
export type TierReason = {
  readonly signal: 'form' | 'demo-requested' | 'pricing-asked' | 'implementation-asked' | 'nothing-asked';
  /** The words or the form id that gave the signal. */
  readonly evidence: string;
};

/**
 * The tier of a submission with its reasons. A question about a demo, pricing or implementation makes any
 * form high intent: a reader of the newsletter who asks for a price is a buyer.
 */
export function tierOf(
  submission: Pick<Submission, 'form' | 'message' | 'answers'>,
  rules: IntentRules,
): { tier: Tier; reasons: TierReason[] } {
  const form = submission.form?.toLowerCase();
  const reasons: TierReason[] = [];
  if (form !== undefined && rules.highIntentForms.includes(form)) {
    reasons.push({ signal: 'form', evidence: form });
  }
  const asked = whatWasAsked(submission);
  const signals = [
    ['demo-requested', rules.demoRequested],
    ['pricing-asked', rules.pricingAsked],
    ['implementation-asked', rules.implementationAsked],
  ] as const;
  for (const [signal, phrases] of signals) {
    const evidence = phrases.find((phrase) => asked.some((text) => mentions(text, phrase)));
    if (evidence !== undefined) reasons.push({ signal, evidence });
  }
  if (reasons.length > 0) return { tier: 'high', reasons };
  if (form !== undefined && rules.nurtureForms.includes(form)) {
    return { tier: 'nurture', reasons: [{ signal: 'form', evidence: form }] };
  }
  return { tier: 'standard', reasons: [{ signal: 'nothing-asked', evidence: form ?? 'no form named' }] };
}

const AFFIRMATIVE = new Set(['on', 'yes', 'true', '1', 'y', 'checked']);

/** The texts in which a person asks: the message and the answers. */
function whatWasAsked(submission: Pick<Submission, 'message' | 'answers'>): string[] {
  const texts = submission.message === undefined ? [] : [plain(submission.message)];
  for (const [question, answer] of Object.entries(submission.answers)) {
    const said = plain(answer);
    // A ticked box says what its name says; any other field says what was written into it.
    texts.push(AFFIRMATIVE.has(said) ? plain(question) : said);
  }
  return texts;
}

/** Whole words only: "demo" is not in "democracy", and "price" is not in "enterprises". */
export function mentions(text: string, phrase: string): boolean {
  for (let at = text.indexOf(phrase); at !== -1; at = text.indexOf(phrase, at + 1)) {
    if (!isWordCharacter(text[at - 1]) && !isWordCharacter(text[at + phrase.length])) return true;
  }
  return false;
}

const isWordCharacter = (character: string | undefined): boolean =>
  character !== undefined && /[\p{L}\p{N}]/u.test(character);
