import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { disqualify, lose, reopen, win } from '../../core/closing.ts';
import type { LeadEvent } from '../../core/events.ts';
import { handOver, reassign, recordFirstResponse } from '../../core/handoff.ts';
import { type Lead, leadSchema } from '../../core/lead.ts';
import { openOpportunity, qualify, recordMeeting, recordReply } from '../../core/lifecycle.ts';
import { missingFor } from '../../core/qualification.ts';
import { alwaysOpen } from '../support/builders.ts';
import { aLeadIn, doneBy, ownerFrom } from '../support/lead-in-stage.ts';

const met = fc.record({ met: fc.boolean() });
const unlikelyMet = fc.record({ met: fc.constantFrom(true, true, true, true, false) });
const money = fc.record({ amountMinor: fc.nat(), currency: fc.constantFrom('USD', 'EUR', 'JPY') });
const owner = fc.constantFrom('alex', 'blair', 'morgan').map((id) => ownerFrom(id));
const by = doneBy('manager:morgan', 30);

/** Something that somebody tries with a lead, whatever its stage. */
const attempt: fc.Arbitrary<(lead: Lead) => { outcome: string }> = fc.oneof(
  fc.constant((lead: Lead) =>
    recordFirstResponse(lead, { by: 'alex', channel: 'call', evidence: 'call' }, by, alwaysOpen),
  ),
  fc.constant((lead: Lead) => recordReply(lead, 24, by)),
  fc
    .constantFrom('booked' as const, 'held' as const, 'no_show' as const)
    .map((state) => (lead: Lead) => recordMeeting(lead, state, by)),
  fc
    .record({
      fit: fc.record({
        companySize: unlikelyMet,
        geography: unlikelyMet,
        industry: unlikelyMet,
        authority: unlikelyMet,
      }),
      intent: fc.record({ demoRequested: met, pricingAsked: met, repliedQuickly: met }, { requiredKeys: [] }),
    })
    .map((said) => (lead: Lead) => {
      const answer = qualify(lead, said, by);
      if (answer.outcome === 'changed') expect(missingFor(said)).toEqual([]);
      return answer;
    }),
  fc
    .record({ expected: fc.option(money), override: fc.constantFrom(null, null, { reason: 'trust me' }) })
    .map((said) => (lead: Lead) => openOpportunity(lead, said, by)),
  money.map((revenue) => (lead: Lead) => win(lead, revenue, by)),
  fc.constant((lead: Lead) => lose(lead, 'no_budget', by)),
  fc.constant((lead: Lead) => disqualify(lead, 'unresponsive', by)),
  owner.map((next) => (lead: Lead) => reopen(lead, next, by)),
  owner.map(
    (next) => (lead: Lead) =>
      lead.stage === 'contacted' || lead.stage === 'qualified' || lead.stage === 'opportunity'
        ? handOver(lead, next, by)
        : reassign(lead, next, 'manual', by),
  ),
);

type Step = { before: Lead; after: Lead; event: LeadEvent };

/** The steps that changed something. */
function stepsOf(attempts: ((lead: Lead) => { outcome: string })[]): Step[] {
  let lead: Lead = aLeadIn('assigned');
  const steps: Step[] = [];
  for (const trying of attempts) {
    const answer = trying(lead);
    if (answer.outcome !== 'changed') continue;
    const changed = answer as unknown as { lead: Lead; event: LeadEvent };
    steps.push({ before: lead, after: changed.lead, event: changed.event });
    lead = changed.lead;
  }
  return steps;
}

const always = (holds: (steps: Step[]) => void) =>
  fc.assert(
    fc.property(fc.array(attempt, { maxLength: 60, size: 'max' }), (attempts) => holds(stepsOf(attempts))),
    { numRuns: 150 },
  );

const isPastTheGate = (lead: Lead): boolean =>
  lead.stage === 'opportunity' ||
  lead.stage === 'won' ||
  lead.stage === 'lost' ||
  (lead.stage === 'disqualified' && lead.closedFrom === 'opportunity');

describe('whatever people try, in any order,', () => {
  it('the walks of these tests come everywhere', () => {
    const seen = new Set<string>();
    const walks = fc.sample(fc.array(attempt, { maxLength: 60, size: 'max' }), { numRuns: 150, seed: 1 });
    for (const { before, event, after } of walks.flatMap(stepsOf)) {
      seen.add(`${before.stage} ${event.type} ${after.stage}`);
    }
    for (const step of [
      'assigned LeadDisqualified disqualified',
      'disqualified LeadReopened assigned',
      'contacted OpportunityOpened opportunity',
      'qualified OpportunityOpened opportunity',
      'opportunity LeadWon won',
      'opportunity LeadLost lost',
      'opportunity LeadDisqualified disqualified',
      'won LeadReopened opportunity',
      'disqualified LeadReopened qualified',
    ]) {
      expect(seen).toContain(step);
    }
  });

  it('no lead passes the gate without a confirmation of fit and intent, or an override with its reason', () => {
    always((steps) => {
      for (const { after } of steps) {
        const { confirmed, override } = after.qualification;
        if (isPastTheGate(after)) expect(confirmed !== null || override?.reason === 'trust me').toBe(true);
        if (after.stage === 'qualified') expect(confirmed).not.toBeNull();
      }
    });
  });

  it('an override is marked when the lead was not confirmed, and stays marked', () => {
    always((steps) => {
      for (const { before, after, event } of steps) {
        if (event.type === 'OpportunityOpened') {
          expect(event.override).toBe(before.qualification.confirmed === null);
          expect(after.qualification.override !== null).toBe(event.override);
        } else expect(after.qualification.override).toEqual(before.qualification.override);
      }
    });
  });

  it('a lead reopens exactly as it was, but for its owner and its new clock', () => {
    always((steps) => {
      for (const [i, { after, event }] of steps.entries()) {
        if (event.type !== 'LeadReopened') continue;
        const { before: open } = steps[i - 1] as Step;
        const { version: _v, ownerId, ownerIds, ...is } = after;
        const { version: _w, ownerId: _id, ownerIds: _ids, ...was } = open;
        expect(is).toEqual({ ...was, assignment: 'assignment' in after ? after.assignment : undefined });
        expect([ownerId, ownerIds.at(-1)]).toEqual([event.ownerId, event.ownerId]);
        expect(event.stage).toBe(open.stage);
      }
    });
  });

  it('revenue is what was said, to the last cent, and gone when the lead is open again', () => {
    always((steps) => {
      for (const { before, after, event } of steps) {
        if (event.type === 'LeadWon') expect(after).toMatchObject({ revenue: event.revenue });
        if (event.type === 'LeadReopened') {
          expect(event.revenue).toEqual(before.stage === 'won' ? before.revenue : null);
          expect(after).not.toHaveProperty('revenue');
          expect(after).not.toHaveProperty('disposition');
        }
      }
    });
  });

  it('the lead can be stored and read again', () => {
    always((steps) => {
      for (const { after } of steps) expect(leadSchema.parse(after)).toEqual(after);
    });
  });
});
