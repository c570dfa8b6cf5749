import type { Outbox, StoredMessage } from '../messages/outbox.ts';
import { html, type LocalRoute, linked, type Markup, queryOf } from './html.ts';
import { moment, sendShell } from './shell.ts';

const SHOWN = 200;
const REFRESH_SECONDS = 5;

/**
 * What reps and managers got, for a person: a list that reloads itself; `?message=` shows one message,
 * `?leadId=` those about one lead.
 */
export function inboxPage(outbox: Pick<Outbox, 'list' | 'get'>): LocalRoute {
  return (request, response) => {
    const query = queryOf(request);
    const wanted = query.get('message');
    if (wanted !== null) {
      const message = outbox.get(Number(wanted) || 0);
      if (message) return sendShell(response, { title: titleOf(message), body: oneMessage(message) });
      return sendShell(response, {
        title: 'No such message',
        status: 404,
        body: html`<h1>No such message</h1>`,
      });
    }
    const leadId = query.get('leadId');
    const messages = outbox.list({ ...(leadId === null ? {} : { leadId }), limit: SHOWN });
    return sendShell(response, {
      title: 'Inbox',
      refreshSeconds: REFRESH_SECONDS,
      body: html`<h1>Inbox</h1>
<p class="soft">Every e-mail and SMS that AWS would have sent, and every webhook that came here${leadId === null ? '' : `, about lead ${leadId}`};
the newest ${SHOWN} first. The page reloads every ${REFRESH_SECONDS} seconds.</p>
${messages.length === 0 ? empty : html`<ul class="cards">${messages.toReversed().map(card)}</ul>`}`,
    });
  };
}

const empty = html`<p class="card empty">Nothing was sent yet. Post a lead from the demo form.</p>`;

const NAMES = { email: 'E-mail', sms: 'SMS', webhook: 'Webhook' } as const;

const titleOf = ({ channel, subject, to }: StoredMessage) =>
  channel === 'email' ? subject : `${NAMES[channel]} to ${to}`;

const badge = (channel: StoredMessage['channel']) =>
  html`<span class="badge ${channel}">${NAMES[channel]}</span>`;

const card = (
  message: StoredMessage,
): Markup => html`<li class="card"><div class="top">${badge(message.channel)}
<bdi>${message.to}</bdi> <span class="badge">${message.kind || 'no kind'}</span> ${moment(message.sentAt)}</div>
<p><a href="/local/inbox?message=${message.id}"><bdi>${titleOf(message)}</bdi></a></p>
${message.channel === 'sms' ? html`<p><bdi>${linked(message.text)}</bdi></p>` : html``}</li>`;

/**
 * A mail is shown in a frame without scripts, forms or an origin of its own; a press on a link opens a normal page
 * outside of it, as in a mail program.
 */
const mailFrame = (mail: string) =>
  html`<iframe title="The mail as HTML" sandbox="allow-popups allow-popups-to-escape-sandbox" referrerpolicy="no-referrer"
srcdoc="${`<base target="_blank">${mail}`}"></iframe>`;

const oneMessage = (message: StoredMessage): Markup => html`<p><a href="/local/inbox">← Inbox</a></p>
<h1><bdi>${titleOf(message)}</bdi></h1>
<dl><dt>Channel</dt><dd>${badge(message.channel)}</dd><dt>To</dt><dd><bdi>${message.to}</bdi></dd>
<dt>Kind</dt><dd>${message.kind}</dd><dt>Lead</dt>
<dd><a href="/local/inbox?leadId=${encodeURIComponent(message.leadId)}">${message.leadId}</a></dd>
<dt>Sent</dt><dd>${moment(message.sentAt)}</dd></dl>
${bodyOf(message)}`;

function bodyOf({ channel, text, html: mail }: StoredMessage): Markup {
  switch (channel) {
    case 'sms':
      return html`<div class="bubble"><bdi>${linked(text)}</bdi></div>`;
    case 'webhook':
      return html`<pre><bdi>${linked(text)}</bdi></pre>`;
    case 'email':
      return html`${mail === '' ? html`` : mailFrame(mail)}<h2>As plain text</h2><pre><bdi>${linked(text)}</bdi></pre>`;
  }
}
