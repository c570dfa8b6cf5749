/** One lead of each stage, brought there by what people do, and what they say on the way. */
import type { Change } from '../../core/change.ts';
import { disqualify, lose, win } from '../../core/closing.ts';
import type { EventType, Happening } from '../../core/events.ts';
import { assign, type NewOwner, recordFirstResponse } from '../../core/handoff.ts';
import type { Lead, Stage } from '../../core/lead.ts';
import { openOpportunity, qualify } from '../../core/lifecycle.ts';
import type { Confirmation } from '../../core/qualification.ts';
import { aCapturedLead, alwaysOpen, aWhy, deadlineAt, minute } from './builders.ts';

/** Somebody does something so many minutes after the capture. */
export const doneBy = (actor: string, minutes: number): Happening => ({ at: minute(minutes), actor });

/** The owner of a new round, whose deadlines are so many minutes after the capture. */
export const ownerFrom = (
  ownerId: string,
  [due, breach, next]: readonly [number, number, number] = [6, 11, 21],
): NewOwner => ({
  owner: { kind: ownerId === 'morgan' ? 'manager' : 'rep', ownerId },
  deadlines: { respondBy: deadlineAt(due), escalateAt: deadlineAt(breach), reassignAt: deadlineAt(next) },
  why: aWhy(),
});

/** All of fit is met, and a demo was asked for. */
export const allMet: Confirmation = {
  fit: {
    companySize: { met: true },
    geography: { met: true },
    industry: { met: true },
    authority: { met: true },
  },
  intent: { demoRequested: { met: true } },
};

export const expected = { amountMinor: 2_500_00, currency: 'EUR' };
export const revenue = { amountMinor: 1_999_00, currency: 'EUR' };

/** What changed; fails the test when nothing did. */
export function changeOf<To extends Lead, Type extends EventType>(
  answer: Change<To, Type> | { readonly outcome: string },
): Change<To, Type> {
  if (answer.outcome !== 'changed') throw new Error(`nothing changed: ${answer.outcome}`);
  return answer as Change<To, Type>;
}

const ways: { readonly [To in Stage]: (lead: Lead) => Lead } = {
  captured: (lead) => lead,
  assigned: (lead) => changeOf(assign(lead, ownerFrom('alex'), doneBy('workflow', 1))).lead,
  contacted: (lead) => {
    const called = { by: 'alex', channel: 'call', evidence: 'self_reported' } as const;
    return changeOf(recordFirstResponse(ways.assigned(lead), called, doneBy('rep:alex', 3), alwaysOpen)).lead;
  },
  qualified: (lead) => changeOf(qualify(ways.contacted(lead), allMet, doneBy('rep:alex', 30))).lead,
  opportunity: (lead) => {
    const said = { expected, override: null };
    return changeOf(openOpportunity(ways.qualified(lead), said, doneBy('rep:alex', 60))).lead;
  },
  won: (lead) => changeOf(win(ways.opportunity(lead), revenue, doneBy('rep:alex', 90))).lead,
  lost: (lead) => changeOf(lose(ways.opportunity(lead), 'no_budget', doneBy('rep:alex', 90))).lead,
  disqualified: (lead) =>
    changeOf(disqualify(ways.contacted(lead), 'wrong_icp', doneBy('rep:alex', 90))).lead,
};

/** A lead of alex that came to this stage; a disqualified one was contacted before. */
export const aLeadIn = <To extends Stage>(stage: To): Extract<Lead, { stage: To }> =>
  ways[stage](aCapturedLead({ tier: 'high', form: 'demo' })) as Extract<Lead, { stage: To }>;
