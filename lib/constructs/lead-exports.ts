import { Construct } from 'constructs';
import { env } from '../../functions/export-leads/env.ts';
import { HandoffFunction } from './handoff-function.ts';
import type { HouseTable } from './house-table.ts';
import type { HandoffApi } from './http-api.ts';
import type { LeadsTable } from './leads-table.ts';
import type { SignIn } from './sign-in.ts';

export type LeadExportsProps = {
  readonly api: HandoffApi;
  readonly leads: LeadsTable;
  readonly team: HouseTable;
  readonly signIn: SignIn;
};

/** All leads, for whoever wants to calculate with them elsewhere. */
export class LeadExports extends Construct {
  readonly exportLeads: HandoffFunction;

  constructor(scope: Construct, id: string, { api, leads, team, signIn }: LeadExportsProps) {
    super(scope, id);
    this.exportLeads = new HandoffFunction(this, 'ExportLeads', {
      name: 'export-leads',
      description: 'Answers all leads page by page, a line each.',
      env,
      environment: { LEADS_TABLE: leads.name, TEAM_TABLE: team.name, ...signIn.tokenVariables },
      // A page is up to 1,000 leads in four forms at once: items, leads, lines, and the answer.
      memorySize: 1_024,
    });
    leads.letUse(this.exportLeads, 'BatchGetItem');
    leads.letQuery(this.exportLeads, 'byCaptureDay');
    leads.letScan(this.exportLeads, 'byCaptureDay');
    team.letUse(this.exportLeads, 'GetItem', 'Query');
    api.serve(this.exportLeads, 'GET /api/exports/leads');
  }
}
