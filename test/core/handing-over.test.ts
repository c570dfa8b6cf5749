import { describe, expect, it } from 'vitest';
import { eventSchema } from '../../core/events.ts';
import { handOver } from '../../core/handoff.ts';
import { leadSchema } from '../../core/lead.ts';
import { anEvent, aWhy, minute } from '../support/builders.ts';
import { aLeadIn, changeOf, doneBy, ownerFrom } from '../support/lead-in-stage.ts';

const byMorgan = doneBy('manager:morgan', 100);
const toBlair = { ...ownerFrom('blair'), why: aWhy({ how: 'manual', rule: null, pool: null }) };

describe('a lead that somebody responded to', () => {
  it.each(['contacted', 'qualified', 'opportunity'] as const)(
    'and that is %s goes to another owner as it is',
    (stage) => {
      const { assignment: claimed, ...rest } = aLeadIn(stage);
      const claim = { at: minute(2), by: 'rep:alex', quietUntil: minute(12) };
      const before = { ...rest, assignment: { ...claimed, claim } } as ReturnType<
        typeof aLeadIn<typeof stage>
      >;
      const { lead, event } = changeOf(handOver(before, toBlair, byMorgan));
      const { version, ownerIds, assignment } = before;
      expect(lead).toEqual({
        ...before,
        version: version + 1,
        ownerId: 'blair',
        ownerIds: [...ownerIds, 'blair'],
        reassignments: 1,
        assignment: {
          ...assignment,
          round: 2,
          at: minute(100),
          cause: 'manual',
          claim: null,
          why: toBlair.why,
        },
      });
      expect(leadSchema.parse(lead)).toEqual(lead);
      expect(event).toEqual(
        anEvent('LeadReassigned', {
          seq: version + 1,
          at: minute(100),
          actor: 'manager:morgan',
          cause: 'manual',
          routed: { how: 'manual', rule: null, pool: null },
          deadlines: null,
        }),
      );
      expect(eventSchema.parse(event)).toEqual(event);
    },
  );
});
