/** What the preview is asked, as the address of the page has it: `?at=2026-12-24T16:30&tier=nurture`. */
import { type Tier, tierWords } from '../../../parts/words.ts';

export type Question = { readonly at: string | null; readonly tier: Tier | null };

const isTier = (text: string | null): text is Tier => text !== null && Object.hasOwn(tierWords, text);

/** What is no tier asks for all; what is no time is for the API to refuse, where the reader sees it. */
export function questionOf(params: URLSearchParams): Question {
  const tier = params.get('tier');
  return { at: params.get('at'), tier: isTier(tier) ? tier : null };
}

/** Of the fields of the form; without a day the samples are asked for. */
export function paramsOf(fields: { readonly day: string; readonly time: string; readonly tier: string }) {
  const { day, time, tier } = fields;
  return new URLSearchParams({
    ...(day !== '' && { at: `${day}T${time || '09:00'}` }),
    ...(tier !== '' && { tier }),
  });
}

/** As the fields of the form have it. */
export function fieldsOf({ at, tier }: Question) {
  const [day = '', time = ''] = at?.split('T') ?? [];
  return { day, time, tier: tier ?? '' };
}
