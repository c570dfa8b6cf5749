/** Reads what the figures of a range are made of: roll-ups, what was spent, and the names of reps. */
import type { MetricsQuery, MetricsTable } from '../../core/contracts/metrics.ts';
import type { DayRange } from '../../core/day-range.ts';
import { dimensionsOf, type Figures, figuresOf } from '../../core/metrics.ts';
import { personOf } from '../../core/team.ts';
import type { MetricsStore } from '../shared/metrics-store.ts';
import type { SpendStore } from '../shared/spend-store.ts';
import type { TeamStore } from '../shared/team-store.ts';

/** The tables of an answer that is not asked for one. */
const usual: readonly MetricsTable[] = ['source', 'rep', 'campaign', 'tier'];

export type FiguresReader = ReturnType<typeof figuresReader>;

export function figuresReader(
  metrics: Pick<MetricsStore, 'read'>,
  spendStore: Pick<SpendStore, 'inRange'>,
  team: Pick<TeamStore, 'all'>,
) {
  return async ({ by, tier, attribution }: MetricsQuery, range: DayRange): Promise<Figures> => {
    const tables = by === undefined ? usual : [by];
    const [rollUps, spend, members] = await Promise.all([
      metrics.read(range, dimensionsOf(tables, attribution)),
      // An advertisement is paid for whichever tier its leads turn out to be.
      tier === undefined ? spendStore.inRange(range) : null,
      tables.includes('rep') ? team.all() : [],
    ]);
    return figuresOf(
      rollUps.filter((it) => tier === undefined || it.tier === tier),
      (repId) => personOf(members, repId)?.name ?? null,
      { attribution, spend },
    );
  };
}
