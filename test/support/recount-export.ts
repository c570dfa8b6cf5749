/**
 * The figures again, by somebody who has nothing but the export: lines of JSON, fetched page by page as any program would,
 * counted one after the other, with exact percentiles. It shares no code with what it checks.
 */
import { groups, isoWeek, percentiles, type Row, ratio, sums, total } from './recount-arithmetic.ts';
import { costsOf, type SpendItem, spentOn } from './recount-spend.ts';

/** What a recount needs of a line. */
export type Line = {
  readonly leadId: string;
  readonly captureDay: string;
  readonly tier: string;
  readonly form: string | null;
  readonly stage: string;
  readonly ownerIds: readonly string[];
  readonly stages: Readonly<Record<string, object | undefined>>;
  readonly attribution: { readonly firstTouch: Touch; readonly latestTouch: Touch };
  readonly firstResponse: FirstResponse | null;
  readonly breaches: readonly { readonly ownerId: string }[];
  readonly reassignments: number;
  readonly meetings: { readonly booked: number; readonly held: number; readonly noShows: number };
  readonly qualification: { readonly override: object | null };
  readonly disposition: string | null;
  readonly revenue: { readonly amountMinor: number; readonly currency: string } | null;
};
type Touch = { readonly source: string; readonly campaign: string | null };
type FirstResponse = {
  readonly ownerId: string;
  readonly withinSla: boolean;
  readonly speedToLeadMs: number;
  readonly responseTimeMs: number;
  readonly speedToLeadBusinessMs: number | null;
  readonly responseTimeBusinessMs: number | null;
};

/** Asks a system for an address such as `/api/metrics?tier=high`, signed in. */
export type Ask = (path: string) => Promise<Response>;

/** Every line of the export, page by page. */
export async function exportedBy(ask: Ask, limit = 500): Promise<Line[]> {
  const lines: Line[] = [];
  for (let cursor: string | null = ''; cursor !== null; ) {
    const page = await ask(
      `/api/exports/leads?limit=${limit}${cursor && `&cursor=${encodeURIComponent(cursor)}`}`,
    );
    const text = await page.text();
    if (page.status !== 200) throw new Error(`the export answered ${page.status}: ${text}`);
    lines.push(
      ...text
        .split('\n')
        .slice(0, -1)
        .map((line) => JSON.parse(line)),
    );
    cursor = page.headers.get('x-next-cursor');
  }
  return lines;
}

export type Question = {
  readonly from: string;
  readonly to: string;
  readonly tier?: string;
  readonly attribution?: 'first' | 'latest';
};

/** Everything that `GET /api/metrics` may say of a range, all tables at once. */
export function recounted(lines: readonly Line[], spend: readonly SpendItem[], question: Question) {
  const { from, to, tier, attribution = 'first' } = question;
  const leads = lines.filter(
    (line) => line.captureDay >= from && line.captureDay <= to && (tier === undefined || line.tier === tier),
  );
  const touchOf = ({ attribution: { firstTouch, latestTouch } }: Line) =>
    attribution === 'first' ? firstTouch : latestTouch;
  // What was paid for advertisements is nobody's tier and nobody's form.
  const paid = tier === undefined ? spend.filter(({ day }) => day >= from && day <= to) : null;
  const spent = spentOn(paid ?? [], leads.map(touchOf));
  const by = (nameOf: (line: Line) => Row, spendOf: (name: Row) => SpendItem[] | null = () => null) =>
    groups(leads, nameOf).map(([name, group]) => ({
      ...name,
      ...leadFigures(group, paid && spendOf(name)),
    }));

  return {
    total: [{ ...leadFigures(leads, paid), ...speeds(leads) }],
    bySource: by(
      (line) => ({ source: touchOf(line).source }),
      ({ source }) => spent.matched.filter((it) => it.source === source),
    ),
    byCampaign: by(
      (line) => ({ source: touchOf(line).source, campaign: touchOf(line).campaign }),
      ({ source, campaign }) =>
        spent.matched.filter((it) => it.source === source && it.campaign === campaign),
    ),
    byForm: by((line) => ({ form: line.form })),
    byTier: by((line) => ({ tier: line.tier })).map((row) => ({
      ...row,
      ...speeds(leads.filter(({ tier }) => tier === row['tier'])),
    })),
    byWeek: by(
      (line) => ({ week: isoWeek(line.captureDay) }),
      ({ week }) => (paid ?? []).filter(({ day }) => isoWeek(day) === week),
    ),
    byRep: reps(leads),
    unmatchedSpend: spent.unmatched,
  } satisfies Record<string, Row[]>;
}

/** `spend` is what was paid for these leads; null where nobody can tell. */
function leadFigures(leads: Line[], spend: SpendItem[] | null): Row {
  const count = (is: (lead: Line) => unknown): number => leads.filter(is).length;
  const [contacted, qualified, opportunities] = ['contacted', 'qualified', 'opportunity'].map((stage) =>
    count(({ stages }) => stages[stage]),
  ) as [number, number, number];
  const overrides = count(({ qualification }) => qualification.override);
  const meetings = (state: keyof Line['meetings']) => total(leads.map((lead) => lead.meetings[state]));
  const [held, noShows] = [meetings('held'), meetings('noShows')];
  const revenue = sums(
    leads.flatMap(({ revenue: won }) => (won ? [[won.currency, won.amountMinor] as const] : [])),
  );
  const answered = leads.flatMap(({ firstResponse }) => firstResponse ?? []);
  return {
    captured: leads.length,
    contacted,
    qualified,
    opportunities,
    won: count(({ stage }) => stage === 'won'),
    lost: count(({ stage }) => stage === 'lost'),
    disqualified: count(({ stage }) => stage === 'disqualified'),
    revenue,
    leadToContact: ratio(contacted, leads.length),
    contactToQualified: ratio(qualified, contacted),
    qualifiedToOpportunity: ratio(opportunities, qualified),
    overrides,
    qualifiedOpportunities: opportunities - overrides,
    ...percentiles(
      'SpeedToLead',
      answered.map((it) => it.speedToLeadMs),
    ),
    ...percentiles(
      'SpeedToLeadBusiness',
      answered.map((it) => it.speedToLeadBusinessMs),
    ),
    ...responseTimes(answered),
    withinSla: answered.filter(({ withinSla }) => withinSla).length,
    breached: total(leads.map(({ breaches }) => breaches.length)),
    reassigned: total(leads.map(({ reassignments }) => reassignments)),
    meetingsBooked: meetings('booked'),
    meetingsHeld: held,
    noShows,
    noShowRate: ratio(noShows, noShows + held),
    dispositions: sums(leads.flatMap(({ disposition }) => (disposition === null ? [] : [[disposition, 1]]))),
    ...costsOf(spend, { captured: leads.length, qualified, opportunities, revenue }),
    samples: { leads: leads.length, speedToLead: answered.length, meetings: noShows + held },
    smallSample: leads.length < 20,
  };
}

/** Every speed in seconds, for whoever asks how many lie between two bounds. */
function speeds(leads: Line[]): Row {
  const answered = leads.flatMap(({ firstResponse }) => firstResponse ?? []);
  return {
    speedDistribution: answered.map(({ speedToLeadMs }) => speedToLeadMs / 1000),
    withoutFirstResponse: leads.length - answered.length,
  };
}

/** By rep: whoever ever had the lead counts, each time they were given it. */
function reps(leads: Line[]): Row[] {
  const ids = new Set(leads.flatMap(({ ownerIds }) => ownerIds));
  return [...ids].map((repId) => {
    const turns = leads.flatMap(turnsOf).filter(({ ownerId }) => ownerId === repId);
    const answered = leads
      .flatMap(({ firstResponse }) => firstResponse ?? [])
      .filter(({ ownerId }) => ownerId === repId);
    const inTime = answered.filter(({ withinSla }) => withinSla).length;
    return {
      repId,
      assigned: turns.length,
      contacted: answered.length,
      withinSla: inTime,
      slaAttainment: ratio(inTime, answered.length),
      breached: leads.flatMap(({ breaches }) => breaches).filter(({ ownerId }) => ownerId === repId).length,
      reassignedAway: turns.filter(({ ended }) => ended).length,
      ...responseTimes(answered),
      samples: { responses: answered.length },
      smallSample: answered.length < 20,
    };
  });
}

/** Who had the lead one after the other. Opened again for who had it before, it stays theirs. */
const turnsOf = ({ ownerIds }: Line) =>
  ownerIds
    .filter((ownerId, i) => ownerId !== ownerIds[i - 1])
    .map((ownerId, i, turns) => ({ ownerId, ended: i < turns.length - 1 }));

const responseTimes = (answered: readonly FirstResponse[]): Row => ({
  ...percentiles(
    'FirstResponse',
    answered.map((it) => it.responseTimeMs),
  ),
  ...percentiles(
    'FirstResponseBusiness',
    answered.map((it) => it.responseTimeBusinessMs),
  ),
});
