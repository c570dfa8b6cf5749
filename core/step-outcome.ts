/** What a step of the handoff found; the workflow branches on these names and on nothing else. */
export const stepOutcomes = [
  /** Nobody has responded: wait for the next deadline. */
  'untouched',
  /** Somebody responded, or another workflow follows the lead by now. */
  'moved-on',
  /** Nobody is left to give the lead to: it stays with the manager, who was told. */
  'last-owner',
] as const;
export type StepOutcome = (typeof stepOutcomes)[number];
