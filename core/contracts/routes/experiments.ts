import * as z from 'zod';
import {
  experimentAnswer,
  experimentChange,
  experimentListAnswer,
  experimentListQuery,
  newExperimentRequest,
} from '../experiments.ts';
import { etag, ifMatch, json, ok, type Route, readersOfFigures } from './route.ts';

const proposal = {
  hypothesis: 'A shorter form brings more demos.',
  metric: 'leadToContact',
  scope: { campaign: 'brand' },
  ownerId: 'harper',
  sprint: '2026-S23',
};
const experiment = {
  id: '01KASRW0H0ABCDEFGHJKMNPQRS',
  ...proposal,
  status: 'proposed',
  startedOn: null,
  decidedOn: null,
  decision: null,
  createdAt: '2026-11-23T15:00:00.000Z',
  createdBy: 'marketer:harper',
  etag: '"1"',
  result: null,
};
const both: Route['roles'] = ['marketer', 'manager', 'admin'];

export const experimentRoutes: readonly Route[] = [
  {
    method: 'get',
    path: '/api/experiments',
    operationId: 'listExperiments',
    tag: 'Figures',
    summary: 'Lists the experiments of both teams with what they changed, newest first',
    roles: readersOfFigures,
    parameters: { query: experimentListQuery },
    answers: ok(experimentListAnswer, { items: [experiment] }, 'The backlog.'),
  },
  {
    method: 'post',
    path: '/api/experiments',
    operationId: 'proposeExperiment',
    tag: 'Figures',
    summary: 'Proposes an experiment',
    roles: both,
    body: json(newExperimentRequest, proposal),
    answers: {
      201: { description: 'The proposal.', content: json(experimentAnswer, experiment), headers: etag },
    },
  },
  {
    method: 'patch',
    path: '/api/experiments/{id}',
    operationId: 'changeExperiment',
    tag: 'Figures',
    summary: 'Edits, starts or decides an experiment: what is named is replaced',
    roles: both,
    parameters: { path: z.object({ id: z.ulid().describe('The experiment.') }), header: ifMatch },
    body: json(experimentChange, { status: 'running', startedOn: '2026-11-24' }),
    answers: {
      200: { description: 'The experiment as it is now.', content: json(experimentAnswer), headers: etag },
    },
    refusals: { 409: 'Its status forbids it.' },
  },
];
