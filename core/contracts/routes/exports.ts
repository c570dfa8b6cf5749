import * as z from 'zod';
import { leadExportQuery } from '../exports.ts';
import { leadItemExample } from './lead-example.ts';
import type { Route } from './route.ts';

const lines = z.string().describe('Each line is a `LeadItem`.');

export const exportRoutes: readonly Route[] = [
  {
    method: 'get',
    path: '/api/exports/leads',
    operationId: 'exportLeads',
    tag: 'Leads',
    summary: 'Exports leads as lines of JSON, page by page',
    description: 'Days are capture days; without any, every lead there is, in no order.',
    roles: ['manager', 'marketer', 'admin', 'bi'],
    parameters: { query: leadExportQuery },
    answers: {
      200: {
        description: 'A page of leads without their timelines.',
        content: {
          'application/x-ndjson': { schema: lines, example: `${JSON.stringify(leadItemExample)}\n` },
        },
        headers: z.object({
          'x-next-cursor': z.string().optional().describe('The `cursor` of the next page; none at the end.'),
        }),
      },
    },
  },
];
