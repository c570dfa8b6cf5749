/** The sections of the review that are figures. */
import { tierNames } from '../lead-card.ts';
import type { Review } from '../review.ts';
import { alarm, type Cell, more, number, plain, quiet, type Section, text, words } from './section.ts';
import { duration, mean, money, percent } from './words.ts';

const NO_CAMPAIGN = '(no campaign)';
const SMALL_SAMPLE = quiet('small sample');

export function numbers({ headline: { week, weekBefore } }: Review): Section {
  const row = (label: string, value: (of: typeof week) => string): Cell[] => [
    plain(label),
    plain(value(week)),
    quiet(value(weekBefore)),
  ];
  const answered = ({ captured, contacted }: typeof week) =>
    `${contacted} (${percent(captured === 0 ? null : contacted / captured)})`;
  return {
    title: 'The week in numbers',
    definition:
      'Of the leads captured in the week, how many have had a first response by now; the rest as it happened.',
    columns: [text('Figure'), number('This week'), number('Week before')],
    rows: [
      row('Leads with a first response', answered),
      row('Deadlines breached', ({ breached }) => String(breached)),
      row('Qualified opportunities', ({ qualifiedOpportunities }) => String(qualifiedOpportunities)),
      row('Opportunities by override', (of) => String(of.overrides)),
      row('Meetings due, not kept', ({ meetings, noShows: missed }) => `${meetings}, ${missed}`),
      row('Won', ({ won }) => String(won)),
      row('Revenue', ({ revenue }) => money(revenue)),
      row('Lost, disqualified', ({ lost, disqualified }) => `${lost}, ${disqualified}`),
      row('Spend', ({ spend }) => money(spend)),
      row('Spend for each qualified opportunity', ({ costPerOpportunity }) => money(costPerOpportunity)),
    ],
    empty: '',
    more: null,
  };
}

export function topCampaigns({ topCampaigns: { rows, leftOff } }: Review): Section {
  return {
    title: 'Top campaigns by qualified opportunities',
    definition:
      'Opportunities opened in the week past the gate of fit and intent. Overrides are shown and do not count.',
    columns: [
      words('Campaign'),
      words('Source'),
      number('Qualified opportunities'),
      number('Week before'),
      number('Overrides'),
      number('Won'),
      number('Captured'),
    ],
    rows: rows.map((it) => [
      it.campaign === null ? quiet(NO_CAMPAIGN) : plain(it.campaign),
      plain(it.source),
      plain(it.qualifiedOpportunities),
      quiet(it.weekBefore),
      plain(it.overrides),
      plain(it.won),
      plain(it.captured),
    ]),
    empty: 'No campaign brought a qualified opportunity in this week or the one before.',
    more: more(leftOff, 'campaign'),
  };
}

export function responses({ responses: { rows, leftOff }, thresholds }: Review): Section {
  const { slowResponseMinutes: minutes, smallSample } = thresholds;
  return {
    title: 'Response, by source',
    definition:
      'From capture to first response, of the leads captured in the week, on the clock of their tier. Slow is a median ' +
      `above ${minutes.high} min for high intent, ${minutes.standard} min for standard and ${minutes.nurture} min for ` +
      `nurture; with fewer than ${smallSample} responses it is a small sample and not judged.`,
    columns: [
      words('Source'),
      text('Tier'),
      number('Captured'),
      number('Responded'),
      number('Median'),
      text('Verdict'),
    ],
    rows: rows.map((it) => [
      plain(it.source),
      plain(tierNames[it.tier]),
      plain(it.captured),
      plain(it.contacted),
      it.verdict === 'slow' ? alarm(duration(it.medianSeconds)) : plain(duration(it.medianSeconds)),
      verdictOf(it.verdict),
    ]),
    empty: 'No leads were captured in the week.',
    more: more(leftOff, 'line'),
  };
}

export function noShows({ noShows: { rows, leftOff }, thresholds }: Review): Section {
  return {
    title: 'No-shows, by source',
    definition:
      `Of the meetings that were due in the week, how many were not kept. High is above ${percent(thresholds.noShowRate)}; ` +
      `fewer than ${thresholds.smallSample} meetings are a small sample and not judged.`,
    columns: [words('Source'), number('Meetings'), number('No-shows'), number('Rate'), text('Verdict')],
    rows: rows.map((it) => [
      plain(it.source),
      plain(it.meetings),
      plain(it.noShows),
      it.verdict === 'high' ? alarm(percent(it.rate)) : plain(percent(it.rate)),
      verdictOf(it.verdict),
    ]),
    empty: 'No meetings were due in the week.',
    more: more(leftOff, 'source'),
  };
}

export function dispositions({ dispositions: { rows, leftOff, weeksBefore }, thresholds }: Review): Section {
  const trends = { up: alarm('↑ more'), down: plain('↓ fewer'), steady: quiet('steady') };
  return {
    title: 'Dispositions',
    definition:
      `Why leads were closed without a deal in the week${comparedWith(weeksBefore)}. A trend is a move of more ` +
      `than ${percent(thresholds.dispositionChange)} of the mean; fewer than ${thresholds.smallSample} closings in all ` +
      'these weeks are a small sample. Behind them: campaign, landing page and ad of the first touch.',
    columns: [
      text('Disposition'),
      number('This week'),
      number('Mean before'),
      text('Trend'),
      words('Behind this week’s'),
    ],
    rows: rows.map((it) => [
      plain(it.disposition.replaceAll('_', ' ')),
      plain(it.closed),
      quiet(mean(it.meanBefore)),
      it.trend === 'small-sample' ? SMALL_SAMPLE : trends[it.trend],
      quiet(it.behind.map(whence).join('\n')),
    ]),
    empty: 'No lead was closed without a deal, in this week or the four before.',
    more: more(leftOff, 'disposition'),
  };
}

/** Before the four weeks are full, only those since the first figures are compared with. */
function comparedWith(weeks: number): string {
  if (weeks === 0) return ', with no week before to compare with';
  return `, against the mean of the ${weeks === 1 ? 'week' : `${weeks} weeks`} before`;
}

type Behind = Review['dispositions']['rows'][number]['behind'][number];

/** What strangers wrote is kept on the one line of its closings. */
function whence({ source, campaign, landingPage, content, closed }: Behind): string {
  const ad = content === null ? null : `ad “${content}”`;
  // Without its scheme an address is shorter, and fewer mail programs make a link of it.
  const page = landingPage?.replace(/^https?:\/\//, '') ?? null;
  const parts = [`${source} / ${campaign ?? NO_CAMPAIGN}`, page, ad].filter((it) => it !== null);
  return `${closed} × ${parts.join(', ').replace(/\s+/g, ' ')}`;
}

function verdictOf(verdict: 'slow' | 'high' | 'fine' | 'small-sample'): Cell {
  if (verdict === 'small-sample') return SMALL_SAMPLE;
  return verdict === 'fine' ? quiet(verdict) : alarm(verdict);
}
