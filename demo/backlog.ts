/** What both teams add to the figures week by week: what campaigns cost, and what they try. */
import { addDays } from '../core/day-range.ts';
import type { Crew } from './crew.ts';
import { newLife } from './crew.ts';
import type { Handlers } from './handlers.ts';
import { during } from './moment.ts';
import { experiments, type PlannedExperiment } from './plan/experiments.ts';
import { type Random, seeded } from './plan/random.ts';
import { type SpendRow, spendRows } from './plan/spend.ts';
import { answerOf, asked } from './requests.ts';

export type BacklogSettings = {
  readonly handlers: Handlers;
  readonly crew: Crew;
  /** Who speaks for sales and who for marketing, by member id. */
  readonly people: Readonly<Record<PlannedExperiment['owner'], string>>;
  readonly lastDay: string;
  readonly days: number;
  /** When a clock of the model's time zone shows `HH:MM` on a day, epoch milliseconds. */
  readonly instant: (day: string, wallTime: string) => number;
  readonly random: Random;
};

/** Before the first review of the week could be. */
const MORNING = '07:30';
const DAYS_OF_AN_IMPORT = 7;

export function planBacklog(settings: BacklogSettings): void {
  const { handlers, crew, people, lastDay, days, instant, random } = settings;
  const life = newLife();

  const rows = spendRows(lastDay, days, random);
  for (let first = addDays(lastDay, 1 - days); first <= lastDay; first = addDays(first, DAYS_OF_AN_IMPORT)) {
    const end = addDays(first, DAYS_OF_AN_IMPORT);
    const some = rows.filter(({ day }) => day >= first && day < end);
    // What is not a whole week yet is imported on the last day.
    importSpend(some, instant(end <= lastDay ? end : lastDay, MORNING));
  }
  for (const experiment of experiments) {
    if (experiment.proposed < days) carryOn(experiment);
  }

  function importSpend(some: readonly SpendRow[], at: number): void {
    const request = asked(people.marketer, ['POST', '/api/spend'], { rows: some });
    planned(at, () => handlers.spendApi(request));
  }

  function carryOn({ proposed, started, decided, decision, owner, ...idea }: PlannedExperiment): void {
    const who = people[owner];
    const daysAgo = (ago: number) => instant(addDays(lastDay, -ago), MORNING);
    let id = '';
    planned(daysAgo(proposed), async () => {
      const proposal = asked(who, ['POST', '/api/experiments'], { ...idea, ownerId: who });
      id = String(answerOf(await handlers.experimentApi(proposal))['id']);
    });
    const change = (ago: number | null, body: Readonly<Record<string, unknown>>) => {
      if (ago === null) return;
      planned(daysAgo(ago), () =>
        handlers.experimentApi(asked(who, ['PATCH', '/api/experiments/{id}', id], body)),
      );
    };
    change(started, { status: 'running' });
    change(decided, { status: 'decided', decision });
  }

  function planned(at: number, work: () => Promise<unknown>): void {
    const happen = (then: number) =>
      during({ at: then, random: seeded(then) }, async () => void (await work()));
    crew.plan(at, { life, goes: 'in-turn', happen });
  }
}
