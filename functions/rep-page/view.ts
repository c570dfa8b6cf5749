/** The rep's page: who it is and what they asked, where they come from, and the buttons. For a phone, without scripts. */
import { type Lead, type ResponseChannel, responseChannels } from '../../core/lead.ts';
import { clockTime, type Fact, leadCard, tierNames } from '../../core/lead-card.ts';
import { type Finding, fitCriteria, fitWords } from '../../core/qualification.ts';
import { reachOf } from '../../core/reach.ts';
import type { WhyLines } from '../../core/why-in-words.ts';
import { html, type Markup, page } from '../shared/html.ts';
import type { HttpReply } from '../shared/http.ts';
import type { Since, Standing } from './standing.ts';

const did: Readonly<Record<ResponseChannel, string>> = {
  call: 'I called',
  email: 'I e-mailed',
  sms: 'I texted',
  meeting: 'We met',
};

/** Who reads it, in whose time zone, and what the page says beside the lead itself. */
type About = {
  readonly owner: string;
  readonly ownsIt: boolean;
  /** Whether the model lets the reader see what the lead holds, or only where it went. */
  readonly mayRead: boolean;
  readonly timeZone: string;
  readonly why: WhyLines;
  readonly since: Since;
};

/** Nothing is left to press for. */
const settled: readonly Standing[] = ['contacted', 'handed-on', 'moved-on-and-recorded', 'closed'];

export function leadPage(lead: Lead, standing: Standing, about: About): HttpReply {
  if (!about.mayRead) return whereItWent(lead, standing, about);
  const card = leadCard(lead);
  return page(
    200,
    card.who,
    html`<section>
<p><span class="badge">${tierNames[lead.tier]}</span></p>
<h1>${card.who}</h1>
${state(lead, standing, about)}
${alreadyReached(about)}
${reach(lead)}
${settled.includes(standing) ? null : buttons(standing)}
${standing === 'yours' ? claimed(lead, about) : null}
${reasons(standing, about)}
</section>
<section><h2>What they asked</h2>
<p class="asked">${card.message ?? 'They left no message.'}</p>
<p class="quiet">They ${card.intent}.</p>
${list(card.answers)}</section>
${later(about)}
<section><h2>Where they come from</h2>${list(card.attribution)}</section>
<section><h2>Do they fit?</h2>${list(fitOf(lead))}</section>
<section><h2>Contact</h2>${list(card.contact)}</section>
<p><a href="/leads/${lead.leadId}">Everything about this lead, and what comes next</a></p>`,
  );
}

/** The phone's own ways to reach them; what was done is recorded by the buttons below. */
function reach({ contact }: Lead): Markup {
  const { call, text, write } = reachOf(contact);
  return html`<nav class="reach" aria-label="Reach them">
${call && html`<a href="${call}">Call</a>`}
${text && html`<a href="${text}">Text</a>`}
<a href="${write}">Write</a></nav>`;
}

/** What is known of fit before the call, and so what to ask in it. */
function fitOf({ qualification }: Lead): Fact[] {
  return fitCriteria.map((criterion) => {
    const { met, evidence } = qualification.fit[criterion];
    return { label: fitWords[criterion], value: [known(met), evidence].filter(Boolean).join(': ') };
  });
}

const known = (met: Finding['met']): string => (met === null ? 'not known' : met ? 'yes' : 'no');

/** For a rep who lost the lead: whose it is now, and the buttons; who the person is and what they said is not theirs any more. */
function whereItWent(lead: Lead, standing: Standing, about: About): HttpReply {
  return page(
    200,
    'A lead that moved on',
    html`<section>
<p><span class="badge">${tierNames[lead.tier]}</span></p>
<h1>A lead that moved on</h1>
${state(lead, standing, about)}
${settled.includes(standing) ? null : buttons(standing)}
</section>`,
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

function state(lead: Lead, standing: Standing, { owner, timeZone }: About): Markup {
  switch (standing) {
    case 'yours': {
      const { respondBy } =
        lead.stage === 'assigned' ? lead.assignment.deadlines : { respondBy: lead.capturedAt };
      return html`<p><strong>Respond by ${clockTime(respondBy, timeZone)}</strong><br><span class="quiet">Owner: ${owner}</span></p>`;
    }
    case 'contacted':
      return html`<p role="status"><strong>First response recorded${responseTime(lead, timeZone)}.</strong> The clock has stopped. Owner: ${owner}.</p>`;
    case 'handed-on':
      return html`<p role="status"><strong>This lead belongs to ${owner} now.</strong> First response recorded${responseTime(lead, timeZone)}.</p>`;
    case 'closed':
      return html`<p role="status"><strong>This lead is closed: ${lead.stage}.</strong> Owner: ${owner}.</p>`;
    case 'moved-on':
      return html`<p class="alarm" role="status"><strong>This lead belongs to ${owner} now.</strong> If you did reach them, say so; ${owner} will see it.</p>`;
    case 'moved-on-and-recorded':
      return html`<p class="alarm" role="status"><strong>This lead belongs to ${owner} now.</strong> Your response is recorded as late.</p>`;
  }
}

function responseTime(lead: Lead, timeZone: string): Markup | null {
  const response = 'firstResponse' in lead ? lead.firstResponse : undefined;
  return response ? html` on ${clockTime(response.at, timeZone)}` : null;
}

/** "I'm on it" is the owner's to say, once; everybody who may look sees that it was said. */
function claimed(lead: Lead, { owner, ownsIt, timeZone }: About): Markup | null {
  const claim = lead.stage === 'assigned' ? lead.assignment.claim : null;
  if (claim) {
    const until = clockTime(claim.quietUntil, timeZone);
    return html`<p class="quiet" role="status">${ownsIt ? 'You are' : `${owner} is`} on it; reminders rest until ${until}.</p>`;
  }
  if (!ownsIt) return null;
  return html`<form method="post" class="claim"><button name="action" value="claim">I’m on it</button>
<span class="quiet">Reminders rest a while; the clock runs on.</span></form>`;
}

/** Why it is them and, while the clock runs, why so quickly: a quiet line each. */
function reasons(standing: Standing, { why }: About): Markup {
  const deadline = standing === 'yours' ? why.deadline : null;
  const lines = [why.owner, why.tier, deadline].filter((line) => line !== null);
  return html`${lines.map((line) => html`<p class="quiet">${line}.</p>`)}`;
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
