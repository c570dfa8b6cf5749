import { SFNClient } from '@aws-sdk/client-sfn';
import { createLog } from '../shared/log.ts';
import { workflowStarter } from '../shared/workflow-starter.ts';
import { env } from './env.ts';
import { startHandoffHandler } from './handler.ts';

const { STATE_MACHINE_ARN } = env.parse(process.env);

export const handler = startHandoffHandler({
  start: workflowStarter(new SFNClient({}), STATE_MACHINE_ARN),
  log: createLog(),
});
