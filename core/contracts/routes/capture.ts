import * as z from 'zod';
import { touchFields } from '../../attribution.ts';
import { knownFields } from '../../submission.ts';
import { type CaptureAnswer, captureAnswer } from '../capture.ts';
import type { Contents, Route } from './route.ts';
import { json } from './route.ts';

const touches = Object.fromEntries(
  ['', 'first_'].flatMap((prefix) => touchFields.map((field) => [prefix + field, z.string().optional()])),
);

/** A form's fields. Those that are not known are kept as answers; server fields such as an owner have no effect. */
export const captureRequest = knownFields
  .extend({ ...touches, _gotcha: z.string().optional().describe('For bots: a person leaves it empty.') })
  .catchall(z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(z.unknown())]));

const example = {
  email: 'jane.doe@acme.example',
  name: 'Jane Doe',
  form: 'demo',
  utm_source: 'google',
  utm_medium: 'cpc',
  utm_campaign: 'brand',
  landing_page: 'https://www.example.com/demo',
  submission_id: 'b1c6a7f0-4b1e-4f43-9a3d-2f4a0f6c1f10',
};
const form = { schema: captureRequest };
const body: Contents = {
  ...json(captureRequest, example),
  'application/x-www-form-urlencoded': form,
  'multipart/form-data': form,
};

const answer: CaptureAnswer = { leadId: '01KASRW0H0ABCDEFGHJKMNPQRS', status: 'captured', tier: 'high' };
const told = (example?: CaptureAnswer): Contents => ({
  ...json(captureAnswer, example),
  'text/html': { schema: z.string() },
});

export const captureRoutes: readonly Route[] = [
  {
    method: 'post',
    path: '/leads',
    operationId: 'captureLead',
    tag: 'Leads',
    summary: 'Takes a form’s submission',
    description:
      'Stored before it is answered. Posting the same `submission_id` again answers the same lead.',
    roles: 'public',
    parameters: {
      header: z.object({
        'idempotency-key': z
          .string()
          .optional()
          .describe('Stands for `submission_id` where the body has none.'),
      }),
    },
    body,
    answers: {
      200: { description: 'It was taken before.', content: told() },
      201: {
        description: 'Stored: as a new lead, or as a touch of the person’s open one.',
        content: told(answer),
      },
      303: { description: 'A browser goes on to the page that `redirect` names.' },
    },
    refusals: { 409: 'The `submission_id` was used for another submission.' },
  },
];
