/** What stages, alerts and dispositions mean, where the model only names them. */
import type { ModelAnswer } from '../contracts/model.ts';
import type { AlertKind } from '../model/alert-rules.ts';
import type { TierRule } from '../model/tier-rules.ts';

type StageView = ModelAnswer['stages'][number];

const WHOEVER_HAS_IT = 'The rep it was given to, or the manager in their place.';
const WHOEVER_HAD_IT = 'Whoever owned it when it closed.';

export const stageViews: StageView[] = [
  {
    stage: 'captured',
    name: 'Captured',
    means: 'The form is stored with its attribution.',
    owner: 'Marketing: the owner of the campaign, else of the source.',
    open: true,
  },
  {
    stage: 'assigned',
    name: 'Assigned',
    means: 'Somebody of sales owns it, and the clock of its tier runs.',
    owner: WHOEVER_HAS_IT,
    open: true,
  },
  {
    stage: 'contacted',
    name: 'Contacted',
    means: 'The first outreach is done, and the clock has stopped.',
    owner: WHOEVER_HAS_IT,
    open: true,
  },
  {
    stage: 'qualified',
    name: 'Qualified',
    means: 'Fit and intent are confirmed.',
    owner: WHOEVER_HAS_IT,
    open: true,
  },
  {
    stage: 'opportunity',
    name: 'Opportunity',
    means: 'There is an active commercial conversation.',
    owner: WHOEVER_HAS_IT,
    open: true,
  },
  { stage: 'won', name: 'Won', means: 'They bought.', owner: WHOEVER_HAD_IT, open: false },
  {
    stage: 'lost',
    name: 'Lost',
    means: 'The opportunity ended without a deal; a disposition says why.',
    owner: WHOEVER_HAD_IT,
    open: false,
  },
  {
    stage: 'disqualified',
    name: 'Disqualified',
    means: 'It is no lead for us, whatever stage it was in; a disposition says why.',
    owner: WHOEVER_HAD_IT,
    open: false,
  },
];

/** A breach at the moment at which the response is due is told alone. */
export function alertMoments(rule: TierRule): Record<AlertKind, string> {
  const breachIsDue = rule.due === 'close-of-day' || rule.escalateAfter === rule.respondWithin;
  return {
    assigned: 'The lead gets its first owner.',
    due: breachIsDue
      ? 'Never by itself: the breach comes at the same moment, and is told alone.'
      : 'The first response is due.',
    breached: 'The SLA is breached, and the manager hears of it.',
    reassigned: 'The lead goes to its next owner.',
  };
}

/** Of the dispositions that every model has. */
const meanings: Readonly<Record<string, string>> = {
  wrong_icp: 'We cannot help such a company.',
  no_budget: 'They cannot pay for it.',
  no_urgency: 'They have no reason to act now.',
  competitor_chosen: 'They took somebody else’s offer.',
  unresponsive: 'They do not answer.',
};

const labels: Readonly<Record<string, string>> = { wrong_icp: 'Wrong ICP' };

export function dispositionView(tag: string): ModelAnswer['dispositions'][number] {
  const words = tag.replaceAll('_', ' ').trim();
  return {
    tag,
    label: named(labels, tag) ?? words.charAt(0).toUpperCase() + words.slice(1),
    means: named(meanings, tag) ?? null,
  };
}

/** A tag may be called "constructor". */
const named = (words: Readonly<Record<string, string>>, tag: string): string | undefined =>
  Object.hasOwn(words, tag) ? words[tag] : undefined;
