import { ExecutionAlreadyExists, SFNClient, StartExecutionCommand } from '@aws-sdk/client-sfn';
import { mockClient } from 'aws-sdk-client-mock';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import type { LeadEvent } from '../../core/events.ts';
import { workflowStarter } from '../../functions/shared/workflow-starter.ts';
import { startHandoffHandler } from '../../functions/start-handoff/handler.ts';
import { anEvent, leadId } from '../support/builders.ts';
import { recordingLog } from '../support/recording-log.ts';

const states = mockClient(SFNClient);
afterAll(() => states.restore());
beforeEach(() => void states.reset());

const arn = 'arn:aws:states:eu-west-1:000000000000:stateMachine:Handoff';
const started = () => states.commandCalls(StartExecutionCommand).map(({ args }) => args[0].input);
const { log, lines } = recordingLog();
const hear = (event: LeadEvent) =>
  startHandoffHandler({ start: workflowStarter(new SFNClient({ region: 'eu-west-1' }), arn), log })({
    detail: { version: 1, ...event },
  });

describe('start-handoff', () => {
  it('starts the first workflow under the lead’s own id, and tells it nothing but that', async () => {
    states.on(StartExecutionCommand).resolves({});
    await hear(anEvent('LeadCaptured'));
    expect(started()).toEqual([{ stateMachineArn: arn, name: leadId, input: JSON.stringify({ leadId }) }]);
  });

  it('starts another one after a manual reassignment, named after its round', async () => {
    states.on(StartExecutionCommand).resolves({});
    await hear(anEvent('LeadReassigned', { cause: 'manual', round: 3 }));
    expect(started()).toMatchObject([{ name: `${leadId}-3` }]);
  });

  it('starts none where the running workflow goes on by itself, nor for any other event', async () => {
    await hear(anEvent('LeadReassigned', { cause: 'untouched' }));
    await hear(anEvent('LeadAssigned'));
    await hear(anEvent('LeadContacted'));
    expect(started()).toEqual([]);
  });

  it('is content when the event comes again: the workflow exists', async () => {
    states
      .on(StartExecutionCommand)
      .rejects(new ExecutionAlreadyExists({ message: 'exists', $metadata: {} }));
    await expect(hear(anEvent('LeadCaptured'))).resolves.toBeUndefined();
    expect(lines.at(-1)).toMatchObject({ code: 'HANDOFF_STARTED', facts: { outcome: 'already-started' } });
  });

  it('fails when it cannot start, so that the event is delivered again', async () => {
    states
      .on(StartExecutionCommand)
      .rejects(Object.assign(new Error('slow'), { name: 'ThrottlingException' }));
    await expect(hear(anEvent('LeadCaptured'))).rejects.toMatchObject({ name: 'ThrottlingException' });
  });

  it('refuses what is no event', async () => {
    await expect(hear({ type: 'LeadCaptured' } as never)).rejects.toThrow();
    expect(started()).toEqual([]);
  });
});
