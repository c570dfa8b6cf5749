/** One import of spend: read whole, written row by row, and told which of its campaigns nobody knows. */
import * as z from 'zod';
import type { SpendImportAnswer } from '../../core/contracts/spend.ts';
import { addDays, type DayRange } from '../../core/day-range.ts';
import { type CampaignSeen, campaignsSeenIn, matchSpend, type SpendRow, spendKey } from '../../core/spend.ts';
import { readSpend } from '../../core/spend-import.ts';
import type { Patience } from '../shared/dynamo.ts';
import { bodyText, mediaType } from '../shared/form-body.ts';
import { type HttpRequest, header } from '../shared/http.ts';
import type { MetricsStore } from '../shared/metrics-store.ts';
import { Refused } from '../shared/problem.ts';
import { readBody } from '../shared/request.ts';
import type { SpendStore } from '../shared/spend-store.ts';
import { spendCsv } from './spend-csv.ts';

/** Five thousand rows with long names. API Gateway hands over ten times as much. */
const MOST_BYTES = 1024 * 1024;

/** Leads come before and after the days on which their campaign is paid for. */
const DAYS_AROUND = 31;

/** The rows stay unread here: core tells the errors of all of them, and how many it tells. */
const jsonImport = z.strictObject({ rows: z.array(z.unknown(), 'expected a list of rows') });

export type ImportDependencies = {
  readonly spend: Pick<SpendStore, 'put' | 'inRange'>;
  readonly metrics: Pick<MetricsStore, 'read'>;
  readonly now: () => number;
  readonly patience: Patience;
};

export function spendImports({ spend, metrics, now, patience }: ImportDependencies) {
  return async function importFrom(request: HttpRequest): Promise<SpendImportAnswer> {
    const { rows, range } = readImport(request);
    const before = new Map((await spend.inRange(range)).map((row) => [spendKey(row), row]));
    // What is there already is not written again, so a large import that failed on the way gets further each time.
    const changed = rows.filter((row) => !saysTheSame(before.get(spendKey(row)), row));
    await spend.put(changed, new Date(now()).toISOString(), patience);
    return {
      imported: rows.length,
      replaced: rows.filter((row) => before.has(spendKey(row))).length,
      campaigns: new Set(rows.map(({ campaign }) => campaign)).size,
      unknownCampaigns: [...matchSpend(rows, await campaignsAround(range)).unmatched],
    };
  };

  /** By first or latest touch: spend is known when either of the two attributions can use it. */
  async function campaignsAround({ from, to }: DayRange): Promise<CampaignSeen[]> {
    const around = { from: addDays(from, -DAYS_AROUND), to: addDays(to, DAYS_AROUND) };
    return campaignsSeenIn(await metrics.read(around, ['campaign', 'latestCampaign']));
  }
}

const saysTheSame = (before: SpendRow | undefined, { amountMinor, currency }: SpendRow): boolean =>
  before?.amountMinor === amountMinor && before.currency === currency;

function readImport(request: HttpRequest) {
  const isCsv = mediaType(header(request, 'content-type')) === 'text/csv';
  const csv = isCsv ? spendCsv(bodyText(request, MOST_BYTES)) : undefined;
  const read = readSpend(csv?.rows ?? readBody(request, jsonImport, MOST_BYTES).rows);
  if (read.ok) return read;
  const errors = read.errors.map(({ path, message }) => {
    const line = csv?.lines[Number(/^rows\.(\d+)/.exec(path)?.[1])];
    return { path, message: line === undefined ? message : `${message} (line ${line})` };
  });
  throw new Refused('invalid-fields', { errors });
}
