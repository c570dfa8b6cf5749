import type { QueuedMessage, Queues } from '../events/queues.ts';
import type { Execution } from '../workflow/execution-store.ts';
import { HELD } from '../workflow/map-store.ts';
import type { StateMachines } from '../workflow/state-machines.ts';
import { html, type LocalRoute, type Markup } from './html.ts';
import { moment, sendShell } from './shell.ts';

const SHOWN = 200;

/** What failed for good and waits for a person. An empty page is the promise kept. */
export function deadLettersPage(queues: Pick<Queues, 'list'>): LocalRoute {
  return (_request, response) => {
    const messages = queues.list().toReversed().slice(0, SHOWN);
    sendShell(response, {
      title: 'Dead letters',
      refreshSeconds: 5,
      body: html`<h1>Dead letters</h1><p class="soft">What was tried to the end and failed; the newest ${SHOWN} first.</p>
${messages.length === 0 ? html`<p class="card empty">None. Nothing was lost.</p>` : html`<ul class="cards">${messages.map(letter)}</ul>`}`,
    });
  };
}

const letter = ({
  queue,
  body,
  attributes,
  sentAt,
}: QueuedMessage): Markup => html`<li class="card"><div class="top">
<span class="badge bad">${queue}</span> ${moment(sentAt)}</div>
<dl>${Object.entries(attributes).map(([name, value]) => html`<dt>${name}</dt><dd>${value}</dd>`)}</dl><pre>${indented(body)}</pre></li>`;

function indented(body: string): string {
  try {
    return JSON.stringify(JSON.parse(body), null, 2);
  } catch {
    return body;
  }
}

/** The workflow of each lead: where it stands and when it goes on. */
export function executionsPage(machines: Pick<StateMachines, 'list'>): LocalRoute {
  return (_request, response) => {
    const executions = machines.list(SHOWN);
    sendShell(response, {
      title: 'Workflows',
      refreshSeconds: 5,
      body: html`<h1>Workflows</h1><p class="soft">One for each lead, named after it, and for each rebuild of the figures; the newest ${SHOWN} first.</p>
${executions.length === 0 ? html`<p class="card empty">None yet.</p>` : html`<ul class="cards">${executions.map(execution)}</ul>`}`,
    });
  };
}

const iso = (ms: number) => new Date(ms).toISOString();

const execution = ({
  name,
  status,
  state,
  waiting,
  dueAt,
  startedAt,
  error,
  cause,
}: Execution): Markup => html`<li class="card">
<div class="top"><span class="badge ${error ? 'bad' : 'email'}">${status}</span> <strong>${state}</strong> ${moment(iso(startedAt))}</div>
<p class="soft">${name}${waiting && dueAt < HELD ? html` · wakes at ${moment(iso(dueAt))}` : html``}</p>
${error ? html`<pre>${error}: ${cause}</pre>` : html``}</li>`;
