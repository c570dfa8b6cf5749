/** The review as a page: headings, definitions and tables of text, for a browser, a printer and a mail alike. */
import { clockTime, tierNames } from '../lead-card.ts';
import type { Review } from '../review.ts';
import { duration, mean, money, NO_DATA, percent, span } from './words.ts';

/** `alarm` asks the meeting to look, `quiet` is said beside the point. Text may hold line breaks. */
export type Cell = { readonly text: string; readonly tone?: 'alarm' | 'quiet' };
export type Column = { readonly title: string; readonly number?: boolean };
export type Section = {
  readonly title: string;
  /** What the figures mean and when something is named, in a sentence or two. */
  readonly definition: string;
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly Cell[])[];
  /** What to say instead of a table without rows. */
  readonly empty: string;
  /** What was left off; null when nothing was. */
  readonly more: string | null;
};
export type Tile = { readonly label: string; readonly value: string; readonly before: string };
export type ReviewPage = {
  readonly title: string;
  /** When it was frozen, or that it is a draft. */
  readonly standing: string;
  readonly tiles: readonly Tile[];
  readonly sections: readonly Section[];
  readonly notes: readonly string[];
};

const text = (title: string): Column => ({ title });
const number = (title: string): Column => ({ title, number: true });
const plain = (value: string | number): Cell => ({ text: String(value) });
const quiet = (value: string | number): Cell => ({ text: String(value), tone: 'quiet' });
const NO_CAMPAIGN = '(no campaign)';
const SMALL_SAMPLE: Cell = { text: 'small sample', tone: 'quiet' };

export function pageOf(review: Review): ReviewPage {
  const { isoWeek, from, to, timeZone, builtAt, frozenAt, revision } = review;
  const again = revision > 1 ? `, revision ${revision}` : '';
  return {
    title: `Weekly review ${isoWeek}: ${span(from, to)}`,
    standing:
      frozenAt === null
        ? `Draft: built ${clockTime(builtAt, timeZone)}, not frozen, and different at the next look.`
        : `Frozen ${clockTime(frozenAt, timeZone)}${again}. It does not change any more.`,
    tiles: tilesOf(review),
    sections: [
      numbers(review),
      topCampaigns(review),
      responses(review),
      noShows(review),
      dispositions(review),
      unworked(review),
      overrides(review),
    ],
    notes: review.notes,
  };
}

function tilesOf({ headline: { week, weekBefore } }: Review): Tile[] {
  const tile = (label: string, value: (of: typeof week) => string): Tile => ({
    label,
    value: value(week),
    before: value(weekBefore),
  });
  return [
    tile('Leads captured', ({ captured }) => String(captured)),
    tile('Qualified opportunities', ({ qualifiedOpportunities }) => String(qualifiedOpportunities)),
    tile('Median speed to lead', ({ medianSpeedToLeadSeconds }) => duration(medianSpeedToLeadSeconds)),
    tile('No-show rate', ({ noShowRate }) => percent(noShowRate)),
  ];
}

function numbers({ headline: { week, weekBefore } }: Review): Section {
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
      row('Leads captured, with a first response', answered),
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

function topCampaigns({ topCampaigns: { rows, leftOff } }: Review): Section {
  return {
    title: 'Top campaigns by qualified opportunities',
    definition:
      'Opportunities opened in the week past the gate of fit and intent. Overrides are shown and do not count.',
    columns: [
      text('Campaign'),
      text('Source'),
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

function responses({ responses: { rows, leftOff }, thresholds }: Review): Section {
  const { slowResponseMinutes: minutes, smallSample } = thresholds;
  return {
    title: 'Response, by source',
    definition:
      'From capture to first response, of the leads captured in the week, on the clock of their tier. Slow is a median ' +
      `above ${minutes.high} min for high intent, ${minutes.standard} min for standard and ${minutes.nurture} min for ` +
      `nurture; with fewer than ${smallSample} responses it is a small sample and not judged.`,
    columns: [
      text('Source'),
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
      it.verdict === 'slow' ? alarm('slow') : verdictOf(it.verdict),
    ]),
    empty: 'No leads were captured in the week.',
    more: more(leftOff, 'line'),
  };
}

function noShows({ noShows: { rows, leftOff }, thresholds }: Review): Section {
  return {
    title: 'No-shows, by source',
    definition:
      `Of the meetings that were due in the week, how many were not kept. High is above ${percent(thresholds.noShowRate)}; ` +
      `fewer than ${thresholds.smallSample} meetings are a small sample and not judged.`,
    columns: [text('Source'), number('Meetings'), number('No-shows'), number('Rate'), text('Verdict')],
    rows: rows.map((it) => [
      plain(it.source),
      plain(it.meetings),
      plain(it.noShows),
      it.verdict === 'high' ? alarm(percent(it.rate)) : plain(percent(it.rate)),
      it.verdict === 'high' ? alarm('high') : verdictOf(it.verdict),
    ]),
    empty: 'No meetings were due in the week.',
    more: more(leftOff, 'source'),
  };
}

function dispositions({ dispositions: { rows, leftOff, weeksBefore }, thresholds }: Review): Section {
  const trends = { up: alarm('↑ more'), down: plain('↓ fewer'), steady: quiet('steady') };
  const weeks = weeksBefore === 4 ? 'the four weeks' : `${weeksBefore} of the four weeks`;
  return {
    title: 'Dispositions',
    definition:
      `Why leads were closed without a deal in the week, against the mean of ${weeks} before. A trend is a move of more ` +
      `than ${percent(thresholds.dispositionChange)} of the mean; fewer than ${thresholds.smallSample} closings in all ` +
      'these weeks are a small sample. Behind them: campaign, landing page and ad of the first touch.',
    columns: [
      text('Disposition'),
      number('This week'),
      number('Mean before'),
      text('Trend'),
      text('Behind this week’s'),
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

type Behind = Review['dispositions']['rows'][number]['behind'][number];

/** What strangers wrote is kept on the one line of its closings. */
function whence({ source, campaign, landingPage, content, closed }: Behind): string {
  const ad = content === null ? null : `ad “${content}”`;
  const parts = [`${source} / ${campaign ?? NO_CAMPAIGN}`, landingPage, ad].filter((it) => it !== null);
  return `${closed} × ${parts.join(', ').replace(/\s+/g, ' ')}`;
}

function unworked({ unworked: { rows, leftOff, ...counts }, builtAt, timeZone }: Review): Section {
  const { untouched, overdue, unowned } = counts;
  const waits = (since: string) => duration((Date.parse(builtAt) - Date.parse(since)) / 1000);
  return {
    title: 'Unworked leads',
    definition:
      `Open leads without a first response when this was built: ${untouched}, of which ${overdue} past the time their ` +
      `owner had and ${unowned} without an owner from sales. Overdue ones first.`,
    columns: [
      text('Lead'),
      text('Tier'),
      text('Owner'),
      text('Source'),
      text('Waiting for'),
      text('Respond by'),
    ],
    rows: rows.map((it) => [
      plain(it.leadId),
      plain(tierNames[it.tier]),
      plain(it.ownerName ?? it.ownerId),
      plain(it.source),
      plain(waits(it.waitingSince)),
      respondBy(it.respondBy, it.overdue),
    ]),
    empty: 'None: every open lead has had its first response.',
    more: more(leftOff, 'lead'),
  };

  function respondBy(at: string | null, isOverdue: boolean): Cell {
    if (at === null) return quiet(NO_DATA);
    return isOverdue ? alarm(clockTime(at, timeZone)) : plain(clockTime(at, timeZone));
  }
}

function overrides({ overrides: { rows, leftOff }, timeZone }: Review): Section {
  return {
    title: 'Gate overrides',
    definition: 'Opportunities of the week that a manager confirmed without fit and intent both being so.',
    columns: [text('Lead'), text('When'), text('By'), text('Reason')],
    rows: rows.map((it) => [
      plain(it.leadId),
      plain(clockTime(it.at, timeZone)),
      plain(it.byName ?? it.byId),
      plain(it.reason),
    ]),
    empty: 'None.',
    more: more(leftOff, 'override'),
  };
}

function alarm(value: string): Cell {
  return { text: value, tone: 'alarm' };
}

const verdictOf = (verdict: 'fine' | 'small-sample' | string): Cell =>
  verdict === 'small-sample' ? SMALL_SAMPLE : quiet('fine');

const more = (leftOff: number, what: string): string | null =>
  leftOff === 0 ? null : `And ${leftOff} more ${what}${leftOff === 1 ? '' : 's'}.`;
