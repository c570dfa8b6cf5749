/** The operating model as the console shows it: what handoff.yaml says, and what it means. */
import type { ModelAnswer } from './contracts/model.ts';
import { alertKinds } from './model/alert-rules.ts';
import { weekdays } from './model/calendar-rules.ts';
import { type Tier, type TierRule, tiers } from './model/tier-rules.ts';
import { gateView } from './model-view/gate.ts';
import { alertMoments, dispositionView, stageViews } from './model-view/wording.ts';
import {
  clockInWords,
  conditionInWords,
  holidaysAhead,
  hoursInWords,
  poolInWords,
  shiftsOf,
  tierInWords,
} from './model-words.ts';
import type { OperatingModel } from './operating-model.ts';
import { membersOf } from './routing.ts';
import { personOf, type Team } from './team.ts';

export type ModelQuestion = {
  /** As it is now: pools have its members, and not those of the first day. */
  readonly team: Team;
  /** `YYYY-MM-DD` in the model's zone. */
  readonly today: string;
  /** Whether whoever asks may see addresses of the team. */
  readonly seesAddresses: boolean;
};

export function modelView(model: OperatingModel, { team, today, seesAddresses }: ModelQuestion): ModelAnswer {
  const { calendar, intent, marketing, claim, dispositions, access } = model;
  return {
    stages: stageViews,
    tiers: tiers.map((tier) => tierView(model, tier)),
    claimQuietMinutes: claim.quietMinutes,
    calendar: {
      timeZone: calendar.timeZone,
      hours: [...hoursInWords(calendar.hours)],
      week: weekdays.map((day) => ({ day, shifts: shiftsOf(calendar.hours, day) })),
      holidays: holidaysAhead(calendar, today),
      holidayFeed: calendar.holidayFeed ?? null,
    },
    gate: gateView(model),
    intentRules: intent,
    routing: routingView(model, team),
    dispositions: dispositions.map(dispositionView),
    marketing: {
      owner: marketing.owner,
      sources: Object.entries(marketing.sources).map(([source, owner]) => ({ source, owner })),
      campaigns: Object.entries(marketing.campaigns).map(([campaign, owner]) => ({ campaign, owner })),
    },
    review: reviewView(model, team, seesAddresses),
    access,
  };
}

function tierView(
  { tiers: rules, intent, alerts }: OperatingModel,
  tier: Tier,
): ModelAnswer['tiers'][number] {
  const rule = rules[tier];
  return {
    tier,
    takes: tierInWords(tier, intent),
    ...offsetsOf(rule),
    sentence: clockInWords(rule),
    alerts: alertKinds.map((kind) => ({ kind, when: alertMoments(rule)[kind], ...alerts[tier][kind] })),
  };
}

function offsetsOf(rule: TierRule) {
  const { clock } = rule;
  if (rule.due === 'close-of-day') {
    const { due, cutoff, reassignAfterClose } = rule;
    const offsets = { respondWithin: null, escalateAfter: null, reassignAfter: null };
    return { clock, due, ...offsets, cutoff, reassignAfterClose };
  }
  const { respondWithin, escalateAfter, reassignAfter } = rule;
  const offsets = { respondWithin, escalateAfter, reassignAfter };
  return { clock, due: 'offsets' as const, ...offsets, cutoff: null, reassignAfterClose: null };
}

function routingView({ routing }: OperatingModel, team: Team): ModelAnswer['routing'] {
  const { rules, pools, fallbackManager, maxOwners, sameOwnerForAccount, freeMailDomains } = routing;
  return {
    rules: rules.map(({ name, when, pool }) => ({ name, takes: conditionInWords(when), pool })),
    pools: Object.entries(pools).map(([name, pool]) => ({
      name,
      takes: poolInWords(pool),
      members: membersOf(pool, team).map(({ id, weight }) => ({ id, name: nameIn(team, id) ?? id, weight })),
    })),
    fallbackManager: { id: fallbackManager, name: nameIn(team, fallbackManager) ?? fallbackManager },
    maxOwners,
    sameOwnerForAccount,
    freeMailDomains,
  };
}

function reviewView({ review }: OperatingModel, team: Team, seesAddresses: boolean): ModelAnswer['review'] {
  const { day, at, thresholds, baseline, recipients } = review;
  return {
    day,
    at,
    thresholds,
    baseline: baseline ?? null,
    recipients: recipients.map((recipient) => {
      const isAddress = recipient.includes('@');
      const email = isAddress ? recipient : (personOf(team, recipient)?.email ?? null);
      return {
        memberId: isAddress ? null : recipient,
        name: isAddress ? null : nameIn(team, recipient),
        email: seesAddresses ? email : null,
      };
    }),
  };
}

const nameIn = (team: Team, id: string): string | null => personOf(team, id)?.name ?? null;
