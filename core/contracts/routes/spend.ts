import * as z from 'zod';
import { spendImportAnswer, spendListAnswer, spendListQuery, spendRequest } from '../spend.ts';
import { json, ok, type Route } from './route.ts';

const row = { campaign: 'brand', source: 'google', day: '2026-11-23', amount: '1999.90', currency: 'EUR' };
const csv = 'campaign,source,day,amount,currency\r\nbrand,google,2026-11-23,1999.90,EUR\r\n';
const imported = { imported: 1, replaced: 0, campaigns: 1, unknownCampaigns: [] };
const listed = {
  from: '2026-10-25',
  to: '2026-11-23',
  items: [{ ...row, importedAt: '2026-11-24T06:00:00.000Z' }],
  nextCursor: null,
};
const buyers: Route['roles'] = ['marketer', 'manager', 'admin'];

export const spendRoutes: readonly Route[] = [
  {
    method: 'get',
    path: '/api/spend',
    operationId: 'listSpend',
    tag: 'Figures',
    summary: 'Lists what campaigns cost, by day, oldest first',
    roles: [...buyers, 'bi'],
    parameters: { query: spendListQuery },
    answers: ok(spendListAnswer, listed, 'A page of rows.'),
  },
  {
    method: 'post',
    path: '/api/spend',
    operationId: 'importSpend',
    tag: 'Figures',
    summary: 'Takes what campaigns cost, as JSON or CSV',
    description: 'A row of a day, source and campaign that is there already replaces it.',
    roles: buyers,
    body: { ...json(spendRequest, { rows: [row] }), 'text/csv': { schema: z.string(), example: csv } },
    answers: ok(spendImportAnswer, imported, 'What was taken, and campaigns that nobody came by.'),
  },
];
