/**
 * `POST /api/leads/{id}/contact`: the first response. A rep who lost the lead meanwhile is told who has it now, and what
 * they say is kept as late.
 */

import type * as z from 'zod';
import type { BusinessCalendar } from '../../core/calendar.ts';
import type { contactRequest } from '../../core/contracts/requests.ts';
import type { Happening } from '../../core/events.ts';
import { recordFirstResponse } from '../../core/handoff.ts';
import type { Contacted, Lead } from '../../core/lead.ts';
import type { Principal } from '../shared/authorizer.ts';
import { type Patience, untilSettled } from '../shared/dynamo.ts';
import { etagOf, type ifMatch } from '../shared/if-match.ts';
import { recordLate } from '../shared/late-response.ts';
import type { LeadStore } from '../shared/lead-store.ts';
import { Refused } from '../shared/problem.ts';
import { isRep, requireChanging, responderOf } from './access.ts';
import { stageForbids } from './actions.ts';

type Said = z.output<typeof contactRequest>;

export type Contacts = ReturnType<typeof contacts>;

export function contacts(
  leads: Pick<LeadStore, 'read' | 'record' | 'timeline'>,
  calendar: Pick<BusinessCalendar, 'openTimeBetween'>,
  patience: Patience,
) {
  return {
    async record(
      leadId: string,
      { channel, evidence, note }: Said,
      caller: Principal,
      condition: ReturnType<typeof ifMatch>,
      happening: () => Happening,
    ): Promise<Contacted> {
      return untilSettled<Contacted>(async () => {
        const lead = await leads.read(leadId);
        if (!lead) throw new Refused('not-found');
        await tellIfLost(lead, { channel, note }, caller, happening);
        requireChanging(caller, lead);
        if (!condition.fits(lead))
          throw new Refused('stale', { detail: `The lead is at version ${etagOf(lead)}.` });
        const response = { by: responderOf(caller), channel, evidence };
        const change = recordFirstResponse(lead, response, happening(), calendar);
        if (change.outcome !== 'changed') return refuse(lead, change.outcome);
        const stored = await leads.record({ ...change, details: { note } });
        return stored.outcome === 'lost-race' ? 'lost-race' : change.lead;
      }, patience);
    },
  };

  async function tellIfLost(
    lead: Lead,
    said: Pick<Said, 'channel' | 'note'>,
    caller: Principal,
    happening: () => Happening,
  ): Promise<void> {
    if (!isRep(caller) || caller.memberId === lead.ownerId) return;
    const round = lead.ownerIds.lastIndexOf(caller.memberId) + 1;
    if (round === 0) return;
    const late = { leadId: lead.leadId, personId: caller.memberId, round, ...said };
    if ((await recordLate(leads, late, happening, patience)) !== 'said-late') return;
    throw new Refused('stage-forbids', {
      detail: `The lead belongs to ${lead.ownerId} now; your response is recorded as late.`,
    });
  }
}

function refuse(lead: Lead, outcome: 'not-assigned' | 'already-contacted' | 'closed'): never {
  switch (outcome) {
    case 'not-assigned':
      throw new Refused('stage-forbids', { detail: 'The lead has no owner from sales yet.' });
    case 'already-contacted':
      throw new Refused('stage-forbids', {
        detail: `The lead is ${lead.stage}; its first response is recorded.`,
      });
    case 'closed':
      return stageForbids(lead);
  }
}
