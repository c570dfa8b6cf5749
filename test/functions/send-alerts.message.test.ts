import { describe, expect, it } from 'vitest';
import type { Lead } from '../../core/lead.ts';
import { oneLine } from '../../core/text.ts';
import { messageOf } from '../../functions/send-alerts/message.ts';
import { anAssignedLead, aTouch } from '../support/builders.ts';
import { markupOf } from '../support/markup.ts';

const about = {
  ownerName: 'Alex Kim',
  untoldName: null,
  why: {
    owner: 'Your turn in everyone (rule everybody); passed over: Blair Osei is out of office',
    deadline: '5 min to respond, 10 to breach, 20 to the next owner, day and night',
  },
  respondBy: '2026-11-23T15:06:00Z',
  timeZone: 'America/New_York',
  link: 'https://leads.example.com/r/01KASRW0H0ABCDEFGHJKMNPQRS.alex.1.1796742000.signature',
};
const assigned = { kind: 'assigned', role: 'owner' } as const;

const jane = anAssignedLead({
  contact: {
    email: 'jane.doe@acme.example',
    name: 'Jane Doe',
    company: 'Acme',
    phone: '+1 202 555 0199',
    jobTitle: 'COO',
  },
  tierReasons: [
    { signal: 'form', evidence: 'demo' },
    { signal: 'pricing-asked', evidence: 'how much' },
  ],
  message: 'How much is it\nfor 40 seats?',
  answers: { team_size: '40' },
  attribution: {
    firstTouch: aTouch({ source: 'google', medium: 'cpc', campaign: 'brand', term: 'lead routing' }),
    latestTouch: aTouch({
      source: 'linkedin',
      medium: 'paid-social',
      campaign: 'retarget',
      content: 'Stop losing leads',
      landingPage: 'https://www.example.com/demo?a=1&b=2',
    }),
  },
});

describe('an alert says', () => {
  const message = messageOf(assigned, jane, about);

  it('its facts to who composes a message of their own, with the campaign that revenue is counted under', () => {
    expect(message.facts).toEqual({
      headline: 'New high intent lead: Jane Doe, Acme',
      due: 'Respond by Mon 23 Nov, 10:06 EST',
      tier: 'high',
      ownerName: 'Alex Kim',
      source: 'google',
      campaign: 'brand',
      link: about.link,
    });
  });

  it.each([
    ['who it is', ['Jane Doe', 'Acme', 'jane.doe@acme.example', '+1 202 555 0199', 'COO']],
    ['what they asked', ['How much is it', 'for 40 seats?', 'team_size', '40']],
    ['the tier and why', ['high intent', 'asked about pricing', '&quot;how much&quot;']],
    ['the owner and the deadline', ['Alex Kim', 'Respond by Mon 23 Nov, 10:06 EST']],
    [
      'why it is them, and why so quickly',
      [
        'Your turn in everyone (rule everybody); passed over: Blair Osei is out of office.',
        '5 min to respond, 10 to breach, 20 to the next owner, day and night.',
      ],
    ],
    ['the first touch', ['First touch', 'google / cpc, campaign &quot;brand&quot;']],
    ['the latest touch', ['Latest touch', 'linkedin / paid-social, campaign &quot;retarget&quot;']],
    ['the landing page', ['Landing page', 'https://www.example.com/demo?a=1&amp;b=2']],
    ['what the ad said', ['saw &quot;Stop losing leads&quot;']],
    ['the signed link', [about.link]],
  ])('%s, as text and as HTML', (_what, parts) => {
    for (const part of parts) {
      expect(message.html).toContain(part);
      expect(message.text).toContain(part.replaceAll('&quot;', '"').replaceAll('&amp;', '&'));
    }
  });

  it('nothing of a clock that has stopped, and no reason where none was kept', () => {
    const stopped = messageOf(assigned, jane, { ...about, respondBy: null });
    expect(stopped.text).toContain('Your turn in everyone');
    for (const text of [stopped.text, stopped.html]) expect(text).not.toContain('min to respond');
    const unknown = messageOf(assigned, jane, { ...about, why: { owner: null, deadline: null } });
    expect(unknown.text).not.toContain('null');
  });

  it('in a text message: who, by when, what, from where, and the link in the last line', () => {
    expect(message.sms.split('\n')).toEqual([
      'New high intent lead: Jane Doe, Acme',
      'Respond by Mon 23 Nov, 10:06 EST.',
      '"How much is it for 40 seats?"',
      'From google / cpc, campaign "brand"',
      about.link,
    ]);
  });

  it.each([
    ['assigned', 'owner', 'New high intent lead: Jane Doe, Acme'],
    ['due', 'owner', 'Response due now: Jane Doe, Acme'],
    ['breached', 'owner', 'SLA breached: Jane Doe, Acme'],
    ['breached', 'manager', 'SLA breached by Alex Kim: Jane Doe, Acme'],
    ['reassigned', 'owner', 'Reassigned to you: Jane Doe, Acme'],
    ['reassigned', 'previousOwner', 'Moved on to Alex Kim: Jane Doe, Acme'],
    ['reassigned', 'manager', 'Reassigned to Alex Kim: Jane Doe, Acme'],
  ] as const)('in its subject what happened: %s, to the %s', (kind, role, subject) => {
    expect(messageOf({ kind, role }, jane, about).subject).toBe(subject);
  });

  it('who it is by the address, and that there was no message, when that is all', () => {
    const bare = anAssignedLead({ contact: { email: 'x@y.example' }, message: undefined });
    const { subject, text, sms } = messageOf(assigned, bare, about);
    expect(subject).toBe('New high intent lead: x@y.example');
    expect(text).toContain('(no message)');
    expect(sms).toContain('New high intent lead: x@y.example');
  });
});

/** One stranger's text in every field at once; what names a field or a form is one line since its capture. */
const hostile = (text: string): Lead =>
  anAssignedLead({
    contact: {
      email: 'mallory@evil.example',
      name: text,
      company: text,
      phone: text,
      companySize: text,
      industry: text,
      jobTitle: text,
      country: text,
    },
    tierReasons: [{ signal: 'form', evidence: oneLine(text) }],
    form: oneLine(text),
    message: text,
    answers: { [oneLine(text)]: text },
    attribution: {
      firstTouch: aTouch({ source: text, medium: text, campaign: text, content: text, term: text }),
      latestTouch: aTouch({
        source: text,
        medium: text,
        campaign: text,
        content: text,
        term: text,
        landingPage: text,
      }),
    },
  });

const attacks = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "' onmouseover='alert(1)",
  '</td></table><a href="https://evil.example">click</a>',
  '<!-- ',
  '&lt;b&gt;',
  '`+alert(1)+`',
  'Jane\r\nBcc: all@example.com\r\n\r\n<b>hi</b>',
  'Jane\u2028Bcc: all@example.com',
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)//https://x.example',
  'data:text/html,<script>alert(1)</script>',
  '\u202Eexe.gpj\u202C',
];

describe('a stranger’s text in every field', () => {
  const tagsOf = (lead: Lead) => markupOf(messageOf(assigned, lead, about).html);
  const plain = tagsOf(hostile('plain'));

  it.each(attacks)('adds no markup: %j', (text) => {
    const { tags, links, attributes } = tagsOf(hostile(text));
    expect(tags).toEqual(plain.tags);
    expect(attributes).toEqual(plain.attributes);
    expect(links).toEqual([about.link]);
  });

  it.each(attacks)('adds no header and no line to the subject: %j', (text) => {
    const { subject } = messageOf(assigned, hostile(text), about);
    expect(subject).not.toMatch(/[\p{Cc}\u2028\u2029]/u);
    expect(subject.length).toBeLessThanOrEqual(150);
  });

  it.each(attacks)('adds no line of ours to the text: %j', (text) => {
    const linesOf = (it: string) => messageOf(assigned, hostile(it), about).text.split('\n');
    const ours = linesOf(text).filter((line) => !line.startsWith('    '));
    expect(ours).toHaveLength(linesOf('plain').length);
  });

  it('is shown with what would act unseen', () => {
    const { text, html, subject, sms } = messageOf(assigned, hostile('\u202Eexe gpj\u202C\u200B'), about);
    for (const shown of [text, html, subject, sms]) {
      expect(shown).toContain('[U+202E]');
      expect(shown).not.toMatch(/[\u202A-\u202E\u2066-\u2069\u200B]/);
    }
  });

  it.each([
    'https://evil.example/login',
    'evil.example/login',
    'www.evil.example',
    'Call me: bit.ly/3xyz now',
    'http://203.0.113.9/login',
    'HTTPS://EVIL.EXAMPLE',
    'пример.рф',
    'e\u200Bvil.example',
  ])('puts no link into a text message but ours: %s', (text) => {
    const { sms } = messageOf(assigned, hostile(text), about);
    const lines = sms.split('\n');
    expect(lines.at(-1)).toBe(about.link);
    expect(lines.slice(0, -1).join('\n')).not.toMatch(/evil\.example|EVIL\.EXAMPLE|bit\.ly|203\.0\.113|рф/);
  });

  it('stays within three segments of a text message, with the link whole', () => {
    const { sms } = messageOf(assigned, hostile('long words '.repeat(500)), about);
    expect(sms.split('\n').at(-1)).toBe(about.link);
    expect(sms.length).toBeLessThanOrEqual(3 * 153);
  });

  it.each(['javascript:alert(1)', 'data:text/html,x', 'ftp://x.example', 'not an address', '//evil.example'])(
    'makes no link of a landing page such as %s',
    (landingPage) => {
      const { attribution } = jane;
      const lead = { ...jane, attribution: { ...attribution, latestTouch: aTouch({ landingPage }) } };
      expect(tagsOf(lead).links).toEqual([about.link]);
      expect(messageOf(assigned, lead, about).html).toContain(landingPage);
    },
  );

  it('has one link, which is ours: an address that a stranger sent is text', () => {
    expect(tagsOf(jane).links).toEqual([about.link]);
    expect(messageOf(assigned, jane, about).text).toContain('https://www.example.com/demo?a=1&b=2');
  });

  it('is no work to read, however much of it is invisible', () => {
    // 5,000 zero-width spaces once took half a minute.
    const lead = {
      ...jane,
      message: '\u200B'.repeat(5_000),
      contact: { ...jane.contact, name: '.a'.repeat(2_500) },
    };
    expect(messageOf(assigned, lead, about).sms.length).toBeLessThan(600);
  });
});
