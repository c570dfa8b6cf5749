/** The rep's page: who it is and what they asked, where they come from, and the buttons. For a phone, without scripts. */
import { type Lead, type ResponseChannel, responseChannels } from '../../core/lead.ts';
import { clockTime, type Fact, leadCard, tierNames } from '../../core/lead-card.ts';
import { html, type Markup, page } from '../shared/html.ts';
import type { HttpReply } from '../shared/http.ts';

/** How the person with the link stands to the lead now. */
export type Standing =
  /** The clock of this round is running. */
  | 'yours'
  /** Somebody responded in this round. */
  | 'contacted'
  /** The lead has another owner by now. */
  | 'moved-on'
  /** The same, and this person said that they had responded all the same. */
  | 'moved-on-and-recorded';

const did: Readonly<Record<ResponseChannel, string>> = {
  call: 'I called',
  email: 'I e-mailed',
  sms: 'I texted',
  meeting: 'We met',
};

/** What happened after the first submission. */
export type Since = {
  readonly touchpoints: readonly { at: string; form: string | null; message: string | null }[];
  readonly lateResponses: readonly { at: string; channel: ResponseChannel; by: string }[];
};

type About = { readonly owner: string; readonly timeZone: string; readonly since: Since };

export function leadPage(lead: Lead, standing: Standing, about: About): HttpReply {
  const card = leadCard(lead);
  return page(
    200,
    card.who,
    html`<section>
<p><span class="badge">${tierNames[lead.tier]}</span></p>
<h1>${card.who}</h1>
${state(lead, standing, about)}
${alreadyReached(about)}
${standing === 'contacted' || standing === 'moved-on-and-recorded' ? null : buttons(standing)}
</section>
<section><h2>What they asked</h2>
<p class="asked">${card.message ?? 'They left no message.'}</p>
<p class="quiet">They ${card.intent}.</p>
${list(card.answers)}</section>
${later(about)}
<section><h2>Where they come from</h2>${list(card.attribution)}</section>
<section><h2>Contact</h2>${list(card.contact)}</section>`,
  );
}

/** Somebody who had the lead before says they did reach them: good to know before the next call. */
function alreadyReached({ since, timeZone }: About): Markup {
  return html`${since.lateResponses.map(
    ({ at, channel, by }) =>
      html`<p class="quiet">${by} says: “${did[channel]}”, on ${clockTime(at, timeZone)}, after the lead had moved on.</p>`,
  )}`;
}

/** The newest few of their later words. */
const MOST_SHOWN = 5;

function later({ since, timeZone }: About): Markup | null {
  if (since.touchpoints.length === 0) return null;
  const newest = since.touchpoints.slice(-MOST_SHOWN).toReversed();
  return html`<section><h2>They came back</h2>${newest.map(
    ({ at, form, message }) =>
      html`<p class="quiet">${clockTime(at, timeZone)}${form === null ? null : `, form ${form}`}</p><p class="asked">${message ?? 'They left no message.'}</p>`,
  )}</section>`;
}

function state(
  lead: Lead,
  standing: Standing,
  { owner, timeZone }: { owner: string; timeZone: string },
): Markup {
  switch (standing) {
    case 'yours': {
      const { respondBy } =
        lead.stage === 'assigned' ? lead.assignment.deadlines : { respondBy: lead.capturedAt };
      return html`<p><strong>Respond by ${clockTime(respondBy, timeZone)}</strong><br><span class="quiet">Owner: ${owner}</span></p>`;
    }
    case 'contacted': {
      const response = 'firstResponse' in lead ? lead.firstResponse : undefined;
      const at = response ? html` on ${clockTime(response.at, timeZone)}` : null;
      return html`<p role="status"><strong>First response recorded${at}.</strong> The clock has stopped. Owner: ${owner}.</p>`;
    }
    case 'moved-on':
      return html`<p class="alarm" role="status"><strong>This lead belongs to ${owner} now.</strong> If you did reach them, say so; ${owner} will see it.</p>`;
    case 'moved-on-and-recorded':
      return html`<p class="alarm" role="status"><strong>This lead belongs to ${owner} now.</strong> Your response is recorded as late.</p>`;
  }
}

function buttons(standing: Standing): Markup {
  return html`<form method="post"><input type="hidden" name="action" value="contacted">
<fieldset class="actions" aria-label="${standing === 'yours' ? 'Record your first response' : 'Record a late response'}">
${responseChannels.map(
  (channel) => html`<button name="channel" value="${channel}">${did[channel]}</button>
`,
)}</fieldset></form>`;
}

function list(facts: readonly Fact[]): Markup {
  return html`<dl>${facts.map(({ label, value }) => html`<dt>${label}</dt><dd>${value}</dd>`)}</dl>`;
}

/** One page for every link that does not work, whatever is wrong with it. */
export function deadLinkPage(): HttpReply {
  return page(
    404,
    'This link does not work',
    html`<section><h1>This link does not work</h1>
<p>It may have expired, or a part of it is missing. Open the newest alert of this lead, or ask your manager.</p></section>`,
  );
}
