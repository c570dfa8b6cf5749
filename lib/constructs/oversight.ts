import { Construct } from 'constructs';
import { env as modelApiEnv } from '../../functions/model-api/env.ts';
import { env as quarantineApiEnv } from '../../functions/quarantine-api/env.ts';
import { env as troubleApiEnv } from '../../functions/trouble-api/env.ts';
import type { DeadLetters } from './dead-letters.ts';
import type { EventLogReaders } from './event-log-readers.ts';
import { HandoffFunction } from './handoff-function.ts';
import type { HouseTable } from './house-table.ts';
import type { HandoffApi } from './http-api.ts';
import type { LeadsTable } from './leads-table.ts';
import type { SignIn } from './sign-in.ts';

export type OversightProps = {
  readonly api: HandoffApi;
  readonly leads: LeadsTable;
  readonly team: HouseTable;
  readonly deadLetters: DeadLetters;
  readonly readers: EventLogReaders;
  readonly signIn: SignIn;
};

/**
 * The rules that are in force, and what waits for a person to look at it. Three functions, since they share nothing that
 * they may do: one reads no lead, one alone writes leads, and one alone looks into the dead letters.
 */
export class Oversight extends Construct {
  readonly modelApi: HandoffFunction;
  readonly quarantineApi: HandoffFunction;
  readonly troubleApi: HandoffFunction;

  constructor(scope: Construct, id: string, props: OversightProps) {
    super(scope, id);
    const { api, leads, team, deadLetters, readers, signIn } = props;
    const { tokenVariables } = signIn;
    this.modelApi = new HandoffFunction(this, 'ModelApi', {
      name: 'model-api',
      description: 'Tells the operating model, and what its clocks mean at a time.',
      env: modelApiEnv,
      environment: { TEAM_TABLE: team.name, ...tokenVariables },
    });
    api.serve(this.modelApi, 'GET /api/model', 'GET /api/model/deadlines');

    this.quarantineApi = new HandoffFunction(this, 'QuarantineApi', {
      name: 'quarantine-api',
      description: 'Lists submissions that were taken for a bot’s, and takes in those that are a person’s.',
      env: quarantineApiEnv,
      environment: { LEADS_TABLE: leads.name, TEAM_TABLE: team.name, ...tokenVariables },
    });
    leads.letUse(this.quarantineApi, 'GetItem', 'BatchGetItem', 'PutItem', 'ConditionCheckItem');
    leads.letQuery(this.quarantineApi, 'byOpenDeadline');
    api.serve(
      this.quarantineApi,
      'GET /api/quarantine',
      'POST /api/quarantine/{id}/release',
      'POST /api/quarantine/{id}/dismiss',
    );

    this.troubleApi = new HandoffFunction(this, 'TroubleApi', {
      name: 'trouble-api',
      description: 'Lists dead letters without what is in them, and overrides of the gate.',
      env: troubleApiEnv,
      environment: {
        LEADS_TABLE: leads.name,
        TEAM_TABLE: team.name,
        DEAD_LETTER_QUEUE: deadLetters.queue.queueUrl,
        DEAD_LETTER_BUCKET: deadLetters.bucket.bucketName,
        PUBLISHING_MAPPING: readers.publishingMappingId,
        COUNTING_MAPPING: readers.countingMappingId,
        ...tokenVariables,
      },
    });
    leads.letUse(this.troubleApi, 'GetItem');
    leads.letQuery(this.troubleApi, 'byOpenDeadline');
    deadLetters.letLook(this.troubleApi);
    api.serve(this.troubleApi, 'GET /api/dead-letters', 'GET /api/overrides');

    for (const user of [this.modelApi, this.quarantineApi, this.troubleApi]) {
      team.letUse(user, 'GetItem', 'Query');
    }
  }
}
