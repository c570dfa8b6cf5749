/**
 * The figures again, by somebody who has nothing but the export: lines of JSON, fetched page by page as any program would,
 * counted one after the other, with exact percentiles. It shares no code with what it checks.
 */

/** What a recount needs of a line. */
export type Line = {
  readonly leadId: string;
  readonly captureDay: string;
  readonly tier: string;
  readonly form: string | null;
  readonly stage: string;
  readonly ownerIds: readonly string[];
  readonly stages: Readonly<Record<string, { readonly at: string } | undefined>>;
  readonly attribution: { readonly firstTouch: Touch; readonly latestTouch: Touch };
  readonly firstResponse: {
    readonly ownerId: string;
    readonly withinSla: boolean;
    readonly speedToLeadMs: number;
    readonly responseTimeMs: number;
    readonly speedToLeadBusinessMs: number;
    readonly responseTimeBusinessMs: number;
  } | null;
  readonly breaches: readonly { readonly ownerId: string }[];
  readonly reassignments: number;
  readonly meetings: { readonly booked: number; readonly held: number; readonly noShows: number };
  readonly qualification: { readonly override: object | null };
  readonly disposition: string | null;
  readonly revenue: { readonly amountMinor: number; readonly currency: string } | null;
};
type Touch = { readonly source: string; readonly campaign: string | null };

/** Asks a system for an address such as `/api/metrics?tier=high`, signed in. */
export type Ask = (path: string) => Promise<Response>;

/** Every line of the export, page by page. */
export async function exportedBy(ask: Ask, limit = 500): Promise<Line[]> {
  const lines: Line[] = [];
  for (let cursor: string | null = ''; cursor !== null; ) {
    const page = await ask(
      `/api/exports/leads?limit=${limit}${cursor && `&cursor=${encodeURIComponent(cursor)}`}`,
    );
    if (page.status !== 200) throw new Error(`the export answered ${page.status}: ${await page.text()}`);
    const text = await page.text();
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
};
type Row = Record<string, unknown>;
export type Tables = Readonly<Record<string, readonly Row[]>>;

/** The tables of `GET /api/metrics`. */
export function recounted(lines: readonly Line[], { from, to, tier }: Question): Tables {
  const leads = lines.filter(
    (line) => line.captureDay >= from && line.captureDay <= to && (tier === undefined || line.tier === tier),
  );
  const by = (nameOf: (line: Line) => Row, more: (group: Line[]) => Row = () => ({})): Row[] =>
    groups(leads, nameOf).map(([name, group]) => ({ ...name, ...funnel(group), ...more(group) }));

  return {
    bySource: by(({ attribution: { firstTouch } }) => ({ source: firstTouch.source }), meetings),
    byCampaign: by(
      ({ attribution: { firstTouch } }) => ({ source: firstTouch.source, campaign: firstTouch.campaign }),
      (group) => ({
        qualifiedOpportunities: qualifiedOpportunities(group),
        dispositions: dispositions(group),
      }),
    ),
    byTier: by((line) => ({ tier: line.tier })),
    byRep: reps(leads),
  };
}

function funnel(leads: Line[]): Row {
  const reached = (stage: string) => leads.filter((lead) => lead.stages[stage] !== undefined).length;
  const [contacted, qualified, opportunities] = [
    reached('contacted'),
    reached('qualified'),
    reached('opportunity'),
  ];
  return {
    captured: leads.length,
    contacted,
    qualified,
    opportunities,
    won: leads.filter((lead) => lead.stage === 'won').length,
    revenue: sums(leads.flatMap(({ revenue }) => (revenue ? [[revenue.currency, revenue.amountMinor]] : []))),
    leadToContact: ratio(contacted, leads.length),
    contactToQualified: ratio(qualified, contacted),
    qualifiedToOpportunity: ratio(opportunities, qualified),
    medianSpeedToLeadSeconds: seconds(leads.map(({ firstResponse }) => firstResponse?.speedToLeadMs)),
  };
}

/** By rep: whoever ever had the lead counts, each time they were given it. */
function reps(leads: Line[]): Row[] {
  const ids = new Set(leads.flatMap(({ ownerIds }) => ownerIds));
  return [...ids].map((repId) => {
    const turns = leads.flatMap(turnsOf).filter(({ ownerId }) => ownerId === repId);
    const answered = leads.flatMap(({ firstResponse }) =>
      firstResponse?.ownerId === repId ? [firstResponse] : [],
    );
    return {
      repId,
      assigned: turns.length,
      contacted: answered.length,
      withinSla: answered.filter(({ withinSla }) => withinSla).length,
      breached: leads.flatMap(({ breaches }) => breaches).filter(({ ownerId }) => ownerId === repId).length,
      reassignedAway: turns.filter(({ ended }) => ended).length,
      medianFirstResponseSeconds: seconds(answered.map(({ responseTimeMs }) => responseTimeMs)),
    };
  });
}

/** Who had the lead one after the other. Opened again for who had it before, it stays theirs. */
const turnsOf = ({ ownerIds }: Line) =>
  ownerIds
    .filter((ownerId, i) => ownerId !== ownerIds[i - 1])
    .map((ownerId, i, turns) => ({ ownerId, ended: i < turns.length - 1 }));

const meetings = (leads: Line[]): Row => {
  const held = total(leads.map((lead) => lead.meetings.held));
  const noShows = total(leads.map((lead) => lead.meetings.noShows));
  return { noShowRate: ratio(noShows, noShows + held) };
};

const qualifiedOpportunities = (leads: Line[]): number =>
  leads.filter(({ stages, qualification }) => stages['opportunity'] && qualification.override === null)
    .length;

const dispositions = (leads: Line[]): Record<string, number> =>
  sums(leads.flatMap(({ disposition }) => (disposition === null ? [] : [[disposition, 1]])));

/** The exact percentile in seconds: position (n − 1) · q of the sorted values, in between by proportion. */
function seconds(durations: readonly (number | null | undefined)[], q = 0.5): number | null {
  const sorted = durations.filter((ms) => typeof ms === 'number').sort((a, b) => a - b);
  if (sorted.length === 0) return null;
  const position = (sorted.length - 1) * q;
  const [low, high] = [sorted[Math.floor(position)] as number, sorted[Math.ceil(position)] as number];
  return (low + (high - low) * (position % 1)) / 1000;
}

function groups(leads: readonly Line[], nameOf: (line: Line) => Row): [Row, Line[]][] {
  const found = new Map<string, [Row, Line[]]>();
  for (const lead of leads) {
    const name = nameOf(lead);
    const key = JSON.stringify(name);
    const group = found.get(key) ?? [name, []];
    group[1].push(lead);
    found.set(key, group);
  }
  return [...found.values()];
}

const total = (numbers: readonly number[]): number => numbers.reduce((sum, it) => sum + it, 0);
const ratio = (part: number, whole: number): number | null => (whole === 0 ? null : part / whole);

function sums(terms: readonly (readonly [string, number])[]): Record<string, number> {
  const sum: Record<string, number> = {};
  for (const [name, term] of terms) sum[name] = (sum[name] ?? 0) + term;
  return sum;
}
