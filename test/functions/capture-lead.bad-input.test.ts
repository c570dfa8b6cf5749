/** What INVARIANTS.md lists as bad input, posted to capture-lead as it is deployed. */
import { describe, expect, it, vi } from 'vitest';
import type { HttpRequest } from '../../functions/shared/http.ts';
import { useEngine } from '../support/engine.ts';
import { aLandingPage } from '../support/landing-page.ts';
import { jsonPost, multipartPost, rawPost, urlencodedPost } from '../support/requests.ts';

vi.mock('../../functions/shared/model.ts', () => import('../support/built-model.ts'));

const engine = useEngine();
const jane = { email: 'jane.doe@acme.example', form: 'demo', submission_id: 'one' };
const JSON_TYPE = 'application/json';
const URLENCODED = 'application/x-www-form-urlencoded';
const MULTIPART = 'multipart/form-data; boundary=cut';
const bytes = (...parts: (string | number[] | Uint8Array)[]) =>
  Buffer.concat(parts.map((it) => (typeof it === 'string' ? Buffer.from(it) : Buffer.from(it))));
const part = (name: string, value: string | number[], more = '') =>
  bytes(`--cut\r\nContent-Disposition: form-data; name="${name}"${more}\r\n\r\n`, value, '\r\n');
const NOT_UTF8 = [0x61, 0xff, 0xfe];

/** Each is refused with this status, and nothing is stored. */
const refused: [what: string, status: number, request: () => HttpRequest | Promise<HttpRequest>][] = [
  ['a body over 32 KB', 413, () => jsonPost({ ...jane, message: 'x'.repeat(32 * 1024) })],
  ['a body over 32 KB in base64', 413, () => rawPost(JSON_TYPE, new Uint8Array(32 * 1024 + 1).fill(0x20))],
  [
    'a body over 32 KB in bytes, not in characters',
    413,
    () => jsonPost({ ...jane, message: '€'.repeat(11_000) }),
  ],
  [
    'JSON 15,000 levels deep',
    400,
    () => rawPost(JSON_TYPE, `{"a":${'['.repeat(15_000)}${']'.repeat(15_000)}}`),
  ],
  ['JSON with an object in a field', 422, () => jsonPost({ ...jane, name: { first: 'Jane' } })],
  ['JSON that is a list', 400, () => jsonPost([jane])],
  ['JSON that is null', 400, () => rawPost(JSON_TYPE, 'null')],
  ['JSON that ends in the middle', 400, () => rawPost(JSON_TYPE, '{"email":"jane@acme.ex')],
  ['an empty body', 400, () => rawPost(JSON_TYPE, '')],
  ['no body at all', 422, () => ({ ...rawPost(URLENCODED, ''), body: undefined }) as unknown as HttpRequest],
  [
    '2,000 keys in JSON',
    400,
    () => jsonPost(Object.fromEntries(Array.from({ length: 2_000 }, (_, i) => [`k${i}`, 1]))),
  ],
  ['2,000 urlencoded keys', 400, () => rawPost(URLENCODED, 'a=1&'.repeat(2_000))],
  ['51 fields it does not know', 422, () => jsonPost(many(51))],
  ['no content type', 415, () => rawPost(undefined, JSON.stringify(jane))],
  ['text', 415, () => rawPost('text/plain', JSON.stringify(jane))],
  ['a type that only begins like JSON', 415, () => rawPost('application/jsonp', JSON.stringify(jane))],
  ['JSON that says it is urlencoded', 422, () => rawPost(URLENCODED, JSON.stringify(jane))],
  ['urlencoded that says it is JSON', 400, () => rawPost(JSON_TYPE, 'email=jane%40acme.example')],
  ['JSON that says it is multipart', 400, () => rawPost(MULTIPART, JSON.stringify(jane))],
  [
    'multipart without its boundary',
    400,
    () => rawPost('multipart/form-data', bytes(part('email', 'a@b.example'))),
  ],
  ['another character set', 415, () => rawPost(`${JSON_TYPE}; charset=iso-8859-1`, JSON.stringify(jane))],
  [
    'another character set of a form',
    415,
    () => rawPost(`${URLENCODED}; charset="windows-1252"`, 'email=a%40b.example'),
  ],
  ['UTF-16', 415, () => rawPost(`${JSON_TYPE};charset=utf-16`, Buffer.from(JSON.stringify(jane), 'utf16le'))],
  ['a base64 flag that lies', 400, () => rawPost(JSON_TYPE, JSON.stringify(jane), { isBase64Encoded: true })],
  ['a base64 flag that lies of a form', 400, () => rawPost(URLENCODED, 'email=a', { isBase64Encoded: true })],
  [
    'base64 whose flag is missing',
    400,
    () => ({ ...rawPost(JSON_TYPE, bytes(JSON.stringify(jane))), isBase64Encoded: false }),
  ],
  [
    'broken UTF-8 in JSON',
    400,
    () => rawPost(JSON_TYPE, bytes('{"email":"a@b.example","name":"', NOT_UTF8, '"}')),
  ],
  ['broken UTF-8 in a form', 400, () => rawPost(URLENCODED, 'email=a%40b.example&name=%ff%fe')],
  [
    'raw broken UTF-8 in a form',
    400,
    () => rawPost(URLENCODED, bytes('email=a%40b.example&name=', NOT_UTF8)),
  ],
  ['half an escape in a form', 400, () => rawPost(URLENCODED, 'email=a%40b.example&name=%f')],
  [
    'broken UTF-8 in multipart',
    400,
    () => rawPost(MULTIPART, bytes(part('email', 'a@b.example'), part('name', NOT_UTF8), '--cut--\r\n')),
  ],
  ['a multipart body that is cut off', 400, () => rawPost(MULTIPART, bytes(part('email', 'a@b.example')))],
  ['NUL in JSON', 400, () => jsonPost({ ...jane, name: 'Jane\0Doe' })],
  ['NUL in a form', 400, () => urlencodedPost({ ...jane, name: 'Jane\0Doe' })],
  ['NUL in multipart', 400, () => multipartPost({ ...jane, name: 'Jane\0Doe' })],
  ['NUL in the name of a field', 400, () => jsonPost({ ...jane, 'a\0b': 'x' })],
  ['half a surrogate pair', 400, () => rawPost(JSON_TYPE, '{"email":"a@b.example","name":"\\ud800"}')],
  ['half a surrogate pair in a form', 400, () => rawPost(URLENCODED, 'email=a%40b.example&name=%ED%A0%80')],
  ['a file', 422, () => multipartPost({ ...jane, cv: new Blob(['x'], { type: 'application/pdf' }) })],
  ['no e-mail address', 422, () => jsonPost({ name: 'Jane' })],
  ['two e-mail addresses', 422, () => rawPost(URLENCODED, 'email=a%40b.example&email=c%40d.example')],
  [
    'a header in the e-mail address',
    422,
    () => jsonPost({ ...jane, email: 'a@b.example\r\nBcc: all@example.com' }),
  ],
  [
    'an e-mail address of 300 characters',
    422,
    () => jsonPost({ ...jane, email: `${'a'.repeat(290)}@b.example` }),
  ],
  ['10,000 combining marks', 422, () => jsonPost({ ...jane, name: `e${'\u0301'.repeat(10_000)}` })],
  ['a name of 201 characters', 422, () => jsonPost({ ...jane, name: 'x'.repeat(201) })],
];
const many = (count: number) => ({
  ...jane,
  ...Object.fromEntries(Array.from({ length: count }, (_, i) => [`question_${i}`, 'answer'])),
});

describe('bad input', () => {
  let form: Awaited<ReturnType<typeof aLandingPage>>;

  it.each(refused)('%s is answered with %i, and nothing is stored', async (_what, status, request) => {
    // One for them all: none leaves a trace.
    form ??= await aLandingPage(engine);
    const reply = await form.post(await request());
    expect(reply.statusCode, reply.body).toBe(status);
    expect(reply.header('content-type')).toBe('application/problem+json');
    expect(reply.json()).toMatchObject({ status, title: expect.any(String), type: expect.any(String) });
    if (status === 422) expect(reply.json().errors[0]).toHaveProperty('path');
    expect(await form.rows()).toEqual([]);
  });

  it('names every wrong field at once', async () => {
    const form = await aLandingPage(engine);
    const wrong = {
      email: 'nobody',
      name: 'x'.repeat(201),
      message: 'y'.repeat(5_001),
      question: 'z'.repeat(2_001),
    };
    const { errors } = (await form.post(jsonPost(wrong))).json();
    expect(errors.map(({ path }: { path: string }) => path).sort()).toEqual([
      'email',
      'message',
      'name',
      'question',
    ]);
  });

  it('a lead that was refused is taken once it is right, under the same id', async () => {
    const form = await aLandingPage(engine);
    expect((await form.post(jsonPost({ ...jane, email: 'nobody' }))).statusCode).toBe(422);
    expect((await form.post(jsonPost(jane))).statusCode).toBe(201);
    expect(await form.violations()).toEqual([]);
  });
});

describe('hostile input that is taken', () => {
  /** What was stored of a post. */
  async function stored(request: HttpRequest | Promise<HttpRequest>) {
    const form = await aLandingPage(engine);
    const reply = await form.post(await request);
    expect(reply.statusCode, reply.body).toBe(201);
    expect(await form.violations()).toEqual([]);
    return form.lead(reply.json().leadId);
  }

  it('sets nothing that is the server’s', async () => {
    const lead = await stored(
      jsonPost({
        ...jane,
        leadId: '01KASRW0H0ABCDEFGHJKMNPQRS',
        ownerId: 'me',
        stage: 'won',
        capturedAt: '2020-01-01T00:00:00Z',
        tier: 'nurture',
        version: 99,
        round: 7,
      }),
    );
    expect(lead).toMatchObject({
      stage: 'captured',
      version: 1,
      tier: 'high',
      ownerId: 'marketing',
      ownerIds: [],
      capturedAt: '2026-11-23T15:00:00.000Z',
      answers: { ownerId: 'me', stage: 'won' },
    });
    expect(lead?.['leadId']).not.toBe('01KASRW0H0ABCDEFGHJKMNPQRS');
  });

  it.each([['JSON', () => rawPost(JSON_TYPE, '{"email":"a@b.example","__proto__":{"admin":true}}')]])(
    'refuses a prototype that is an object in %s',
    async (_type, request) => {
      const form = await aLandingPage(engine);
      expect((await form.post(request())).statusCode).toBe(422);
    },
  );

  it.each([
    [
      'JSON',
      () => rawPost(JSON_TYPE, '{"email":"a@b.example","__proto__":"x","constructor":"x","prototype":"x"}'),
    ],
    ['a form', () => rawPost(URLENCODED, 'email=a%40b.example&__proto__=x&constructor=x&prototype=x')],
    [
      'multipart',
      () => rawPost(MULTIPART, bytes(part('email', 'a@b.example'), part('__proto__', 'x'), '--cut--\r\n')),
    ],
  ])('leaves prototypes alone in %s', async (_type, request) => {
    const lead = await stored(request());
    expect(lead?.['answers']).toEqual({});
    expect(({} as Record<string, unknown>)['admin']).toBeUndefined();
  });

  it('puts line breaks out of names, addresses and campaigns', async () => {
    const lead = await stored(
      jsonPost({
        ...jane,
        email: '  jane.doe@acme.example\r\n',
        name: 'Jane\r\nBcc: all@example.com',
        company: 'Acme\u2028Ltd\u0085',
        utm_campaign: 'brand\n{"level":"ERROR"}',
        utm_source: 'google\r\nSet-Cookie: a=b',
        'question\r\none': 'first\r\nsecond',
      }),
    );
    expect(lead).toMatchObject({
      contact: {
        email: 'jane.doe@acme.example',
        name: 'Jane Bcc: all@example.com',
        company: 'Acme Ltd',
      },
      attribution: {
        firstTouch: { campaign: 'brand {"level":"ERROR"}', source: 'google Set-Cookie: a=b' },
      },
      answers: { 'question one': 'first\nsecond' },
    });
  });

  it('keeps bidi and zero-width characters as they are, in one normal form', async () => {
    const name = 'Jos\u0065\u0301 \u202Egnp.exe \u200B';
    const lead = await stored(jsonPost({ ...jane, name }));
    expect(lead?.['contact'].name).toBe('Jos\u00e9 \u202egnp.exe \u200b');
  });

  it('takes the decomposed and the composed spelling of a repeat for the same', async () => {
    const form = await aLandingPage(engine);
    await form.post(jsonPost({ ...jane, name: 'Jos\u0065\u0301' }));
    expect((await form.post(jsonPost({ ...jane, name: 'Jos\u00e9' }))).statusCode).toBe(200);
  });

  it('keeps the digits of numbers that JavaScript cannot hold', async () => {
    const lead = await stored(
      rawPost(JSON_TYPE, '{"email":"a@b.example","crm_id":12345678901234567890,"n":1e400}'),
    );
    expect(lead?.['answers']).toEqual({ crm_id: '12345678901234567890', n: '1e400' });
  });

  it('joins a field that is posted twice, and leaves out a file input that was left empty', async () => {
    const lead = await stored(
      rawPost(
        MULTIPART,
        bytes(
          part('email', 'a@b.example'),
          part('interest', 'price'),
          part('interest', 'demo'),
          part('cv', '', '; filename=""'),
          '--cut--\r\n',
        ),
      ),
    );
    expect(lead?.['answers']).toEqual({ interest: 'price, demo' });
  });

  it('takes UTF-8 whatever it is called, and base64 as API Gateway sends it', async () => {
    expect(
      (await stored(rawPost('Application/JSON; Charset="UTF-8"', JSON.stringify(jane))))?.['stage'],
    ).toBe('captured');
    const lead = await stored(
      rawPost(`${URLENCODED};charset=utf8`, bytes('email=a%40b.example&name=Zo%C3%AB+K')),
    );
    expect(lead?.['contact'].name).toBe('Zoë K');
  });

  it('clips tags that machines wrote too long, and never cuts a character in half', async () => {
    const lead = await stored(jsonPost({ ...jane, utm_campaign: `${'x'.repeat(199)}😀tail` }));
    expect(lead?.['attribution'].firstTouch.campaign).toBe('x'.repeat(199));
  });
});
