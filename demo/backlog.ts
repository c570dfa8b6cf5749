/** What marketing and sales add to the figures: what campaigns cost, and what both teams try. */
import { addDays } from '../core/day-range.ts';
import type { OperatingModel } from '../core/operating-model.ts';
import { dateOf, instantIn } from '../core/wall-clock.ts';
import type { Handlers } from './handlers.ts';
import { during } from './moment.ts';
import { experiments, type PlannedExperiment } from './plan/experiments.ts';
import type { Random } from './plan/random.ts';
import { type SpendRow, spendRows } from './plan/spend.ts';
import { answerOf, asked } from './requests.ts';

export type BacklogSettings = {
  readonly handlers: Handlers;
  readonly model: Pick<OperatingModel, 'calendar' | 'routing'>;
  readonly lastDay: string;
  readonly days: number;
  readonly random: Random;
};

const DAYS_OF_AN_IMPORT = 30;

/** After the leads: an import of spend says which of its campaigns brought none. */
export async function fillBacklog(settings: BacklogSettings): Promise<void> {
  const { handlers, model, lastDay, days, random } = settings;
  const { timeZone } = model.calendar;
  const manager = model.routing.fallbackManager;
  const marketer = (await handlers.team.all()).find(({ active, role }) => active && role === 'marketer');
  const people = { manager, marketer: marketer?.id ?? manager };
  const on = (day: string) => ({ at: instantIn(timeZone, dateOf(day), '10:00'), random });

  const rows = spendRows(lastDay, days, random);
  for (let last = addDays(lastDay, 1 - days); last <= lastDay; ) {
    const from = last;
    last = addDays(from, DAYS_OF_AN_IMPORT);
    await importSpend(
      rows.filter(({ day }) => day >= from && day < last),
      last <= lastDay ? last : lastDay,
    );
  }
  for (const experiment of experiments) {
    if (experiment.proposed < days) await carryOn(experiment);
  }

  async function importSpend(some: readonly SpendRow[], day: string): Promise<void> {
    const request = asked(people.marketer, ['POST', '/api/spend'], { rows: some });
    await during(on(day), () => handlers.spendApi(request));
  }

  async function carryOn({ proposed, started, decided, decision, owner, ...idea }: PlannedExperiment) {
    const dayAgo = (ago: number) => addDays(lastDay, -ago);
    const proposal = asked(people[owner], ['POST', '/api/experiments'], { ...idea, ownerId: people[owner] });
    const made = answerOf(await during(on(dayAgo(proposed)), () => handlers.experimentApi(proposal)));
    const change = async (ago: number, body: Readonly<Record<string, unknown>>) => {
      const id = String(made['id']);
      const request = asked(people[owner], ['PATCH', '/api/experiments/{id}', id], body);
      await during(on(dayAgo(ago)), () => handlers.experimentApi(request));
    };
    if (started !== null) await change(started, { status: 'running' });
    if (decided !== null) await change(decided, { status: 'decided', decision });
  }
}
