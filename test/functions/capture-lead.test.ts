import { describe, expect, it, vi } from 'vitest';
import { capturedAt, minute } from '../support/builders.ts';
import { useEngine } from '../support/engine.ts';
import { aLandingPage } from '../support/landing-page.ts';
import { jsonPost, multipartPost, rawPost, urlencodedPost } from '../support/requests.ts';

vi.mock('../../functions/shared/model.ts', () => import('../support/built-model.ts'));

const engine = useEngine();
const aForm = () => aLandingPage(engine);

const jane = {
  email: 'Jane.Doe@Acme.example',
  name: 'Jane Doe',
  company: 'Acme',
  form: 'demo',
  message: 'Please call me.',
  utm_source: 'google',
  utm_medium: 'cpc',
  utm_campaign: 'brand',
  submission_id: 'one',
};

describe('a form post', () => {
  it.each([
    ['JSON', async () => jsonPost(jane)],
    ['urlencoded', async () => urlencodedPost(jane)],
    ['multipart', () => multipartPost(jane)],
  ])('as %s is stored whole and answered with 201', async (_type, request) => {
    const form = await aForm();
    const reply = await form.post(await request());

    expect(reply.statusCode).toBe(201);
    expect(reply.header('content-type')).toBe('application/json');
    const { leadId, ...answer } = reply.json();
    expect(leadId).toMatch(/^[0-9A-HJKMNP-TV-Z]{26}$/);
    expect(answer).toEqual({ status: 'captured', tier: 'high' });
    expect(await form.lead(leadId)).toMatchObject({
      stage: 'captured',
      contact: { email: 'jane.doe@acme.example', name: 'Jane Doe', company: 'Acme' },
      ownerId: 'paid-media',
      capturedAt,
      captureDay: '2026-11-23',
      attribution: { firstTouch: { source: 'google', campaign: 'brand' } },
    });
    expect(await form.events()).toMatchObject([
      { type: 'LeadCaptured', seq: 1, at: capturedAt, actor: 'form' },
    ]);
    expect(await form.violations()).toEqual([]);
  });

  it('says the same whichever way it is encoded: the second way is a repeat', async () => {
    const form = await aForm();
    const first = await form.post(jsonPost(jane));
    const repeats = [await form.post(urlencodedPost(jane)), await form.post(await multipartPost(jane))];
    for (const repeat of repeats) {
      expect(repeat.statusCode).toBe(200);
      expect(repeat.json()).toEqual(first.json());
    }
    expect(await form.leads()).toHaveLength(1);
    expect(await form.violations()).toEqual([]);
  });

  it('keeps fields it does not know as answers, and the ids of a header as its own', async () => {
    const form = await aForm();
    const { submission_id: _none, ...fields } = jane;
    const request = () =>
      jsonPost({ ...fields, team_size: 40, newsletter: true }, { 'Idempotency-Key': 'h-1' });
    const first = await form.post(request());
    expect(await form.lead(first.json().leadId)).toMatchObject({
      answers: { team_size: '40', newsletter: 'true' },
    });
    expect((await form.post(request())).statusCode).toBe(200);
    expect(await form.violations()).toEqual([]);
  });

  it('repeated, a day later too, gets the first answer and writes nothing', async () => {
    const form = await aForm();
    const first = await form.post(jsonPost(jane));
    const before = await form.rows();
    form.at(minute(24 * 60));
    const repeat = await form.post(jsonPost(jane));
    expect([repeat.statusCode, repeat.body]).toEqual([200, first.body]);
    expect(await form.rows()).toEqual(before);
  });

  it('sent twenty times at once becomes one lead', async () => {
    const form = await aForm();
    const replies = await Promise.all(Array.from({ length: 20 }, () => form.post(jsonPost(jane))));
    expect(replies.map(({ statusCode }) => statusCode).sort()).toEqual([...Array(19).fill(200), 201]);
    expect(new Set(replies.map(({ body }) => body)).size).toBe(1);
    expect(await form.leads()).toHaveLength(1);
    expect(await form.events()).toHaveLength(1);
    expect(await form.violations()).toEqual([]);
  });

  it('with the id of another submission is refused with 409, and nothing is written', async () => {
    const form = await aForm();
    await form.post(jsonPost(jane));
    const before = await form.rows();
    const reply = await form.post(jsonPost({ ...jane, message: 'Something else.' }));
    expect(reply.statusCode).toBe(409);
    expect(reply.header('content-type')).toBe('application/problem+json');
    expect(reply.json()).toMatchObject({ status: 409, type: 'urn:lead-handoff:problem:submission-conflict' });
    expect(await form.rows()).toEqual(before);
    expect(await form.violations()).toEqual([]);
  });

  it('takes an id again when its ninety days are over', async () => {
    const form = await aForm();
    await form.post(jsonPost(jane));
    form.at(minute(91 * 24 * 60));
    const reply = await form.post(jsonPost({ ...jane, email: 'new@acme.example' }));
    expect(reply.statusCode).toBe(201);
    expect(await form.leads()).toHaveLength(2);
  });
});

describe('somebody who wrote before', () => {
  const again = {
    ...jane,
    submission_id: 'two',
    utm_source: 'linkedin',
    utm_campaign: 'retarget',
    phone: '+1 202 555',
  };

  it('adds a touchpoint to the open lead: the latest touch moves, the first never does', async () => {
    const form = await aForm();
    const { leadId } = (await form.post(jsonPost(jane))).json();
    form.at(minute(3));
    const reply = await form.post(jsonPost({ ...again, email: ' JANE.doe@acme.EXAMPLE ', company: 'Other' }));
    expect(reply.statusCode).toBe(201);
    expect(reply.json()).toEqual({ leadId, status: 'merged', tier: 'high' });
    expect(await form.lead(leadId)).toMatchObject({
      version: 2,
      contact: { company: 'Acme', phone: '+1 202 555' },
      capturedAt,
      attribution: {
        firstTouch: { source: 'google', campaign: 'brand', at: capturedAt },
        latestTouch: { source: 'linkedin', campaign: 'retarget', at: minute(3) },
      },
    });
    expect(
      (await form.post(jsonPost({ ...again, email: 'jane.doe@acme.example', company: 'Other' }))).json(),
    ).toEqual(reply.json());
    expect((await form.events()).map(({ type }) => type)).toEqual(['LeadCaptured', 'TouchpointAdded']);
    expect(await form.violations()).toEqual([]);
  });

  it('becomes a new lead when the old one is closed, and the new one is touched from then on', async () => {
    const form = await aForm();
    const { leadId: old } = (await form.post(jsonPost(jane))).json();
    await form.close(old);
    form.at(minute(60));
    const { leadId, status } = (await form.post(jsonPost(again))).json();
    expect(status).toBe('captured');
    expect(leadId).not.toBe(old);
    const third = await form.post(jsonPost({ ...again, submission_id: 'three' }));
    expect(third.json()).toMatchObject({ leadId, status: 'merged' });
    expect(await form.violations()).toEqual([]);
  });

  it('and writes twice at once for the first time, is one lead with one touchpoint', async () => {
    const form = await aForm();
    const replies = await Promise.all([form.post(jsonPost(jane)), form.post(jsonPost(again))]);
    expect(replies.map((it) => it.json().status).sort()).toEqual(['captured', 'merged']);
    expect(new Set(replies.map((it) => it.json().leadId)).size).toBe(1);
    expect(await form.leads()).toHaveLength(1);
    expect((await form.events()).map(({ type }) => type)).toEqual(['LeadCaptured', 'TouchpointAdded']);
    expect(await form.violations()).toEqual([]);
  });

  it('ten times at once, with ids of their own, is one lead with nine touchpoints', async () => {
    const form = await aForm();
    const posts = Array.from({ length: 10 }, (_, i) =>
      form.post(jsonPost({ ...jane, submission_id: `id-${i}` })),
    );
    const replies = await Promise.all(posts);
    expect(replies.map(({ statusCode }) => statusCode)).toEqual(Array(10).fill(201));
    expect(await form.leads()).toMatchObject([{ version: 10 }]);
    expect(await form.violations()).toEqual([]);
  });
});

describe('a bot that fills the honeypot', () => {
  it('is told what a person would be, and is kept apart: no lead, and an event without its words', async () => {
    const form = await aForm();
    const bot = { ...jane, _gotcha: 'http://spam.example' };
    const reply = await form.post(jsonPost(bot));
    expect(reply.statusCode).toBe(201);
    expect(reply.json()).toMatchObject({ status: 'captured', tier: 'high' });
    expect(await form.leads()).toEqual([]);
    const events = await form.events();
    expect(events).toMatchObject([{ type: 'SubmissionQuarantined', leadId: reply.json().leadId, seq: 1 }]);
    expect(JSON.stringify(events)).not.toMatch(/spam\.example|jane/i);
    expect((await form.rows()).find(({ sk }) => sk === 'QUARANTINE')).toMatchObject({
      pk: `QUARANTINE#${reply.json().leadId}`,
      posted: JSON.stringify(Object.entries(bot)),
    });
    expect(await form.violations()).toEqual([]);
  });
});

describe('a bot that fills the honeypot and gets the rest wrong', () => {
  it('learns nothing from it', async () => {
    const form = await aForm();
    const reply = await form.post(jsonPost({ email: 'nobody', _gotcha: 'x' }));
    expect(reply.statusCode).toBe(201);
    expect(reply.json()).toMatchObject({ status: 'captured' });
    expect(await form.leads()).toEqual([]);
  });
});

describe('an Idempotency-Key', () => {
  it('counts when the form leaves its own submission id blank', async () => {
    const form = await aForm();
    const post = () => form.post(jsonPost({ ...jane, submission_id: '' }, { 'idempotency-key': 'key-1' }));
    const [first, repeat] = [await post(), await post()];
    expect([repeat.statusCode, repeat.body]).toEqual([200, first.body]);
  });
});

describe('a browser without scripts', () => {
  const html = { accept: 'text/html,application/xhtml+xml' };

  it('goes on to the page that the form names, if it is one of ours', async () => {
    const form = await aForm();
    const redirect = 'https://go.example.com/thanks?from=demo';
    const reply = await form.post(urlencodedPost({ ...jane, redirect }, html));
    expect(reply.statusCode).toBe(303);
    expect(reply.header('location')).toBe(redirect);
    expect(await form.leads()).toHaveLength(1);
    expect(await form.violations()).toEqual([]);
  });

  it.each([
    'https://evil.example/phish',
    'https://www.example.com.evil.example/',
    'https://www.example.com@evil.example/',
    '//evil.example',
    'javascript:alert(1)',
    'http://www.example.com/',
    'https://www.example.com:8443/',
    'data:text/html,hi',
    'nonsense',
  ])('is thanked, and not sent to %s', async (redirect) => {
    const form = await aForm();
    const reply = await form.post(urlencodedPost({ ...jane, redirect }, html));
    expect(reply.statusCode).toBe(201);
    expect(reply.header('location')).toBeUndefined();
    expect(reply.header('content-type')).toBe('text/html; charset=utf-8');
    expect(reply.body).toContain('Thank you');
    expect(reply.body).not.toContain(redirect);
  });

  it('is told on a page what to mend, with nothing of it acting', async () => {
    const form = await aForm();
    const reply = await form.post(
      urlencodedPost({ email: 'no address', '<img src=x onerror=alert(1)>': 'x'.repeat(2_001) }, html),
    );
    expect(reply.statusCode).toBe(422);
    expect(reply.header('content-security-policy')).toContain("default-src 'none'");
    expect(reply.body).toContain('must be an e-mail address');
    expect(reply.body).not.toContain('<img');
  });
});

describe('a script of another page', () => {
  const origin = 'https://www.example.com';

  it('of an allowed origin may read the answer, refusals too', async () => {
    const form = await aForm();
    for (const request of [
      jsonPost(jane, { origin }),
      jsonPost({}, { origin }),
      rawPost('text/plain', 'x', { headers: { origin } }),
    ]) {
      const reply = await form.post(request);
      expect(reply.header('access-control-allow-origin'), reply.body).toBe(origin);
      expect(reply.header('vary')?.toLowerCase()).toContain('origin');
    }
  });

  it('of another origin may not; a lead is taken all the same, for CORS authenticates nobody', async () => {
    const form = await aForm();
    const reply = await form.post(jsonPost(jane, { origin: 'https://evil.example' }));
    expect(reply.statusCode).toBe(201);
    expect(reply.header('access-control-allow-origin')).toBeUndefined();
    expect(reply.header('access-control-allow-credentials')).toBeUndefined();
  });

  it('is told beforehand what it may send', async () => {
    const form = await aForm();
    const preflight = (from: string) => ({
      ...rawPost(undefined, '', { headers: { origin: from, 'access-control-request-method': 'POST' } }),
      routeKey: 'OPTIONS /leads',
      requestContext: { http: { method: 'OPTIONS', path: '/leads' } },
    });
    const allowed = await form.post(preflight(origin) as never);
    expect(allowed.statusCode).toBe(204);
    expect(allowed.header('access-control-allow-origin')).toBe(origin);
    expect(allowed.header('access-control-allow-methods')).toBe('POST');
    expect(allowed.header('access-control-allow-headers')).toBe('content-type,idempotency-key');
    const other = await form.post(preflight('https://evil.example') as never);
    expect(other.header('access-control-allow-origin')).toBeUndefined();
    expect(await form.rows()).toEqual([]);
  });
});
