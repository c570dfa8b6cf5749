/** A submission in quarantine as people judge it: was it a person, and what would become of it? */
import { attributionFrom } from './attribution.ts';
import type { QuarantinedAnswer } from './contracts/trouble.ts';
import { tierOf } from './intent.ts';
import type { OperatingModel } from './operating-model.ts';
import { type FormFields, limits, readSubmission, type Submission, trapOf } from './submission.ts';
import { clipped, multiLine, oneLine } from './text.ts';

/** Of a value that somebody only looks at. */
const MOST_SHOWN = 500;

type Kept = Pick<QuarantinedAnswer, 'id' | 'status' | 'at' | 'expiresAt' | 'settled' | 'leadId'> & {
  readonly fields: FormFields;
};

export function quarantinedView(
  { fields, ...kept }: Kept,
  model: Pick<OperatingModel, 'intent'>,
): QuarantinedAnswer {
  const read = readSubmission(fields);
  return {
    ...kept,
    trap: clipped(trapOf(fields), MOST_SHOWN),
    ...(read.ok ? whatItSays(read.submission, kept.at, model) : whatWasPosted(fields)),
    fields: [...fields].map(([name, value]) => ({
      name: clipped(oneLine(name), limits.answerName),
      value: clipped(multiLine(value), MOST_SHOWN),
    })),
    errors: read.ok ? [] : [...read.errors],
  };
}

type Told = Omit<QuarantinedAnswer, keyof Kept | 'trap' | 'errors'>;

function whatItSays(submission: Submission, at: string, model: Pick<OperatingModel, 'intent'>): Told {
  const { contact, form = null, message = null } = submission;
  const { email, name = null, company = null, phone = null } = contact;
  const { firstTouch, latestTouch } = attributionFrom(submission.firstTouch, submission.latestTouch, at);
  return {
    ...{ email, name, company, phone, message, form },
    source: firstTouch.source,
    campaign: firstTouch.campaign,
    landingPage: latestTouch.landingPage ?? firstTouch.landingPage,
    tier: tierOf(submission, model.intent).tier,
  };
}

/** It cannot be read as a submission: what its fields say of themselves. */
function whatWasPosted(fields: FormFields): Told {
  const said = (name: string) => clipped(oneLine(fields.get(name) ?? ''), MOST_SHOWN) || null;
  return {
    email: said('email'),
    name: said('name'),
    company: said('company'),
    phone: said('phone'),
    message: said('message'),
    form: said('form'),
    source: null,
    campaign: null,
    landingPage: said('landing_page'),
    tier: null,
  };
}
