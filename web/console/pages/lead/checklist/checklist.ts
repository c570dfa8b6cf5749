/** Fit and intent, criterion by criterion: what is known, and who says so. */
import type { Schemas } from '../../../api/client.ts';
import { actorWords, type NameOf } from '../../../parts/actors.ts';
import { sentenceCase } from '../../../parts/words.ts';
import type { Finding, Lead } from '../lead.ts';

export type Gate = Schemas['OperatingModel']['gate'];
export type FitCriterion = keyof Lead['qualification']['fit'];
export type IntentSignal = keyof Lead['qualification']['intent'];
export type CriterionName = FitCriterion | IntentSignal;

/** In the order in which they are talked over. */
export const fitCriteria = [
  'companySize',
  'geography',
  'industry',
  'authority',
] as const satisfies FitCriterion[];
export const intentSignals = [
  'demoRequested',
  'pricingAsked',
  'repliedQuickly',
] as const satisfies IntentSignal[];

export type CriterionLine = {
  readonly name: CriterionName;
  /** As the operating model calls it. */
  readonly title: string;
  /** What the operating model asks; null while that is not known. */
  readonly asks: string | null;
};

/** How the criteria are called. Without the model, as their names read. */
export function linesOf(gate: Gate | undefined): { fit: CriterionLine[]; intent: CriterionLine[] } {
  const line = (name: CriterionName): CriterionLine => {
    const told =
      gate?.fit.find(({ criterion }) => criterion === name) ??
      gate?.intent.find(({ signal }) => signal === name);
    return { name, title: sentenceCase(told?.name ?? spaced(name)), asks: told?.sentence ?? null };
  };
  return { fit: fitCriteria.map(line), intent: intentSignals.map(line) };
}

const spaced = (name: string): string => name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);

export type Judgement = 'met' | 'not-met' | 'unknown';

export const judgementWords: Readonly<Record<Judgement, string>> = {
  met: 'Met',
  'not-met': 'Not met',
  unknown: 'Not known',
};

export const judgementOf = ({ met }: Pick<Finding, 'met'>): Judgement =>
  met === null ? 'unknown' : met ? 'met' : 'not-met';

export type DecidedBy = { readonly who: string; readonly at: string | null };

/** Who says so; `at` where it was a person's confirmation. Null while nobody said anything. */
export function decidedBy(finding: Finding, { qualification }: Pick<Lead, 'qualification'>, nameOf: NameOf) {
  if (finding.met === null && finding.evidence === null) return null;
  const { confirmed } = qualification;
  const who = actorWords(finding.by, nameOf);
  return { who, at: confirmed?.by === finding.by ? confirmed.at : null } satisfies DecidedBy;
}
