/** `GET /api/metrics`: the figures of a range of cohort days, and what waits right now. */
import { metricsQuery } from '../../core/contracts.ts';
import { dayRange } from '../../core/day-range.ts';
import { figuresOf } from '../../core/metrics.ts';
import { metricsCsv } from '../../core/metrics-csv.ts';
import type { Tier } from '../../core/operating-model.ts';
import { personOf } from '../../core/team.ts';
import type { Authorizer } from '../shared/authorizer.ts';
import { type HttpHandler, type HttpReply, header, json } from '../shared/http.ts';
import type { MetricsStore } from '../shared/metrics-store.ts';
import type { OpenLeads } from '../shared/open-leads.ts';
import { Refused } from '../shared/problem.ts';
import { readQuery } from '../shared/request.ts';
import type { TeamStore } from '../shared/team-store.ts';

export type MetricsDependencies = {
  readonly authorizer: Authorizer;
  readonly metrics: Pick<MetricsStore, 'read'>;
  readonly untouched: OpenLeads;
  readonly team: Pick<TeamStore, 'all'>;
  /** The day in the model's time zone. */
  readonly dayOf: (at: number) => string;
  readonly now: () => number;
};

export function getMetricsHandler(dependencies: MetricsDependencies): HttpHandler {
  const { authorizer, metrics, untouched, team, dayOf, now } = dependencies;

  return async (request) => {
    await authorizer.require(request, ['rep', 'manager', 'marketer', 'admin', 'bi']);
    const { tier, table, ...asked } = readQuery(request, metricsQuery);
    const range = dayRange(asked, dayOf(now()));
    if ('path' in range) throw new Refused('invalid-fields', { errors: [range] });

    const read = await metrics.read(range, ['all', 'source', 'campaign', 'rep']);
    const rollUps = read.filter((it) => tier === undefined || it.tier === tier);
    const members = await team.all();
    const figures = figuresOf(rollUps, (repId) => personOf(members, repId)?.name ?? null);
    if (table !== undefined && header(request, 'accept')?.includes('text/csv')) {
      return csvReply(metricsCsv(figures, table), `lead-handoff-${table}-${range.from}-${range.to}.csv`);
    }
    return json(200, { ...range, ...figures, now: await waiting(tier) });
  };

  /** Counted from the leads themselves: what waits now must be true even while figures lag a second behind. */
  async function waiting(tier: Tier | undefined) {
    const at = now();
    const counts = { untouched: 0, overdue: 0, unowned: 0 };
    for await (const lead of untouched()) {
      if (tier !== undefined && lead.tier !== tier) continue;
      counts.untouched += 1;
      if (lead.stage === 'captured') counts.unowned += 1;
      if (lead.respondBy !== undefined && Date.parse(lead.respondBy) < at) counts.overdue += 1;
    }
    return counts;
  }
}

function csvReply(body: string, fileName: string): HttpReply {
  return {
    statusCode: 200,
    headers: {
      'content-type': 'text/csv; charset=utf-8; header=present',
      'content-disposition': `attachment; filename="${fileName}"`,
      'cache-control': 'no-store',
    },
    body,
  };
}
