/** The model's lists and figures in words. */
import type { Schemas } from '../../api/client.ts';
import { NONE } from '../../parts/numbers.ts';
import { sentenceCase } from '../../parts/words.ts';

export type Model = Schemas['OperatingModel'];
export type ModelTier = Model['tiers'][number];
export type ModelProps = { readonly model: Model };

/** "demo, pricing"; a dash for nothing. */
export const listed = (names: readonly string[]): string => names.join(', ') || NONE;

const channelWords = { email: 'e-mail', sms: 'SMS', webhook: 'webhook' } as const;
export const channelsInWords = (channels: readonly (keyof typeof channelWords)[]): string =>
  listed(channels.map((channel) => channelWords[channel]));

export const yesOrNo = (is: boolean): string => (is ? 'Yes' : 'No');

/** "09:00–12:00, 13:00–18:00"; closed without shifts. */
export const shiftsInWords = (shifts: readonly string[]): string =>
  shifts.length === 0 ? 'closed' : shifts.map((shift) => shift.replace('-', '–')).join(', ');

/** The moments of a tier as its table has them. */
export function offsetsOf(tier: ModelTier) {
  if (tier.due === 'close-of-day') {
    return {
      due: `Close of the day; from ${tier.cutoff} on, of the next business day`,
      breach: 'At the same moment',
      next: `${tier.reassignAfterClose} business min after it`,
    };
  }
  const unit = tier.clock === 'business' ? 'business min' : 'min';
  const after = (minutes: number | null) => (minutes === null ? NONE : `+${minutes} ${unit}`);
  return {
    due: after(tier.respondWithin),
    breach: after(tier.escalateAfter),
    next: after(tier.reassignAfter),
  };
}

export const clockWords = ({ clock }: ModelTier): string =>
  clock === 'elapsed' ? 'Day and night' : 'Business hours';

export const weekdayWords = (day: string): string => sentenceCase(day);
