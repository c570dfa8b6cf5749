/** The leads that wait when the demo begins: just come in, due, claimed, breached. */
import type { OperatingModel, Tier } from '../../core/operating-model.ts';
import { runningCampaigns } from './campaigns.ts';
import { type Fields, formOf, postOf, touchOf } from './forms.ts';
import { person } from './people.ts';
import { pick, type Random, seedFrom } from './random.ts';

/** A lead that came `minutesAgo` and that nobody has responded to. */
export type Waiting = {
  readonly minutesAgo: number;
  readonly fields: Fields;
  readonly seed: number;
  /** Its owner has said "I'm on it". */
  readonly claimed: boolean;
};

const since: readonly (readonly [tier: Tier, minutesAgo: number, claimed?: true])[] = [
  ['standard', 17.5],
  ['high', 13],
  ['standard', 11],
  ['high', 7, true],
  ['high', 6],
  ['nurture', 5],
  ['standard', 4],
  ['high', 1.5],
];

export function waitingLeads(random: Random, model: Pick<OperatingModel, 'intent'>): Waiting[] {
  return since.map(([tier, minutesAgo, claimed = false], index) => {
    const suited = runningCampaigns(0).filter(({ tiers }) => (tiers[tier] ?? 0) > 0);
    const form = formOf(random, tier, model);
    const touch = touchOf(random, pick(random, suited));
    // Numbers that no person of the past has.
    const who = person(random, 100_000 + index, true);
    const fields = postOf(who, `demo-waiting-${index}`, form, touch);
    return { minutesAgo, fields, seed: seedFrom(random), claimed };
  });
}
