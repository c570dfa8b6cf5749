/** What a step of a rebuild found; its workflow branches on these names and on nothing else. */
export const rebuildOutcomes = [
  /** A new generation is open. */
  'begun',
  /** Another rebuild is at work. */
  'refused',
  /** The step ran out of its time and goes on where it is. */
  'more',
  /** A segment is counted to its end. */
  'counted',
  /** Something seems to differ: wait for what is on its way, and look again. */
  'look-again',
  'compared',
  'switched',
  'dropped',
  /** Another rebuild took over, because this one seemed to have died. */
  'superseded',
  'given-up',
] as const;
export type RebuildOutcome = (typeof rebuildOutcomes)[number];
