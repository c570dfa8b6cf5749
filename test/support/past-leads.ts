/** Past leads, ready made: each was first given to alex, who was next in the pool of everybody. */

import { unassessed } from '../../core/qualification.ts';
import type { FirstAssignment, PastLead } from '../../core/replay.ts';
import { capturedAt, deadlineAt, leadId, minute } from './builders.ts';

export function aFirstAssignment(first: Partial<FirstAssignment> = {}): FirstAssignment {
  return {
    at: minute(1),
    ownerId: 'alex',
    routed: { how: 'turn', rule: 'everybody', pool: 'everyone' },
    // The standard tier of handoff.yaml: 15, 15 and 20 minutes.
    deadlines: { respondBy: deadlineAt(16), escalateAt: deadlineAt(16), reassignAt: deadlineAt(21) },
    ...first,
  };
}

export function aPastLead(lead: Partial<PastLead> = {}): PastLead {
  return {
    leadId,
    capturedAt,
    tier: 'standard',
    tierReasons: [{ signal: 'nothing-asked', evidence: 'contact' }],
    form: 'contact',
    message: 'Please get in touch.',
    answers: {},
    contact: { email: 'jane.doe@acme.example' },
    attribution: { firstTouch: { source: 'google' } },
    qualification: { fit: unassessed.fit },
    first: aFirstAssignment(),
    ...lead,
  };
}
