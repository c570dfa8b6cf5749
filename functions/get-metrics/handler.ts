/** `GET /api/metrics`: the figures of a range of cohort days, and what waits right now. */
import { type MetricsAnswer, type MetricsQuery, metricsQuery } from '../../core/contracts/metrics.ts';
import { type DayRange, dayRange, rangeBefore } from '../../core/day-range.ts';
import { SMALL_SAMPLE_BELOW } from '../../core/lead-figures.ts';
import { metricsCsv } from '../../core/metrics-csv.ts';
import type { Authorizer } from '../shared/authorizer.ts';
import { withEtag } from '../shared/etag.ts';
import { type HttpHandler, type HttpReply, type HttpRequest, header, json } from '../shared/http.ts';
import { Refused } from '../shared/problem.ts';
import { readQuery } from '../shared/request.ts';
import type { FiguresReader } from './figures.ts';
import { partOf } from './tables.ts';
import type { Waiting } from './waiting.ts';

export type MetricsDependencies = {
  readonly authorizer: Authorizer;
  readonly figuresOf: FiguresReader;
  readonly waiting: Waiting;
  /** The day in the model's time zone. */
  readonly dayOf: (at: number) => string;
  readonly timeZone: string;
  readonly now: () => number;
};

export function getMetricsHandler(dependencies: MetricsDependencies): HttpHandler {
  const { authorizer, figuresOf, waiting, dayOf, timeZone, now } = dependencies;

  return async (request) => {
    await authorizer.require(request, ['rep', 'manager', 'marketer', 'admin', 'bi']);
    const query = readQuery(request, metricsQuery);
    const range = dayRange(query, dayOf(now()));
    if ('path' in range) throw new Refused('invalid-fields', { errors: [range] });
    return asksForCsv(request)
      ? tableReply(query, range)
      : withEtag(request, json(200, await answer(query, range)));
  };

  async function answer(query: MetricsQuery, range: DayRange): Promise<MetricsAnswer> {
    const before = query.compare && rangeBefore(range);
    const [figures, earlier, waits] = await Promise.all([
      figuresOf(query, range),
      before && figuresOf(query, before),
      query.by === undefined ? waiting(query.tier, now()) : undefined,
    ]);
    return {
      ...range,
      timeZone,
      attribution: query.attribution,
      smallSampleBelow: SMALL_SAMPLE_BELOW,
      ...partOf(figures, query.by),
      ...(earlier && before ? { previous: { ...before, ...partOf(earlier, query.by) } } : {}),
      ...(waits ? { now: waits } : {}),
    };
  }

  async function tableReply(query: MetricsQuery, range: DayRange): Promise<HttpReply> {
    const table = query.table ?? query.by ?? 'source';
    if (query.compare) {
      const message = 'is not for CSV: ask for the range before in a request of its own';
      throw new Refused('invalid-fields', { errors: [{ path: 'compare', message }] });
    }
    const body = metricsCsv(await figuresOf({ ...query, by: table }, range), table);
    return csvReply(body, `lead-handoff-${table}-${range.from}-${range.to}.csv`);
  }
}

const asksForCsv = (request: HttpRequest): boolean =>
  header(request, 'accept')?.includes('text/csv') ?? false;

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
