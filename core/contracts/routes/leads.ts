import * as z from 'zod';
import type { Action } from '../../lifecycle.ts';
import { companyLeadsAnswer, leadAnswer, leadListAnswer } from '../leads.ts';
import * as contracts from '../requests.ts';
import { companyLeadsExample, leadExample, leadItemExample } from './lead-example.ts';
import { etag, ifMatch, ifNoneMatch, json, managers, ok, people, type Route } from './route.ts';

const path = z.object({ id: z.ulid().describe('The lead.') });
const theLead = (example?: object): Route['answers'] => ({
  200: { description: 'The lead as it is now.', content: json(leadAnswer, example), headers: etag },
});

type ActionRoute = Pick<Route, 'operationId' | 'summary' | 'description'> & {
  readonly request: z.ZodType;
  readonly example: object;
  readonly roles?: Route['roles'];
};

/** Who works on leads. */
const workers: Route['roles'] = ['rep', 'manager', 'admin'];

const met = { met: true };

const actionRoutes: Readonly<Record<Action, ActionRoute>> = {
  claim: {
    operationId: 'claimLead',
    summary: 'Says “I’m on it”',
    description: 'For the owner alone. Their reminders rest for a while; the clock runs on.',
    request: contracts.emptyRequest,
    example: {},
  },
  contact: {
    operationId: 'recordContact',
    summary: 'Records the first response, which stops the clock',
    request: contracts.contactRequest,
    example: { channel: 'call', note: 'Wants to see it on Thursday.' },
  },
  reply: {
    operationId: 'recordReply',
    summary: 'Records that the person answered',
    request: contracts.emptyRequest,
    example: {},
  },
  meetings: {
    operationId: 'recordMeeting',
    summary: 'Records a meeting that was booked, was held, or to which nobody came',
    request: contracts.meetingRequest,
    example: { state: 'booked' },
  },
  qualify: {
    operationId: 'qualifyLead',
    summary: 'Confirms fit and intent',
    description: 'All four criteria of fit and one sign of intent must be met; 422 names what is missing.',
    request: contracts.qualifyRequest,
    example: {
      fit: {
        companySize: met,
        geography: met,
        industry: met,
        authority: { ...met, evidence: 'Head of Growth' },
      },
      intent: { demoRequested: met },
    },
  },
  opportunity: {
    operationId: 'openOpportunity',
    summary: 'Opens an opportunity',
    description: 'The lead is qualified, or a manager or admin overrides the gate with a reason.',
    request: contracts.opportunityRequest,
    example: { amount: '12000.00', currency: 'EUR' },
  },
  win: {
    operationId: 'winLead',
    summary: 'Closes the opportunity as won',
    request: contracts.winRequest,
    example: { amount: '1999.90', currency: 'EUR' },
  },
  lose: {
    operationId: 'loseLead',
    summary: 'Closes the opportunity as lost',
    request: contracts.closeRequest,
    example: { disposition: 'no_budget' },
  },
  disqualify: {
    operationId: 'disqualifyLead',
    summary: 'Closes a lead of which no deal will come',
    request: contracts.closeRequest,
    example: { disposition: 'wrong_icp', note: 'A student.' },
  },
  reopen: {
    operationId: 'reopenLead',
    summary: 'Opens a closed lead again where it was closed',
    request: contracts.reopenRequest,
    example: { reason: 'The budget was approved.' },
  },
  reassign: {
    operationId: 'reassignLead',
    summary: 'Gives the lead to another owner',
    request: contracts.reassignRequest,
    example: { ownerId: 'blair', reason: 'Knows the account.' },
    roles: managers,
  },
};

export const leadRoutes: readonly Route[] = [
  {
    method: 'get',
    path: '/api/leads',
    operationId: 'listLeads',
    tag: 'Leads',
    summary: 'Lists leads',
    description:
      'Of an owner what is due first, then what they work on, longest without news first, then what is closed; of `waiting` the soonest deadline first; otherwise newest first. Without days, of the last 30; with `waiting`, or with `owner` and `open`, of any day. A rep sees their own, or everybody’s when the model says so.',
    roles: people,
    parameters: { query: contracts.leadListQuery, header: ifNoneMatch },
    answers: {
      200: {
        description: 'A page of leads.',
        content: json(leadListAnswer, { items: [leadItemExample], nextCursor: null }),
        headers: etag,
      },
      304: { description: 'They are what they were.' },
    },
  },
  {
    method: 'get',
    path: '/api/leads/{id}',
    operationId: 'readLead',
    tag: 'Leads',
    summary: 'Reads a lead with its alerts, its timeline, and what the caller may do with it',
    roles: people,
    parameters: { path },
    answers: theLead(leadExample),
  },
  {
    method: 'get',
    path: '/api/leads/{id}/company',
    operationId: 'listLeadsOfCompany',
    tag: 'Leads',
    summary: 'Lists the other leads of the same company, newest first',
    description:
      'By the domain of the e-mail address. Of leads that the caller may not read it tells stage, owner and time alone.',
    roles: people,
    parameters: { path, query: contracts.companyLeadsQuery },
    answers: ok(companyLeadsAnswer, companyLeadsExample, 'A page of leads.'),
  },
  ...Object.entries(actionRoutes).map(
    ([action, { request, example, roles = workers, ...said }]): Route => ({
      ...said,
      method: 'post',
      path: `/api/leads/{id}/${action}`,
      tag: 'Leads',
      roles,
      parameters: { path, header: ifMatch },
      body: json(request, example),
      answers: theLead(),
      refusals: { 409: 'The stage of the lead forbids it, or somebody else is ahead.' },
    }),
  ),
];
