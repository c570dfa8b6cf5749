import { type RebuildAnswer, rebuildAnswer, rebuildRequest, rebuildsAnswer } from '../rebuild.ts';
import { json, ok, type Route } from './route.ts';

const started: RebuildAnswer = {
  runId: '01KASRW0H0ABCDEFGHJKMNPQRS',
  status: 'running',
  verifyOnly: true,
  by: 'admin:robin',
  startedAt: '2026-11-23T15:00:00.000Z',
  endedAt: null,
  events: 0,
  unreadable: 0,
  differences: [],
};
const ended: RebuildAnswer = {
  ...started,
  status: 'agrees',
  endedAt: '2026-11-23T15:03:20.512Z',
  events: 48_211,
};

export const rebuildRoutes: readonly Route[] = [
  {
    method: 'get',
    path: '/api/metrics/rebuild',
    operationId: 'listRebuilds',
    tag: 'Figures',
    summary: 'Says how the last rebuilds of the figures went, newest first',
    roles: ['admin'],
    answers: ok(rebuildsAnswer, { items: [ended] }, 'The last ten.'),
  },
  {
    method: 'post',
    path: '/api/metrics/rebuild',
    operationId: 'startRebuild',
    tag: 'Figures',
    summary: 'Counts all figures anew from the events, or only compares',
    roles: ['admin'],
    body: json(rebuildRequest, { verifyOnly: true }),
    answers: { 202: { description: 'It has started.', content: json(rebuildAnswer, started) } },
    refusals: { 409: 'One is running.' },
  },
];
