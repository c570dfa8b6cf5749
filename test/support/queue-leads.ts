/** Leads as the console's list has them. */
import type { QueueLead } from '../../web/console/pages/queue/queue-lead.ts';

export const respondBy = '2026-11-24T10:05:00.000Z';

export const queueLead = (given: Partial<QueueLead> = {}): QueueLead => ({
  leadId: 'paula',
  stage: 'assigned',
  tier: 'high',
  ownerId: 'alex',
  capturedAt: '2026-11-24T10:00:00.000Z',
  name: 'Paula Phone',
  company: 'Northwind',
  source: 'google',
  campaign: 'spring-demo',
  asked: 'A demo, please',
  sla: { respondBy, escalateAt: '2026-11-24T10:10:00.000Z', reassignAt: '2026-11-24T10:20:00.000Z' },
  claim: null,
  firstResponse: null,
  actions: ['claim', 'contact', 'disqualify', 'reassign'],
  ...given,
});

export const contacted = (leadId: string): QueueLead =>
  queueLead({
    leadId,
    stage: 'contacted',
    firstResponse: { at: respondBy, channel: 'call' },
    actions: ['reply', 'meetings', 'qualify', 'opportunity', 'disqualify', 'reassign'],
  });
