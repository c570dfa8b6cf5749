/** What the API takes about leads and alerts: the shapes that requests are checked against. Other features have files of their own here. */
import * as z from 'zod';
import { evidences, meetingStates, responseChannels, stages } from '../lead.ts';
import { id } from '../model/ids.ts';
import { tiers } from '../model/tier-rules.ts';
import { fitCriteria, intentSignals } from '../qualification.ts';
import { isSoundText, multiLine, oneLine } from '../text.ts';

const personId = id;
const soundText = z.string().refine(isSoundText, 'must not contain NUL or broken Unicode');
const freeText = soundText
  .transform(multiLine)
  .pipe(z.string().max(2_000, 'must be at most 2000 characters'));
const reason = freeText.pipe(z.string().min(1, 'is required'));

/** `POST /api/leads/{id}/contact` */
export const contactRequest = z.strictObject({
  channel: z.enum(responseChannels),
  evidence: z.enum(evidences).default('self_reported'),
  note: freeText.optional(),
});

/** `POST /api/leads/{id}/reply` and `/claim` */
export const emptyRequest = z.strictObject({});

/** `POST /api/leads/{id}/meetings` */
export const meetingRequest = z.strictObject({ state: z.enum(meetingStates), note: freeText.optional() });

const criterion = z.strictObject({
  met: z.boolean('must be true or false'),
  evidence: soundText
    .transform(oneLine)
    .pipe(z.string().max(500, 'must be at most 500 characters'))
    .optional(),
});
type Criterion = typeof criterion;
const named = <Name extends string>(names: readonly Name[]) =>
  Object.fromEntries(names.map((name) => [name, criterion])) as Record<Name, Criterion>;

/** `POST /api/leads/{id}/qualify`: each criterion of fit; of intent, what is known. */
export const qualifyRequest = z.strictObject({
  fit: z.strictObject(named(fitCriteria)),
  intent: z.strictObject(named(intentSignals)).partial(),
  note: freeText.optional(),
});

/** An amount in major units: a decimal text such as "1999.90", or a number. The currency says how many decimals it has. */
export const amount = z.union([z.string().max(40), z.number()], 'expected an amount such as "1999.90"');
export const currency = z
  .string()
  .trim()
  .regex(/^[A-Z]{3}$/, 'expected an ISO 4217 code such as "EUR"');

/** `POST /api/leads/{id}/opportunity`: `amount` and `currency` together or neither. */
export const opportunityRequest = z
  .strictObject({
    amount: amount.optional(),
    currency: currency.optional(),
    override: z.strictObject({ reason }).optional(),
    note: freeText.optional(),
  })
  .superRefine((said, context) => {
    const given = { amount: said.amount !== undefined, currency: said.currency !== undefined };
    if (given.amount === given.currency) return;
    const path = [given.amount ? 'currency' : 'amount'];
    context.addIssue({ code: 'custom', path, message: 'is required with the other' });
  });

/** `POST /api/leads/{id}/win` */
export const winRequest = z.strictObject({ amount, currency, note: freeText.optional() });

/** `POST /api/leads/{id}/lose` and `/disqualify`; which tags there are is the model's to say. */
export const closeRequest = z.strictObject({
  disposition: z.string('is required').min(1, 'is required').max(40),
  note: freeText.optional(),
});

/** `POST /api/leads/{id}/reopen` */
export const reopenRequest = z.strictObject({ reason });

/** `POST /api/leads/{id}/reassign` */
export const reassignRequest = z.strictObject({ ownerId: personId, reason });

const day = z.iso.date('expected a day such as 2026-11-23');

/** What nobody has responded to: all of it, what is late, and what has no owner from sales yet. */
export const waitings = ['untouched', 'overdue', 'unowned'] as const;
export type Waiting = (typeof waitings)[number];

/** Where a list goes on: opaque. */
const cursor = z.string().max(2_000).optional();

/** `GET /api/leads`: days are capture days in the model's time zone, both included. */
export const leadListQuery = z
  .strictObject({
    owner: personId.optional(),
    stage: z.enum(stages).optional(),
    tier: z.enum(tiers).optional(),
    open: z
      .literal('true', 'must be true or left out')
      .optional()
      .describe('Only leads that are not closed.'),
    waiting: z
      .enum(waitings)
      .optional()
      .describe('What waits for a first response: the leads that `now` of the figures counts.'),
    from: day.optional(),
    to: day.optional(),
    cursor,
    limit: z.coerce.number().int().min(1).max(200).default(50),
  })
  .superRefine(({ waiting, from, to }, context) => {
    if (waiting === undefined) return;
    for (const [path, given] of Object.entries({ from, to })) {
      if (given === undefined) continue;
      context.addIssue({ code: 'custom', path: [path], message: 'does not go with waiting' });
    }
  });
export type LeadListQuery = z.output<typeof leadListQuery>;

/** `GET /api/leads/{id}/company` */
export const companyLeadsQuery = z.strictObject({
  cursor,
  limit: z.coerce.number().int().min(1).max(50).default(50),
});

/** Alerts that somebody has to look at, and those that wait for the end of quiet hours. */
export const alertListStatuses = ['failed', 'bounced', 'complained', 'held'] as const;
export type AlertListStatus = (typeof alertListStatuses)[number];

/**
 * `GET /api/alerts`: of one status, by days in the model's time zone, both included: of the failure or the bounce, or of
 * the end of the quiet hours for what is held. Without days, all there are.
 */
export const alertListQuery = z.strictObject({
  status: z.enum(alertListStatuses).default('failed'),
  from: day.optional(),
  to: day.optional(),
  cursor: z.string().max(2_000).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
});
export type AlertListQuery = z.output<typeof alertListQuery>;
