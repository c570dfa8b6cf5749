/** What a visitor puts into a form: themselves, their question, and where they came from. */
import type { OperatingModel, Tier } from '../../core/operating-model.ts';
import type { Campaign } from './campaigns.ts';
import type { Person } from './people.ts';
import { pick, type Random } from './random.ts';

export type Fields = Readonly<Record<string, string>>;

const questions: Readonly<Record<Tier, readonly string[]>> = {
  high: [
    'We would like to see it in action with two of our teams.',
    'What is the pricing for forty people?',
    'Could you talk to us about implementation before the end of the quarter?',
    'How much is it for a team of ten, billed monthly?',
  ],
  standard: [
    'We lose leads between marketing and sales. Can you help?',
    'Does it work together with our CRM?',
    'Please call me back about lead routing.',
    'We are comparing tools for revenue operations.',
  ],
  nurture: [],
};

/** A form of this tier, with the question that goes with it. */
export function formOf(random: Random, tier: Tier, { intent }: Pick<OperatingModel, 'intent'>): Fields {
  const forms = { high: intent.highIntentForms, standard: [], nurture: intent.nurtureForms }[tier];
  const form = forms.length === 0 ? 'contact' : pick(random, forms);
  const asks = questions[tier].length > 0 && (forms.length === 0 || random() < 0.5);
  return asks ? { form, message: pick(random, questions[tier]) } : { form };
}

/** The touch of a visit by this campaign. */
export function touchOf(random: Random, { touch, contents, landingPages }: Campaign): Fields {
  return {
    ...touch,
    ...(contents.length > 0 ? { utm_content: pick(random, contents) } : {}),
    landing_page: pick(random, landingPages),
  };
}

/** The same behind `first_`, as a form sends what it remembers of the first visit. */
export const asFirstTouch = (touch: Fields): Fields =>
  Object.fromEntries(Object.entries(touch).map(([name, value]) => [`first_${name}`, value]));

/** A whole post; `submissionId` makes it this one and no other. */
export const postOf = (person: Person, submissionId: string, ...parts: readonly Fields[]): Fields =>
  Object.assign({ ...person.fields, submission_id: submissionId, consent: 'marketing' }, ...parts);
