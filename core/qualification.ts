/**
 * Fit and intent: what the form says of them, and the gate that a person must pass a lead through. Fit is who they
 * are, and all of it must hold; intent is what they want, and one sign of it is enough.
 */
import * as z from 'zod';
import { headcount, parseRange, within } from './company-size.ts';
import { countryCode, countryName } from './countries.ts';
import { mentions, type TierReason } from './intent.ts';
import type { FitRules } from './model/fit-rules.ts';
import type { IntentRules } from './model/intent-rules.ts';
import type { Submission } from './submission.ts';
import { plainWords } from './text.ts';

export const fitCriteria = ['companySize', 'geography', 'industry', 'authority'] as const;
export type FitCriterion = (typeof fitCriteria)[number];
/** As people call them. */
export const fitWords: Readonly<Record<FitCriterion, string>> = {
  companySize: 'company size',
  geography: 'geography',
  industry: 'industry',
  authority: 'decision authority',
};
export const intentSignals = ['demoRequested', 'pricingAsked', 'repliedQuickly'] as const;
export type IntentSignal = (typeof intentSignals)[number];

const finding = z.object({
  /** Null: nobody knows yet. */
  met: z.boolean().nullable(),
  /** The words that say so; null without any. */
  evidence: z.string().nullable(),
  /** `form`, `reply` for a reply to our outreach, or who confirmed or corrected it (an actor). */
  by: z.string(),
});
/** What is known of one criterion. */
export type Finding = z.infer<typeof finding>;

const findings = <Name extends string>(names: readonly Name[]) =>
  z.object(Object.fromEntries(names.map((name) => [name, finding])) as Record<Name, typeof finding>);

const moment = { at: z.iso.datetime(), by: z.string() };

export const qualificationSchema = z.object({
  fit: findings(fitCriteria),
  intent: findings(intentSignals),
  /** Who confirmed fit and intent; null while nobody did. */
  confirmed: z.object(moment).nullable(),
  /** A manager's own confirmation in place of the missing ones. */
  override: z.object({ ...moment, reason: z.string() }).nullable(),
});
export type Qualification = z.infer<typeof qualificationSchema>;

const unknown = (by = 'form'): Finding => ({ met: null, evidence: null, by });

/** What a submission says of fit and intent, before anybody spoke to the person. */
export function assess(
  contact: Submission['contact'],
  asked: readonly TierReason[],
  { icp, intent }: { icp: FitRules; intent: IntentRules },
): Qualification {
  return {
    fit: {
      companySize: sizeFinding(contact.companySize, icp.companySizes),
      geography: geographyFinding(contact.country, icp.geographies),
      industry: wordsFinding(contact.industry, icp.industries),
      authority: wordsFinding(contact.jobTitle, icp.decisionTitles),
    },
    intent: {
      demoRequested: askedFinding(asked, ['demo-requested'], intent.demoRequested),
      pricingAsked: askedFinding(
        asked,
        ['pricing-asked', 'implementation-asked'],
        [...intent.pricingAsked, ...intent.implementationAsked],
      ),
      repliedQuickly: unknown(),
    },
    confirmed: null,
    override: null,
  };
}

function sizeFinding(text: string | undefined, ranges: readonly string[]): Finding {
  const size = text === undefined ? null : headcount(text);
  if (text === undefined || size === null) return { ...unknown(), evidence: text ?? null };
  const answers = ranges.map((range) => within(size, parseRange(range) as NonNullable<typeof size>));
  const met = answers.includes('met') ? true : answers.includes('unknown') ? null : false;
  return { met, evidence: text, by: 'form' };
}

function geographyFinding(text: string | undefined, countries: readonly string[]): Finding {
  const code = text === undefined ? null : countryCode(text);
  if (code === null) return { ...unknown(), evidence: text ?? null };
  const met = countries.some((country) => country.toUpperCase() === code);
  return { met, evidence: countryName(code), by: 'form' };
}

function wordsFinding(text: string | undefined, phrases: readonly string[]): Finding {
  if (text === undefined) return unknown();
  return { met: phrases.some((phrase) => mentions(plainWords(text), phrase)), evidence: text, by: 'form' };
}

/** Who did not ask may still want it: nothing asked is not known, never "not met". */
function askedFinding(
  asked: readonly TierReason[],
  signals: readonly TierReason['signal'][],
  phrases: readonly string[],
): Finding {
  const reason = asked.find(
    ({ signal, evidence }) =>
      signals.includes(signal) ||
      (signal === 'form' && phrases.some((phrase) => mentions(plainWords(evidence), phrase))),
  );
  return reason ? { met: true, evidence: reason.evidence, by: 'form' } : unknown();
}

/** What a person says of each criterion; of intent only what they know. */
export type Confirmation = {
  readonly fit: Readonly<Record<FitCriterion, { met: boolean; evidence?: string | undefined }>>;
  readonly intent: Readonly<Partial<Record<IntentSignal, { met: boolean; evidence?: string | undefined }>>>;
};

/** One criterion that keeps the gate shut. */
export type Missing = { readonly path: string; readonly message: string };

/** The gate: what is missing for Qualified; nothing when fit and intent are both confirmed. */
export function missingFor({ fit, intent }: Confirmation): Missing[] {
  const missing = fitCriteria
    .filter((name) => !fit[name].met)
    .map((name) => ({ path: `fit.${name}`, message: 'must be met' }));
  if (!intentSignals.some((name) => intent[name]?.met)) {
    missing.push({ path: 'intent', message: `one of ${intentSignals.join(', ')} must be met` });
  }
  return missing;
}

/** The findings as the person confirmed or corrected them; evidence that they do not repeat, or leave empty, is kept. */
export function confirmedBy(
  known: Qualification,
  said: Confirmation,
  { at, actor }: { at: string; actor: string },
): Qualification {
  const updated = (before: Finding, now: { met: boolean; evidence?: string | undefined } | undefined) =>
    now === undefined ? before : { met: now.met, evidence: now.evidence || before.evidence, by: actor };
  return {
    ...known,
    fit: {
      companySize: updated(known.fit.companySize, said.fit.companySize),
      geography: updated(known.fit.geography, said.fit.geography),
      industry: updated(known.fit.industry, said.fit.industry),
      authority: updated(known.fit.authority, said.fit.authority),
    },
    intent: {
      demoRequested: updated(known.intent.demoRequested, said.intent.demoRequested),
      pricingAsked: updated(known.intent.pricingAsked, said.intent.pricingAsked),
      repliedQuickly: updated(known.intent.repliedQuickly, said.intent.repliedQuickly),
    },
    confirmed: { at, by: actor },
  };
}

/** Nothing is known of fit and intent. */
export const unassessed: Qualification = {
  fit: { companySize: unknown(), geography: unknown(), industry: unknown(), authority: unknown() },
  intent: { demoRequested: unknown(), pricingAsked: unknown(), repliedQuickly: unknown() },
  confirmed: null,
  override: null,
};
