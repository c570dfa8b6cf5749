import { SFNClient, StartExecutionCommand } from '@aws-sdk/client-sfn';
import { ulid } from 'ulid';
import { dynamo } from '../shared/dynamo.ts';
import { httpEdge } from '../shared/http-edge.ts';
import { createLog } from '../shared/log.ts';
import { rebuildRuns } from '../shared/rebuild-runs.ts';
import { wireAuthorizer } from '../shared/wiring.ts';
import { env } from './env.ts';
import { rebuildApiHandler } from './handler.ts';

const settings = env.parse(process.env);
const client = dynamo();
const workflows = new SFNClient({});
const log = createLog();

export const handler = httpEdge(
  rebuildApiHandler({
    authorizer: wireAuthorizer(client, settings),
    runs: rebuildRuns(client, settings.METRICS_TABLE),
    start: async (run) => {
      const input = JSON.stringify(run);
      const stateMachineArn = settings.STATE_MACHINE_ARN;
      await workflows.send(new StartExecutionCommand({ stateMachineArn, name: run.runId, input }));
    },
    newId: ulid,
    now: Date.now,
    log,
  }),
  log,
);
