/** What an alert says. Everything of the lead in it is a stranger's text: escaped, made visible, and never a header. */
import type { Alert } from '../../core/alerts.ts';
import type { Lead } from '../../core/lead.ts';
import { clockTime, type Fact, type LeadCard, leadCard, tierNames } from '../../core/lead-card.ts';
import type { Tier } from '../../core/operating-model.ts';
import { clipped, excerpt, oneLine, visible } from '../../core/text.ts';
import type { WhyLines } from '../../core/why-in-words.ts';
import { html, type Markup } from '../shared/html.ts';

export type Message = {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly sms: string;
  readonly facts: AlertFacts;
};

/** The alert for who composes a message of their own. The lead's words among them are as the lead wrote them. */
export type AlertFacts = {
  readonly headline: string;
  /** Until when to respond, as people write it. */
  readonly due: string;
  readonly tier: Tier;
  readonly ownerName: string;
  /** Of the first touch. */
  readonly source: string;
  readonly campaign: string | null;
  readonly link: string;
};

/** What the alert is about beyond the lead itself. */
export type Circumstances = {
  readonly ownerName: string;
  /** Who was to be told and could not be; null where the recipient is who it was for. */
  readonly untoldName: string | null;
  /** When the first response is due, ISO 8601 UTC; null when somebody responded already. */
  readonly respondBy: string | null;
  readonly timeZone: string;
  readonly why: Pick<WhyLines, 'owner' | 'deadline'>;
  /** The signed link to the rep's page. */
  readonly link: string;
};

export function messageOf(alert: Pick<Alert, 'kind' | 'role'>, lead: Lead, about: Circumstances): Message {
  const card = leadCard(lead);
  const news = headlineOf(alert, card, lead, about);
  const headline = about.untoldName === null ? news : `${about.untoldName} could not be told: ${news}`;
  const due =
    about.respondBy === null
      ? 'First response done'
      : `Respond by ${clockTime(about.respondBy, about.timeZone)}`;
  const { source, campaign } = lead.attribution.firstTouch;
  const { ownerName, link } = about;
  return {
    subject: excerpt(visible(oneLine(headline)), 150),
    text: textOf(headline, due, card, lead, about),
    html: htmlOf(headline, due, card, lead, about).text,
    sms: smsOf(headline, due, card, lead, about),
    facts: { headline, due, tier: lead.tier, ownerName, source, campaign, link },
  };
}

function headlineOf(
  { kind, role }: Pick<Alert, 'kind' | 'role'>,
  { who }: LeadCard,
  { tier }: Lead,
  { ownerName }: Circumstances,
): string {
  switch (kind) {
    case 'assigned':
      return `New ${tierNames[tier]} lead: ${who}`;
    case 'due':
      return `Response due now: ${who}`;
    case 'breached':
      return role === 'manager' ? `SLA breached by ${ownerName}: ${who}` : `SLA breached: ${who}`;
    case 'reassigned':
      if (role === 'previousOwner') return `Moved on to ${ownerName}: ${who}`;
      return role === 'manager' ? `Reassigned to ${ownerName}: ${who}` : `Reassigned to you: ${who}`;
  }
}

function textOf(headline: string, due: string, card: LeadCard, lead: Lead, about: Circumstances): string {
  const { ownerName, link } = about;
  const lines = (facts: readonly Fact[]) =>
    facts.map(({ label, value }) => `${indented(label)}: ${indented(value)}`);
  // The names of a form's own fields are the lead's words as well: set apart from our lines.
  const answers = lines(card.answers).map((line) => `  ${line}`);
  return [
    visible(oneLine(headline)),
    '',
    `${due}. Owner: ${ownerName}. Tier: ${tierNames[lead.tier]} (${visible(card.intent)}).`,
    ...reasonsOf(about).map((reason) => visible(oneLine(reason))),
    '',
    ...lines(card.contact),
    '',
    'What they asked:',
    `  ${indented(card.message ?? '(no message)')}`,
    ...answers,
    '',
    ...lines(card.attribution),
    '',
    'Open the lead and record your first response:',
    link,
    '',
  ].join('\n');
}

/** Why it is this owner, and why so quickly while a clock runs. */
function reasonsOf({ why, respondBy }: Circumstances): string[] {
  const lines = [why.owner, respondBy === null ? null : why.deadline];
  return lines.flatMap((line) => (line === null ? [] : [`${line}.`]));
}

/** A stranger's lines stay inside their own paragraph: none can pass for one of ours. */
const indented = (value: string): string => visible(value).replaceAll('\n', '\n    ');

function htmlOf(headline: string, due: string, card: LeadCard, lead: Lead, about: Circumstances): Markup {
  const { ownerName, link } = about;
  const reasons = reasonsOf(about).map((reason) => html`<br>${reason}`);
  return html`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${headline}</title></head>
<body style="margin:0;padding:16px;background:#f3f5f7;color:#17202a;font:16px/1.5 system-ui,Arial,sans-serif">
<div style="max-width:600px;margin:0 auto;background:#fff;border:1px solid #d9dee3;border-radius:12px;padding:20px">
<h1 style="font-size:20px;line-height:1.3;margin:0 0 4px">${headline}</h1>
<p style="margin:0 0 16px"><strong>${due}</strong><br><span style="color:#5c6773">${tierNames[lead.tier]}: ${card.intent}. Owner: ${ownerName}.${reasons}</span></p>
<p style="margin:0 0 20px"><a href="${link}" style="display:inline-block;background:#0b5cad;color:#fff;text-decoration:none;font-weight:600;padding:12px 20px;border-radius:8px">Open the lead</a></p>
${part('What they asked', [{ label: 'Message', value: card.message ?? '(no message)' }, ...card.answers])}
${part('Where they come from', card.attribution)}
${part('Contact', card.contact)}
</div></body></html>
`;
}

function part(title: string, facts: readonly Fact[]): Markup {
  const rows = facts.map(
    ({
      label,
      value,
    }) => html`<tr><td style="color:#5c6773;padding:2px 16px 2px 0;vertical-align:top">${label}</td>
<td style="padding:2px 0;white-space:pre-wrap;word-break:break-word">${value}</td></tr>`,
  );
  return html`<h2 style="font-size:13px;letter-spacing:.06em;text-transform:uppercase;color:#5c6773;margin:16px 0 4px">${title}</h2>
<table role="presentation" style="border-collapse:collapse">${rows}</table>`;
}

/** Phones turn anything like an address into a link, so a stranger's addresses are taken out; ours is the last line. */
const LIKE_AN_ADDRESS = /:\/\/|www\.|[\p{L}\p{N}]\.\p{L}{2}|\d\.\d+\.\d+\.\d/iu;

/**
 * A text message is paid by the segment: at most three of 153 characters in the GSM alphabet, with the link at the end.
 * Names in other alphabets cost about twice as many. Text is cut before anything else looks at it.
 */
function smsOf(headline: string, due: string, card: LeadCard, lead: Lead, { link }: Circumstances): string {
  // The lead's own e-mail address was checked at capture, and may be all we know of who it is.
  const { email } = lead.contact;
  const harmless = (word: string) =>
    word === email || word === `${email},` || !LIKE_AN_ADDRESS.test(word) ? word : '[...]';
  const plain = (text: string, limit: number) => {
    const words = visible(clipped(oneLine(text), 2 * limit)).split(' ');
    return excerpt(words.map(harmless).join(' '), limit, '...');
  };
  const [firstTouch] = card.attribution;
  return [
    plain(headline, 90),
    `${due}.`,
    card.message === null ? plain(card.intent, 60) : `"${plain(card.message, 80)}"`,
    `From ${plain(firstTouch?.value ?? '', 60)}`,
    link,
  ].join('\n');
}
