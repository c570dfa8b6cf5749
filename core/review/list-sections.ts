/** The sections of the review that are lists: leads that wait, overrides, and what both teams try. */
import { tierNames } from '../lead-card.ts';
import type { Review } from '../review.ts';
import { alarm, type Cell, id, more, plain, quiet, type Section, text, words } from './section.ts';
import { duration, metricNames, minuteOf, NO_DATA, resultWords } from './words.ts';

export function unworked({ unworked: { rows, leftOff, ...counts }, builtAt, timeZone }: Review): Section {
  const { untouched, overdue, unowned } = counts;
  const waits = (since: string) =>
    duration(60 * Math.floor((Date.parse(builtAt) - Date.parse(since)) / 60_000));
  return {
    title: 'Unworked leads',
    definition:
      `Open leads without a first response when this was built: ${untouched}, of which ${overdue} past the time their ` +
      `owner had and ${unowned} without an owner from sales. Overdue ones first.`,
    columns: [
      id('Lead'),
      text('Tier'),
      words('Owner'),
      words('Source'),
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
    return isOverdue ? alarm(minuteOf(at, timeZone)) : plain(minuteOf(at, timeZone));
  }
}

export function overrides({ overrides: { rows, leftOff }, timeZone }: Review): Section {
  return {
    title: 'Gate overrides',
    definition: 'Opportunities of the week that a manager confirmed without fit and intent both being so.',
    columns: [id('Lead'), text('When'), words('By'), words('Reason')],
    rows: rows.map((it) => [
      plain(it.leadId),
      plain(minuteOf(it.at, timeZone)),
      plain(it.byName ?? it.byId),
      plain(it.reason),
    ]),
    empty: 'None.',
    more: more(leftOff, 'override'),
  };
}

export function experiments({ experiments: { rows, leftOff } }: Review): Section {
  return {
    title: 'Experiment backlog',
    definition:
      'What runs and what is proposed. A result is the figure over the days since the start, against as many days before.',
    columns: [
      words('Hypothesis'),
      text('Metric'),
      words('Owner'),
      words('Sprint'),
      text('Status'),
      text('Before → after'),
    ],
    rows: rows.map((it) => [
      plain(it.hypothesis),
      plain(metricNames[it.metric]),
      plain(it.ownerName ?? it.ownerId),
      it.sprint === null ? quiet(NO_DATA) : plain(it.sprint),
      it.status === 'running' ? plain(`running since ${it.startedOn}`) : quiet(it.status),
      it.result === null ? quiet(NO_DATA) : plain(resultWords(it.result)),
    ]),
    empty: 'Nothing runs and nothing is proposed.',
    more: more(leftOff, 'experiment'),
  };
}

export function decisions({ decisions: { rows, leftOff } }: Review): Section {
  return {
    title: 'Decided in the week',
    definition: 'Experiments that ended, with what they showed and what was decided.',
    columns: [words('Hypothesis'), text('Metric'), text('Before → after'), text('Decision'), words('Note')],
    rows: rows.map((it) => [
      plain(it.hypothesis),
      plain(metricNames[it.metric]),
      it.result === null ? quiet(NO_DATA) : plain(resultWords(it.result)),
      plain(`${it.outcome}, ${it.decidedOn}`),
      plain(it.note),
    ]),
    empty: 'Nothing was decided.',
    more: more(leftOff, 'decision'),
  };
}
