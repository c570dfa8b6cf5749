/** Starts the workflow that follows a lead. Its input names the lead and nothing else: histories keep inputs for long. */
import { ExecutionAlreadyExists, type SFNClient, StartExecutionCommand } from '@aws-sdk/client-sfn';

export type WorkflowStarter = ReturnType<typeof workflowStarter>;

export function workflowStarter(client: SFNClient, stateMachineArn: string) {
  /** `name` makes the start idempotent: the same name never starts a second workflow. */
  return async function start(leadId: string, name: string): Promise<'started' | 'already-started'> {
    try {
      await client.send(
        new StartExecutionCommand({ stateMachineArn, name, input: JSON.stringify({ leadId }) }),
      );
      return 'started';
    } catch (error) {
      if (error instanceof ExecutionAlreadyExists) return 'already-started';
      throw error;
    }
  };
}
