import { createHmac } from 'node:crypto';
import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { mockClient } from 'aws-sdk-client-mock';
import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { signLink } from '../../functions/shared/signed-link.ts';
import { minute } from '../support/builders.ts';
import { useEngine } from '../support/engine.ts';
import { coldStart } from '../support/entry.ts';
import { aWorld, linkSecret } from '../support/handoff-world.ts';
import { markupOf } from '../support/markup.ts';
import { aRequest, call } from '../support/requests.ts';
import { changeMember } from '../support/team-changes.ts';

vi.mock('../../functions/shared/model.ts', () => import('../support/built-model.ts'));

const engine = useEngine();
const secrets = mockClient(SecretsManagerClient);
afterAll(() => secrets.restore());
beforeEach(() => {
  secrets.reset();
  secrets.on(GetSecretValueCommand).resolves({ SecretString: linkSecret });
});

/** The page as deployed, over a lead that alex got at 10:00. */
async function aPhone() {
  const tables = await engine.freshTables();
  const world = aWorld(engine.client, tables);
  const entry = await coldStart('rep-page', engine, tables, { LINK_SECRET_ARN: 'arn:link-secret' });
  const request = (method: string, token: string, fields?: string) => {
    vi.setSystemTime(world.clock.now());
    return call(
      entry,
      aRequest({
        method,
        route: '/r/{token}',
        params: { token },
        ...(fields === undefined
          ? {}
          : { body: fields, headers: { 'content-type': 'application/x-www-form-urlencoded' } }),
      }),
    );
  };
  return {
    world,
    open: (token: string) => request('GET', token),
    head: (token: string) => request('HEAD', token),
    press: (token: string, fields = 'action=contacted&channel=call') => request('POST', token, fields),
    link: (leadId: string, personId = 'alex', round = 1) =>
      signLink({ leadId, personId, round }, linkSecret, world.clock.now()),
  };
}

describe('the rep’s page', () => {
  it('shows the lead, its deadline and the buttons, and changes nothing', async () => {
    const { world, open, head, link } = await aPhone();
    const { leadId } = await world.captureAssigned({ message: 'How much is it?' });
    const before = await world.rows();
    const token = link(leadId);

    const page = await open(token);
    expect(page.statusCode).toBe(200);
    expect(page.header('content-type')).toBe('text/html; charset=utf-8');
    expect(page.header('cache-control')).toBe('no-store');
    expect(page.header('referrer-policy')).toBe('no-referrer');
    expect(page.header('content-security-policy')).toMatch(/default-src 'none'.*frame-ancestors 'none'/);
    const { text, tags, links } = markupOf(page.body);
    expect(links).toContain(`/leads/${leadId}`);
    expect(links.some((link) => link.startsWith('mailto:'))).toBe(true);
    for (const shown of [
      'How much is it?',
      'Respond by Mon 23 Nov, 10:05 EST',
      'Owner: Alex Kim',
      'high intent',
      'Your turn in everyone (rule everybody).',
      'High intent: they sent the form "demo", asked about pricing ("how much").',
      '5 min to respond, 10 to breach, 20 to the next owner, day and night.',
      'I’m on it',
      'campaign "brand"',
      'decision authority',
      'I called',
      'I e-mailed',
      'I texted',
      'We met',
    ]) {
      expect(text).toContain(shown);
    }
    expect(tags).not.toContain('script');
    await head(token);
    await open(token);
    expect(await world.rows()).toEqual(before);
  });

  it.each(['call', 'email', 'sms', 'meeting'])(
    'records the first response by %s on a press, and stops the clock',
    async (channel) => {
      const { world, open, press, link } = await aPhone();
      const { leadId } = await world.captureAssigned();
      const token = link(leadId);
      world.clock.pass(3);

      const pressed = await press(token, `action=contacted&channel=${channel}`);
      expect(pressed.statusCode).toBe(303);
      expect(pressed.header('location')).toBe(`/r/${token}`);
      expect(await world.lastEvent(leadId, 'LeadContacted')).toMatchObject({
        by: 'alex',
        actor: 'rep:alex',
        channel,
        evidence: 'self_reported',
        responseTimeMs: 180_000,
        withinSla: true,
      });
      const { text } = markupOf((await open(token)).body);
      expect(text).toContain('First response recorded on Mon 23 Nov, 10:03 EST');
      expect(text).not.toContain('I called');
      expect(text).not.toContain('I’m on it');
      expect(text).not.toContain('min to respond');
      expect(await world.step('remind', leadId, 1)).toMatchObject({ outcome: 'moved-on' });
      expect(await world.violations()).toEqual([]);
    },
  );

  it('pressed again, or twice at once, records nothing more', async () => {
    const { world, press, link } = await aPhone();
    const { leadId } = await world.captureAssigned();
    const token = link(leadId);
    const replies = await Promise.all([press(token), press(token), press(token)]);
    replies.push(await press(token, 'action=contacted&channel=email'));
    expect(replies.map(({ statusCode }) => statusCode)).toEqual([303, 303, 303, 303]);
    expect(await world.eventTypes(leadId)).toEqual(['LeadCaptured', 'LeadAssigned', 'LeadContacted']);
    expect(await world.violations()).toEqual([]);
  });

  it('lets the manager who was told of the breach record the response', async () => {
    const { world, press, link } = await aPhone();
    const { leadId } = await world.captureAssigned();
    await world.follow(leadId, minute(10));
    await press(link(leadId, 'morgan'));
    expect(await world.lastEvent(leadId, 'LeadContacted')).toMatchObject({
      by: 'morgan',
      actor: 'manager:morgan',
      ownerId: 'alex',
      withinSla: false,
    });
    expect(await world.violations()).toEqual([]);
  });
});

describe('times on the page', () => {
  it('are the reader’s own, whatever the model’s clock says', async () => {
    const { world, open, link } = await aPhone();
    const { leadId } = await world.captureAssigned();
    await changeMember(world, 'alex', { timeZone: 'Asia/Tokyo' });
    const token = link(leadId);
    expect(markupOf((await open(token)).body).text).toContain('Respond by Tue 24 Nov, 00:05 GMT+9');
    const manager = markupOf((await open(link(leadId, 'morgan'))).body).text;
    expect(manager).toContain('Respond by Mon 23 Nov, 10:05 EST');
    expect(manager).toContain('Alex Kim’s turn in everyone (rule everybody).');
  });
});

describe('"I’m on it"', () => {
  it('lets the owner’s reminders rest, and the clock run', async () => {
    const { world, open, press, link } = await aPhone();
    const { leadId } = await world.captureAssigned();
    const token = link(leadId);
    world.clock.pass(2);
    const pressed = await press(token, 'action=claim');
    expect([pressed.statusCode, pressed.header('location')]).toEqual([303, `/r/${token}`]);
    expect(await world.lastEvent(leadId, 'LeadClaimed')).toMatchObject({
      actor: 'rep:alex',
      at: minute(2),
      quietUntil: minute(12),
    });
    const { text } = markupOf((await open(token)).body);
    expect(text).toContain('You are on it; reminders rest until Mon 23 Nov, 10:12 EST.');
    expect(text).toContain('Respond by Mon 23 Nov, 10:05 EST');
    expect(text).toContain('I called');
    expect(text).not.toContain('I’m on it');
    expect(await world.violations()).toEqual([]);
  });

  it('pressed again, or twice at once, buys no more', async () => {
    const { world, press, link } = await aPhone();
    const { leadId } = await world.captureAssigned();
    const token = link(leadId);
    await Promise.all([press(token, 'action=claim'), press(token, 'action=claim')]);
    world.clock.pass(5);
    expect((await press(token, 'action=claim')).statusCode).toBe(303);
    expect(await world.eventTypes(leadId)).toEqual(['LeadCaptured', 'LeadAssigned', 'LeadClaimed']);
    expect(await world.read(leadId)).toMatchObject({ assignment: { claim: { quietUntil: minute(10) } } });
    expect(await world.violations()).toEqual([]);
  });

  it('is the owner’s to say: a manager who looks sees that it was said, and cannot', async () => {
    const { world, open, press, link } = await aPhone();
    const { leadId } = await world.captureAssigned();
    await world.follow(leadId, minute(10));
    const manager = link(leadId, 'morgan');
    expect(markupOf((await open(manager)).body).text).not.toContain('I’m on it');
    await press(manager, 'action=claim');
    expect(await world.eventTypes(leadId)).not.toContain('LeadClaimed');
    await press(link(leadId), 'action=claim');
    expect(markupOf((await open(manager)).body).text).toContain('Alex Kim is on it; reminders rest until');
    expect(await world.violations()).toEqual([]);
  });

  it('means nothing once somebody responded, or the lead has moved on', async () => {
    const { world, press, link } = await aPhone();
    const { leadId: contacted } = await world.captureAssigned();
    await press(link(contacted));
    await press(link(contacted), 'action=claim');
    const { leadId: lost } = await world.captureAssigned();
    const owner = (await world.read(lost)).ownerId;
    await world.follow(lost, minute(20));
    await press(link(lost, owner), 'action=claim');
    for (const leadId of [contacted, lost])
      expect(await world.eventTypes(leadId)).not.toContain('LeadClaimed');
    expect(await world.violations()).toEqual([]);
  });
});

describe('a person who came back', () => {
  it('is shown with their later words', async () => {
    const { world, open, link } = await aPhone();
    const email = 'back@acme.example';
    const { leadId } = await world.captureAssigned({ email, message: 'How much is it?' });
    await world.capture({ email, form: 'demo', message: 'Please <b>call</b> me today' });
    const { text } = markupOf((await open(link(leadId))).body);
    expect(text).toContain('How much is it?');
    expect(text).toContain('They came back');
    expect(text).toContain('Please <b>call</b> me today');
  });
});

describe('an owner who lost the lead', () => {
  it('is told who owns it now, and their press is recorded as late, once', async () => {
    const { world, open, press, link } = await aPhone();
    const { leadId } = await world.captureAssigned();
    const token = link(leadId);
    const { email } = (await world.read(leadId)).contact;
    expect((await open(token)).body).toContain(email);
    await world.follow(leadId, minute(20));

    const lost = await open(token);
    expect(markupOf(lost.body).text).toContain('This lead belongs to Blair Osei now.');
    // Who it is and what they say from now on is another's.
    expect(lost.body).not.toContain(email);
    await Promise.all([press(token), press(token)]);
    await press(token, 'action=contacted&channel=email');
    const late = (await world.events(leadId)).filter(({ type }) => type === 'LateResponse');
    expect(late).toMatchObject([{ by: 'alex', lateRound: 1, round: 2, ownerId: 'blair' }]);
    const { text } = markupOf((await open(token)).body);
    expect(text).toContain('This lead belongs to Blair Osei now. Your response is recorded as late.');
    expect(text).not.toContain('I called');
    // The new owner's clock is still running.
    expect(await world.read(leadId)).toMatchObject({ stage: 'assigned', ownerId: 'blair' });
    expect(await world.violations()).toEqual([]);
  });

  it('is named to the new owner, who would otherwise call a second time', async () => {
    const { world, open, press, link } = await aPhone();
    const { leadId } = await world.captureAssigned();
    await world.follow(leadId, minute(20));
    await press(link(leadId));
    const { text } = markupOf((await open(link(leadId, 'blair', 2))).body);
    expect(text).toContain('Alex Kim says: “I called”');
  });

  it('is recorded as late too when the new owner has responded meanwhile', async () => {
    const { world, press, link } = await aPhone();
    const { leadId } = await world.captureAssigned();
    const token = link(leadId);
    await world.follow(leadId, minute(20));
    await press(link(leadId, 'blair', 2));
    await press(token);
    expect((await world.eventTypes(leadId)).slice(-2)).toEqual(['LeadContacted', 'LateResponse']);
    expect(await world.violations()).toEqual([]);
  });

  it('either responds in time or is late, whoever comes first', async () => {
    const { world, press, link } = await aPhone();
    const { leadId } = await world.captureAssigned();
    await world.follow(leadId, minute(19));
    world.clock.set(minute(20));
    await Promise.all([press(link(leadId)), world.step('reassign', leadId, 1)]);
    const types = await world.eventTypes(leadId);
    expect([
      ['SlaBreached', 'LeadContacted'],
      ['LeadReassigned', 'LateResponse'],
    ]).toContainEqual(types.slice(-2));
    expect(await world.violations()).toEqual([]);
  });
});

describe('an owner whose lead was handed on after they had responded', () => {
  it('is told so, and is not late', async () => {
    const { world, open, press, link } = await aPhone();
    const { leadId } = await world.captureAssigned();
    const token = link(leadId);
    world.clock.pass(3);
    await press(token);
    await world.giveTo(leadId, 'blair');
    const { text } = markupOf((await open(token)).body);
    expect(text).toContain(
      'This lead belongs to Blair Osei now. First response recorded on Mon 23 Nov, 10:03 EST.',
    );
    expect(text).not.toContain('I called');
    await press(token);
    expect((await world.eventTypes(leadId)).at(-1)).toBe('LeadReassigned');
    expect(markupOf((await open(link(leadId, 'blair', 2))).body).text).toContain('First response recorded');
    expect(await world.violations()).toEqual([]);
  });
});

describe('an owner to whom the lead came back', () => {
  it('stops the clock with the link of their first round as well', async () => {
    const { world, open, press, link } = await aPhone();
    const { leadId } = await world.captureAssigned();
    const first = link(leadId);
    await world.giveTo(leadId, 'blair');
    await world.giveTo(leadId, 'alex');
    expect(markupOf((await open(first)).body).text).toContain('Respond by');
    await press(first, 'action=claim');
    await press(first);
    expect((await world.eventTypes(leadId)).slice(-2)).toEqual(['LeadClaimed', 'LeadContacted']);
    expect(await world.lastEvent(leadId, 'LeadContacted')).toMatchObject({ round: 3, by: 'alex' });
    expect(await world.violations()).toEqual([]);
  });
});

describe('a lead that is closed', () => {
  it('is shown as closed, and nothing can be pressed', async () => {
    const { world, open, press, link } = await aPhone();
    const { leadId } = await world.captureAssigned();
    await world.disqualify(leadId);
    const before = await world.rows();
    const page = markupOf((await open(link(leadId))).body);
    expect(page.text).toContain('This lead is closed: disqualified.');
    expect(page.tags).not.toContain('button');
    for (const fields of ['action=claim', 'action=contacted&channel=call']) await press(link(leadId), fields);
    expect(await world.rows()).toEqual(before);
    expect(await world.violations()).toEqual([]);
  });
});

describe('a link that does not work', () => {
  it('shows one page that says nothing of any lead, byte for byte, and does nothing', async () => {
    const { world, open, head, press, link } = await aPhone();
    const { leadId } = await world.captureAssigned();
    const good = link(leadId);
    const [id, person, round, expiry, signature] = good.split('.') as [
      string,
      string,
      string,
      string,
      string,
    ];
    const signed = (claim: string, secret = linkSecret) =>
      `${claim}.${createHmac('sha256', secret).update(claim).digest('base64url')}`;
    const jwtPart = (it: object) => Buffer.from(JSON.stringify(it)).toString('base64url');
    const forged = {
      'another rep': [id, 'blair', round, expiry, signature].join('.'),
      'another round': [id, person, '2', expiry, signature].join('.'),
      'a later expiry': [id, person, round, String(Number(expiry) + 1), signature].join('.'),
      'another lead': ['01KASRW0H0ABCDEFGHJKMNPQRS', person, round, expiry, signature].join('.'),
      'a foreign key': signed([id, person, round, expiry].join('.'), 'another secret'),
      'no signature': [id, person, round, expiry, ''].join('.'),
      'a signature cut off': good.slice(0, -1),
      'a signature with more': `${good}A`,
      'a signature in another case': [id, person, round, expiry, signature.toUpperCase()].join('.'),
      'alg none': `${jwtPart({ alg: 'none' })}.${jwtPart({ leadId: id, personId: person })}.`,
      nothing: '',
      'only dots': '....',
      'a path': '../../etc/passwd',
      markup: '<script>alert(1)</script>',
      'an expired link': signLink(
        { leadId, personId: 'alex', round: 1 },
        linkSecret,
        world.clock.now() - 15 * 86_400_000,
      ),
      'somebody who never was on the team': link(leadId, 'nobody'),
      'somebody who left the team': link(leadId, 'casey'),
      'somebody who works on no leads any more': link(leadId, 'devon'),
      'a lead that is not there': link('01KASRW0H0ABCDEFGHJKMNPQRS'),
      'a round that is none': signed([id, person, '0', expiry].join('.')),
      'parts missing': signed([id, person].join('.')),
    };
    await changeMember(world, 'casey', { active: false });
    await changeMember(world, 'devon', { role: 'marketer' });
    const before = await world.rows();
    const first = await open('nonsense');
    expect(first.statusCode).toBe(404);
    for (const [what, token] of Object.entries(forged)) {
      for (const reply of [await open(token), await head(token), await press(token)]) {
        expect([reply.statusCode, reply.body, reply.headers], what).toEqual([404, first.body, first.headers]);
      }
    }
    expect(first.body).not.toContain('acme');
    expect(await world.rows()).toEqual(before);
    expect((await open(good)).statusCode).toBe(200);
  });

  it('works until its fourteen days are over, to the second', async () => {
    const { world, open, link } = await aPhone();
    const { leadId } = await world.captureAssigned();
    const token = link(leadId);
    world.clock.pass(14 * 24 * 60 - 1 / 60);
    expect((await open(token)).statusCode).toBe(200);
    world.clock.pass(1 / 60);
    expect((await open(token)).statusCode).toBe(404);
  });

  it('reads the secret once, and again after it could not be read', async () => {
    const { world, open, link } = await aPhone();
    const { leadId } = await world.captureAssigned();
    secrets.reset();
    secrets
      .on(GetSecretValueCommand)
      .rejectsOnce(new Error('throttled'))
      .resolves({ SecretString: linkSecret });
    expect((await open(link(leadId))).statusCode).toBe(500);
    expect((await open(link(leadId))).statusCode).toBe(200);
    expect((await open(link(leadId))).statusCode).toBe(200);
    expect(secrets.commandCalls(GetSecretValueCommand)).toHaveLength(2);
  });
});

describe('a press that makes no sense', () => {
  it.each([
    ['an unknown channel', 'action=contacted&channel=fax', 422, 'channel'],
    ['no channel', 'action=contacted', 422, 'channel'],
    ['another action', 'action=won&channel=call', 422, 'action'],
    ['a claim and a response at once', 'action=claim&action=contacted&channel=call', 422, 'action'],
    ['a channel twice', 'action=contacted&channel=call&channel=sms', 422, 'channel'],
    ['an empty body', '', 422, 'action'],
    ['a broken body', 'action=%ff', 400, undefined],
  ])('is refused: %s', async (_what, fields, status, path) => {
    const { world, press, link } = await aPhone();
    const { leadId } = await world.captureAssigned();
    const reply = await press(link(leadId), fields);
    expect(reply.statusCode).toBe(status);
    if (path) expect(reply.json().errors).toContainEqual({ path, message: expect.any(String) });
    expect(await world.eventTypes(leadId)).toEqual(['LeadCaptured', 'LeadAssigned']);
  });
});

describe('a stranger’s text on the page', () => {
  const pageOf = async (text: string) => {
    const { world, open, link } = await aPhone();
    const touch = {
      utm_source: text,
      utm_medium: text,
      utm_campaign: text,
      utm_content: text,
      utm_term: text,
    };
    await world.submit({
      submissionId: 'x',
      form: 'demo',
      contact: {
        name: text,
        company: text,
        phone: text,
        companySize: text,
        industry: text,
        jobTitle: text,
        country: text,
      },
      message: text,
      answers: { [text]: text },
      firstTouch: { ...touch, landing_page: text },
      latestTouch: { ...touch, landing_page: text },
    });
    const leadId = (await world.rows()).find(({ sk }) => sk === 'LEAD')?.['lead'].leadId;
    await world.step('assign', leadId);
    return markupOf((await open(link(leadId))).body);
  };

  it.each([
    '<script>alert(1)</script>',
    '"><svg/onload=alert(1)>',
    "' autofocus onfocus='alert(1)",
    '</title><script>alert(1)</script>',
    '</style><script>alert(1)</script>',
    'javascript:alert(1)',
    '\u202Etxt.exe',
  ])('is inert: %j', async (text) => {
    const plain = await pageOf('plain');
    const page = await pageOf(text);
    expect(page.tags).toEqual(plain.tags);
    expect(page.attributes).toEqual(plain.attributes);
    // Ours alone: to write to the address that was checked, and to the console.
    expect(page.links).toEqual([
      'mailto:jane.doe@acme.example',
      expect.stringMatching(/^\/leads\/[0-9A-Z]{26}$/),
    ]);
    expect(page.text).toContain(text.replace('\u202E', '[U+202E]'));
  });
});
