/** A captured lead, or one whose clock a person started anew, gets a workflow that watches it. */
import type { EventBridgeEvent } from 'aws-lambda';
import { eventSchema, type LeadEvent } from '../../core/events.ts';
import type { Log } from '../shared/log.ts';
import type { WorkflowStarter } from '../shared/workflow-starter.ts';

export type StartDependencies = { readonly start: WorkflowStarter; readonly log: Log };

export function startHandoffHandler({ start, log }: StartDependencies) {
  return async ({ detail }: Pick<EventBridgeEvent<string, unknown>, 'detail'>): Promise<void> => {
    const event = eventSchema.parse(detail);
    const name = workflowName(event);
    if (name === null) return;
    const outcome = await start(event.leadId, name);
    log.info('HANDOFF_STARTED', { leadId: event.leadId, workflow: name, outcome });
  };
}

/** The first workflow is named after the lead, one whose clock a person started also after its round. */
function workflowName(event: LeadEvent): string | null {
  if (event.type === 'LeadCaptured') return event.leadId;
  const byHand = event.type === 'LeadReassigned' && event.cause === 'manual';
  if ((byHand || event.type === 'LeadReopened') && event.deadlines !== null) {
    return `${event.leadId}-${event.round}`;
  }
  return null;
}
