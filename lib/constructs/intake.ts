import { Duration } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { env } from '../../functions/capture-lead/env.ts';
import { HandoffFunction } from './handoff-function.ts';
import type { HandoffApi } from './http-api.ts';
import type { LeadsTable } from './leads-table.ts';
import type { HandoffParameters } from './parameters.ts';

export type IntakeProps = {
  readonly api: HandoffApi;
  readonly leads: LeadsTable;
  readonly parameters: HandoffParameters;
};

/** Where leads come in: a form post becomes a stored lead before it is answered. */
export class Intake extends Construct {
  readonly captureLead: HandoffFunction;

  constructor(scope: Construct, id: string, { api, leads, parameters }: IntakeProps) {
    super(scope, id);
    this.captureLead = new HandoffFunction(this, 'CaptureLead', {
      name: 'capture-lead',
      description: 'Stores a form post as a lead with its attribution, in one transaction.',
      env,
      environment: { LEADS_TABLE: leads.name, ALLOWED_ORIGINS: parameters.allowedFormOrigins },
      // A person waits for this answer: more memory is more CPU and a shorter cold start.
      memorySize: 1024,
      timeout: Duration.seconds(10),
    });
    leads.letUse(this.captureLead, 'GetItem', 'PutItem', 'ConditionCheckItem');
    api.serve(this.captureLead, 'POST /leads', 'OPTIONS /leads');
  }
}
