/** What the counters of a rep say: their share of the work, and how quickly they respond. */
import type { RepFigures } from './contracts/metrics.ts';
import { count, rate } from './counters.ts';
import { responseFigures, SMALL_SAMPLE_BELOW } from './lead-figures.ts';
import type { Counters } from './roll-up.ts';

export function repFigures(
  repId: string,
  counters: Counters,
  nameOf: (repId: string) => string | null,
): RepFigures {
  const contacted = count(counters, 'contacted');
  const withinSla = count(counters, 'withinSla');
  return {
    repId,
    name: nameOf(repId),
    assigned: count(counters, 'assigned'),
    contacted,
    ...responseFigures(counters),
    withinSla,
    slaAttainment: rate(withinSla, contacted),
    breached: count(counters, 'breached'),
    reassignedAway: count(counters, 'reassignedAway'),
    samples: { responses: contacted },
    smallSample: contacted < SMALL_SAMPLE_BELOW,
  };
}
