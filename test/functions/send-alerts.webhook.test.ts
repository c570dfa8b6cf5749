import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import fc from 'fast-check';
import { Webhook } from 'standardwebhooks';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Alert } from '../../core/alerts.ts';
import type { AlertFacts } from '../../functions/send-alerts/message.ts';
import type { SlackMessage } from '../../functions/send-alerts/slack.ts';
import { webhookBy } from '../../functions/send-alerts/webhook.ts';
import { outgoingHttp, type Post, type PostOutcome } from '../../functions/shared/outgoing-http.ts';
import { aMember, deadlineAt, leadId } from '../support/builders.ts';
import { aMessage, someFacts } from '../support/messages.ts';

const keyOf = (memberId: string) => `whsec_${Buffer.from(`the key of ${memberId}`).toString('base64')}`;
const secret = keyOf('alex');

const alex = aMember('alex', { name: 'Alex Kim' });
type Address = NonNullable<Alert['recipient']['alerts']['webhook']>;

const anAlert = (said: Partial<Alert> = {}): Alert => ({
  leadId,
  eventSeq: 2,
  round: 1,
  kind: 'assigned',
  role: 'owner',
  recipient: alex,
  channel: 'webhook',
  ownerId: 'alex',
  respondBy: deadlineAt(6),
  urgent: true,
  insteadOf: null,
  ...said,
});
/** To the recipient of the alert at this address. */
const sendTo = (address: Partial<Address> | null, post: Post) => {
  const send = webhookBy({ post, secretOf: async (id) => keyOf(id), now: Date.now });
  const webhook =
    address === null
      ? null
      : { url: 'https://hooks.example.com/lead', format: 'standard' as const, ...address };
  return (alert: Alert, facts = someFacts()) => {
    const recipient = { ...alert.recipient, alerts: { ...alert.recipient.alerts, webhook } };
    return send({ ...alert, recipient }, aMessage({ facts }));
  };
};

describe('a webhook on its way', () => {
  let server: Server;
  let url: string;
  let status: number;
  let got: { headers: IncomingHttpHeaders; body: string }[];

  beforeAll(async () => {
    server = createServer(async (request, response) => {
      let body = '';
      for await (const chunk of request) body += chunk;
      got.push({ headers: request.headers, body });
      response.writeHead(status).end('thank you');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`;
  });
  afterAll(() => server.close());
  beforeEach(() => {
    got = [];
    status = 200;
  });
  const send = (alert: Alert, facts?: AlertFacts, format: Address['format'] = 'standard') =>
    sendTo({ url, format }, outgoingHttp({ allowLocal: true, timeoutMs: 5_000 }))(alert, facts);

  it('is what a Standard Webhooks library accepts, with the recipient’s own key and no other', async () => {
    const facts = someFacts({ headline: 'New lead: Zoë 💡' });
    expect(await send(anAlert(), facts)).toBe(`${leadId}-1-assigned-alex`);
    const [{ headers, body } = { headers: {}, body: '' }] = got;
    const verify = (key: string, text = body) =>
      new Webhook(key).verify(text, headers as Record<string, string>);
    expect(verify(secret)).toEqual({
      type: 'lead.alert',
      timestamp: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
      data: {
        leadId,
        kind: 'assigned',
        round: 1,
        tier: 'high',
        ownerId: 'alex',
        ownerName: 'Alex Kim',
        respondBy: deadlineAt(6),
        headline: 'New lead: Zoë 💡',
        source: 'google',
        campaign: 'spring-demo',
        link: 'https://leads.example.com/r/token?a=1&b=2',
      },
    });
    expect(headers).toMatchObject({
      'content-type': 'application/json',
      'webhook-id': `${leadId}-1-assigned-alex`,
    });
    expect(() => verify(keyOf('blair'))).toThrow('No matching signature');
    expect(() => verify(secret, body.replace('google', 'bing'))).toThrow('No matching signature');
  });

  it('of a message for Slack is signed as well', async () => {
    await send(anAlert(), someFacts(), 'slack');
    const [{ headers, body } = { headers: {}, body: '' }] = got;
    expect(new Webhook(secret).verify(body, headers as Record<string, string>)).toHaveProperty('blocks');
  });

  it('has an id of its own for each round, kind and recipient, and the same when it is sent again', async () => {
    const alerts = [
      anAlert(),
      anAlert({ round: 2 }),
      anAlert({ kind: 'due' }),
      anAlert({ recipient: aMember('morgan') }),
    ];
    const ids = [];
    for (const alert of alerts) ids.push(await send(alert));
    ids.push(await send(anAlert(), someFacts({ headline: 'Another text' })));
    expect(new Set(ids).size).toBe(alerts.length);
    expect(ids.at(-1)).toBe(ids[0]);
    expect(got.at(-1)?.headers['webhook-id']).toBe(ids[0]);
  });

  it.each([200, 201, 204, 299])('has arrived when the receiver says %i', async (said) => {
    status = said;
    await expect(send(anAlert())).resolves.toBe(`${leadId}-1-assigned-alex`);
  });

  it.each([301, 307, 400, 401, 404, 410, 422])('is refused for good with %i', async (said) => {
    status = said;
    await expect(send(anAlert())).rejects.toMatchObject({ name: 'ProviderRefused', reason: `Http${said}` });
  });

  it.each([408, 425, 429, 500, 502, 503])('may be tried again after %i', async (said) => {
    status = said;
    await expect(send(anAlert())).rejects.toMatchObject({ name: 'ProviderFailed', reason: `Http${said}` });
  });
});

describe('a webhook that does not get through', () => {
  const failing = (outcome: PostOutcome) => sendTo({}, async () => outcome)(anAlert());

  it.each([
    ['ProviderRefused', 'AddressNotAllowed', { outcome: 'not-allowed' }],
    ['ProviderFailed', 'TimedOut', { outcome: 'unreachable', reason: 'timeout' }],
    ['ProviderFailed', 'NoSuchHost', { outcome: 'unreachable', reason: 'no-such-host' }],
    ['ProviderFailed', 'ConnectionFailed', { outcome: 'unreachable', reason: 'connection' }],
  ] as const)('is a %s for the reason %s', async (name, reason, outcome) => {
    const error = await failing(outcome).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ name, reason });
    expect(String(error)).not.toContain('hooks.example.com');
  });

  it('is refused for who has no address any more', async () => {
    const sent = sendTo(null, () => Promise.reject(new Error('nothing is posted')))(anAlert());
    await expect(sent).rejects.toMatchObject({ name: 'ProviderRefused', reason: 'NoAddress' });
  });

  it('is refused, and not sent unsigned, for who has no key', async () => {
    const post: Post = () => Promise.reject(new Error('nothing is posted'));
    const send = webhookBy({ post, secretOf: async () => null, now: Date.now });
    const webhook = { url: 'https://hooks.example.com/lead', format: 'standard' as const };
    const recipient = { ...alex, alerts: { webhook, quietHours: null } };
    await expect(send(anAlert({ recipient }), aMessage())).rejects.toMatchObject({
      name: 'ProviderRefused',
      reason: 'NoSecret',
    });
  });
});

describe('a message for Slack', () => {
  const slack = async (said: Partial<AlertFacts> = {}): Promise<SlackMessage> => {
    let body = '';
    const post: Post = async (given) => {
      body = given.body;
      return { outcome: 'answered', status: 200 };
    };
    await sendTo({ format: 'slack' }, post)(anAlert(), someFacts(said));
    return JSON.parse(body);
  };
  const textsOf = ({ text, blocks }: SlackMessage): string[] => [
    text,
    ...blocks.flatMap((block) =>
      block.type === 'section' ? [block.text.text] : block.elements.map((element) => element.text),
    ),
  ];

  it('says who, until when, whose and from where, with our link', async () => {
    const link = '<https://leads.example.com/r/token?a=1&amp;b=2|Open the lead>';
    const due = 'Respond by Mon 23 Nov, 10:06 EST';
    const about = 'Owner: Alex Kim. From google, campaign spring-demo.';
    expect(await slack()).toEqual({
      text: `New high intent lead: Jane Doe, Acme\n${due}. ${about}\n${link}`,
      blocks: [
        {
          type: 'section',
          text: {
            type: 'mrkdwn',
            text: `*New high intent lead: Jane Doe, Acme*\n${due}\n${link}`,
            verbatim: true,
          },
        },
        { type: 'context', elements: [{ type: 'mrkdwn', text: about, verbatim: true }] },
      ],
    });
  });

  it('leaves the campaign out where there is none', async () => {
    expect((await slack({ campaign: null })).text).toContain('From google.\n');
  });

  it.each([
    ['<!channel> call', '&lt;!channel&gt; call'],
    ['<https://evil.example|our console>', '&lt;https[:]//evil[.]example∣our console&gt;'],
    ['see https://evil.example/x', 'see https[:]//evil[.]example/x'],
    ['evil.example', 'evil[.]example'],
    ['@here @channel', '[@]here [@]channel'],
    ['jane.doe@acme.example', 'jane[.]doe[@]acme[.]example'],
    ['*bold* _italic_ ~gone~ `code`', '∗bold∗ ＿italic＿ ∼gone∼ ˋcodeˋ'],
    ['[here](https://evil.example)', '[here] (https[:]//evil[.]example)'],
    ['@(evil)', '[@] (evil)'],
    ['#general :boom:', '[#]general [:]boom:'],
    ['a\n> quoted\r\nline', 'a &gt; quoted line'],
    ['a\u202Eb', 'a[U+202E]b'],
    ['Jane & Co. 2.5', 'Jane &amp; Co. 2.5'],
  ])('shows %j as text and nothing else', async (said, shown) => {
    for (const text of textsOf(await slack({ headline: `New lead: ${said}` }))) {
      if (text.includes('New lead')) expect(text).toContain(`New lead: ${shown}`);
    }
    expect((await slack({ source: said })).text).toContain(`From ${shown}`);
    expect((await slack({ campaign: said })).text).toContain(`campaign ${shown}`);
    expect((await slack({ ownerName: said })).text).toContain(`Owner: ${shown}`);
  });

  it('gives no text of a stranger anything to act with', async () => {
    const alive = fc.constantFrom(
      '<!here>',
      '<@U1>',
      '<#C1>',
      '@channel',
      '*',
      '_',
      '~',
      '`',
      'https://x.test',
      'www.x.test',
      'a@b.co',
      '](',
      '|',
      '\n',
      ':tada:',
      '#general',
      '\\',
      '&lt;',
    );
    const hostile = fc.array(fc.oneof(alive, fc.string()), { maxLength: 8 }).map((parts) => parts.join(''));
    await fc.assert(
      fc.asyncProperty(hostile, async (said) => {
        const message = await slack({ headline: `New lead: ${said}`, source: said, campaign: said });
        for (const text of textsOf(message)) {
          // What is ours in it: one link, one pair of stars around the first line, and the breaks between lines.
          const strange = text
            .replace('<https://leads.example.com/r/token?a=1&amp;b=2|Open the lead>', '')
            .replace(/^\*(.*)\*$/m, '$1');
          expect(strange.split('\n').length).toBeLessThanOrEqual(3);
          expect(strange).not.toMatch(/[<>*_~`|\\]|\]\(|:\/\/|(?<!\[)@|@(?!\])|\p{L}\.\p{L}|#\p{L}/u);
          expect(strange.replace(/&(amp|lt|gt);/g, '')).not.toContain('&');
        }
      }),
    );
  });
});
