/** The dashboard's view model: what the figures say, as tables of text. A figure without data is "–", never 0. */

import type { LeadItem, Metrics } from './api/client.ts';

export type Table = {
  readonly title: string;
  /** What the figures mean, in one line. */
  readonly definition: string;
  readonly columns: readonly { readonly title: string; readonly number: boolean }[];
  readonly rows: readonly (readonly string[])[];
  /** What to say when there are no rows. */
  readonly empty: string;
};

const NO_DATA = '–';
const text = (title: string) => ({ title, number: false });
const number = (title: string) => ({ title, number: true });

export function tablesOf(answer: Metrics, untouched: readonly LeadItem[] | null): Table[] {
  return [
    ...(untouched === null ? [] : [untouchedNow(untouched, answer.now?.untouched ?? 0)]),
    ratesBySource(answer),
    responseByRep(answer),
    dispositionsByCampaign(answer),
  ];
}

function untouchedNow(leads: readonly LeadItem[], waiting: number): Table {
  return {
    title: 'Untouched now',
    definition: `Open leads nobody has responded to, the next deadline first.${leads.length < waiting ? ` Showing ${leads.length} of ${waiting}.` : ''}`,
    columns: [text('Lead'), text('Tier'), text('Owner'), text('First touch'), text('Respond by')],
    rows: leads
      .toSorted((a, b) => compare(a.sla?.respondBy ?? '', b.sla?.respondBy ?? ''))
      .map((lead) => [
        [lead.contact.name ?? lead.contact.email, lead.contact.company].filter(Boolean).join(', '),
        lead.tier,
        lead.ownerId,
        [lead.attribution.firstTouch.source, lead.attribution.firstTouch.campaign]
          .filter(Boolean)
          .join(' / '),
        lead.sla === null ? NO_DATA : new Date(lead.sla.respondBy).toLocaleString(),
      ]),
    empty:
      waiting === 0
        ? 'Nothing waits. Every open lead has had its first response.'
        : 'The leads that wait are older than this list goes back.',
  };
}

function ratesBySource({ bySource = [] }: Metrics): Table {
  return {
    title: 'From lead to opportunity, by source',
    definition:
      'Of the leads captured in these days, how many have come that far by now. Sources are first touches.',
    columns: [
      text('Source'),
      number('Captured'),
      number('Lead to contact'),
      number('Contact to qualified'),
      number('Qualified to opportunity'),
      number('Median speed to lead'),
    ],
    rows: bySource.map((it) => [
      it.source,
      String(it.captured),
      percent(it.leadToContact),
      percent(it.contactToQualified),
      percent(it.qualifiedToOpportunity),
      duration(it.medianSpeedToLeadSeconds),
    ]),
    empty: 'No leads were captured in these days.',
  };
}

function responseByRep({ byRep = [] }: Metrics): Table {
  return {
    title: 'First response, by rep',
    definition: 'From the assignment of the rep to the first response; medians are within 1 %.',
    columns: [
      text('Rep'),
      number('Assigned'),
      number('Contacted'),
      number('Median first response'),
      number('Within SLA'),
      number('Breached'),
      number('Reassigned away'),
    ],
    rows: byRep.map((it) => [
      it.name ?? it.repId,
      String(it.assigned),
      String(it.contacted),
      duration(it.medianFirstResponseSeconds),
      String(it.withinSla),
      String(it.breached),
      String(it.reassignedAway),
    ]),
    empty: 'No leads were assigned in these days.',
  };
}

function dispositionsByCampaign({ byCampaign = [] }: Metrics): Table {
  const tags = [...new Set(byCampaign.flatMap((it) => Object.keys(it.dispositions)))].sort();
  return {
    title: 'Dispositions, by campaign',
    definition: 'Why leads of a campaign were closed without a deal.',
    columns: [text('Campaign'), text('Source'), number('Captured'), ...tags.map(number)],
    rows: byCampaign.map((it) => [
      it.campaign ?? '(no campaign)',
      it.source,
      String(it.captured),
      ...tags.map((tag) => String(it.dispositions[tag] ?? 0)),
    ]),
    empty: 'No leads were captured in these days.',
  };
}

const percent = (rate: number | null): string => (rate === null ? NO_DATA : `${(rate * 100).toFixed(1)} %`);

/** Seconds as people say them: "45 s", "4 min 5 s", "3 h 20 min". */
export function duration(seconds: number | null): string {
  if (seconds === null) return NO_DATA;
  if (seconds < 10) return `${seconds.toFixed(1)} s`;
  const whole = Math.round(seconds);
  if (whole < 60) return `${whole} s`;
  if (whole < 3600) return `${Math.floor(whole / 60)} min ${whole % 60} s`;
  return `${Math.floor(whole / 3600)} h ${Math.floor((whole % 3600) / 60)} min`;
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
