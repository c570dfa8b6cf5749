/** `GET /api/exports/leads`: all leads as lines of JSON, page by page. */
import { leadExportQuery } from '../../core/contracts/exports.ts';
import { dayRange } from '../../core/day-range.ts';
import type { Authorizer, Principal } from '../shared/authorizer.ts';
import type { HttpHandler } from '../shared/http.ts';
import type { Log } from '../shared/log.ts';
import { Refused } from '../shared/problem.ts';
import { readQuery } from '../shared/request.ts';
import type { LeadExport } from './lead-export.ts';

export type ExportLeadsDependencies = {
  readonly authorizer: Authorizer;
  readonly page: LeadExport;
  /** The day in the model's time zone at an instant (epoch milliseconds). */
  readonly dayOf: (at: number) => string;
  readonly now: () => number;
  readonly log: Log;
};

export function exportLeadsHandler(dependencies: ExportLeadsDependencies): HttpHandler {
  const { authorizer, page, dayOf, now, log } = dependencies;

  return async (request) => {
    const caller = await authorizer.require(request, ['manager', 'marketer', 'admin', 'bi']);
    const { from, to, ...asked } = readQuery(request, leadExportQuery);
    const whole = from === undefined && to === undefined;
    const range = whole ? null : dayRange({ from, to }, dayOf(now()));
    if (range && 'path' in range) throw new Refused('invalid-fields', { errors: [range] });
    const { lines, nextCursor } = await page(asked, range);
    // Personal data leaves here in bulk: who took it must be answerable later.
    log.info('LEADS_EXPORTED', { by: idOf(caller), leads: lines.length });
    return {
      statusCode: 200,
      headers: {
        'content-type': 'application/x-ndjson',
        'cache-control': 'no-store',
        ...(nextCursor === null ? {} : { 'x-next-cursor': nextCursor }),
      },
      body: lines.join(''),
    };
  };
}

const idOf = (caller: Principal): string => (caller.kind === 'person' ? caller.memberId : caller.keyId);
