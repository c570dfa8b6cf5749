/** What somebody says of fit and intent, on its way to the API. */
import {
  type CriterionName,
  fitCriteria,
  intentSignals,
  type Judgement,
  judgementOf,
} from '../checklist/checklist.ts';
import type { Lead } from '../lead.ts';
import type { ActOf } from './acts.ts';

export type Judged = { readonly judgement: Judgement; readonly evidence: string };
export type AllJudged = Readonly<Record<CriterionName, Judged>>;

/** What is known already. */
export function knownOf({ fit, intent }: Lead['qualification']): AllJudged {
  const findings = { ...fit, ...intent };
  const known = [...fitCriteria, ...intentSignals].map((name) => {
    const finding = findings[name];
    return [name, { judgement: judgementOf(finding), evidence: finding.evidence ?? '' }];
  });
  return Object.fromEntries(known) as AllJudged;
}

/**
 * Fit must be said of every criterion: what is not known is not met, and the gate, which then stays shut and stores
 * nothing, says so at its name. Of intent only what is known is said.
 */
export function confirmationOf(judged: AllJudged): Omit<ActOf<'qualify'>['body'], 'note'> {
  const said = (name: CriterionName) => {
    const { judgement, evidence } = judged[name];
    return { met: judgement === 'met', ...(evidence.trim() === '' ? {} : { evidence }) };
  };
  const known = intentSignals.filter((name) => judged[name].judgement !== 'unknown');
  return {
    fit: {
      companySize: said('companySize'),
      geography: said('geography'),
      industry: said('industry'),
      authority: said('authority'),
    },
    intent: Object.fromEntries(known.map((name) => [name, said(name)])),
  };
}
