import type { MetricsAnswer, MetricsTable } from '../../core/contracts/metrics.ts';
import type { Figures } from '../../core/metrics.ts';

/** The part of the figures that was asked for: one table, or the usual ones. */
export function partOf(
  figures: Figures,
  by: MetricsTable | undefined,
): Pick<MetricsAnswer, 'total' | `by${Capitalize<MetricsTable>}` | 'unmatchedSpend'> {
  const { total } = figures;
  switch (by) {
    case undefined: {
      const { bySource, byRep, byCampaign, byTier, unmatchedSpend } = figures;
      return { total, bySource, byRep, byCampaign, byTier, unmatchedSpend: [...unmatchedSpend] };
    }
    case 'source':
      return { total, bySource: figures.bySource, unmatchedSpend: [...figures.unmatchedSpend] };
    case 'campaign':
      return { total, byCampaign: figures.byCampaign, unmatchedSpend: [...figures.unmatchedSpend] };
    case 'form':
      return { total, byForm: figures.byForm };
    case 'rep':
      return { total, byRep: figures.byRep };
    case 'tier':
      return { total, byTier: figures.byTier };
    case 'week':
      return { total, byWeek: figures.byWeek };
  }
}
