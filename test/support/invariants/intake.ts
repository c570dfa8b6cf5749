/** Invariants 1 and 2: what was accepted is there, once, with its keys; and 16: no byte of it can act. */
import { createHash } from 'node:crypto';
import type { LeadRecord, Row, Snapshot } from './snapshot.ts';

/** An answer that a poster got with 200 or 201. */
export type Accepted = {
  readonly leadId: string;
  readonly status: string;
  readonly tier: string;
  readonly submissionId?: string | undefined;
};

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
const isOpen = (lead: Row | undefined): boolean =>
  lead !== undefined && !['won', 'lost', 'disqualified'].includes(lead['stage']);

export function intakeViolations(snapshot: Snapshot, accepted: readonly Accepted[]): string[] {
  const { leads, submissions, emails, quarantined } = snapshot;
  const byId = new Map(leads.map((record) => [record.leadId, record]));
  const inQuarantine = new Set(quarantined.map(({ pk }) => pk.slice('QUARANTINE#'.length)));
  const found: string[] = [];

  for (const { leadId, lead, events } of leads) {
    const say = (what: string) => found.push(`1 · lead ${leadId}: ${what}`);
    const keys = (status: string) =>
      submissions.filter(({ answer }) => answer.leadId === leadId && answer.status === status).length;
    if (events[0]?.event['type'] !== 'LeadCaptured') say('has no LeadCaptured');
    if (keys('captured') !== 1) say(`has ${keys('captured')} submission keys`);
    const touchpoints = events.filter(({ event }) => event['type'] === 'TouchpointAdded').length;
    if (keys('merged') !== touchpoints)
      say(`has ${touchpoints} touchpoints of ${keys('merged')} submissions`);
    if (isOpen(lead)) {
      const email = emails.find(({ pk }) => pk === `EMAIL#${sha256(lead?.['contact'].email)}`);
      if (email?.['leadId'] !== leadId) say('is open, but the address leads elsewhere');
    }
  }
  for (const { answer } of submissions) {
    if (byId.has(answer.leadId) || inQuarantine.has(answer.leadId)) continue;
    found.push(`1 · a submission key promises the lead ${answer.leadId}, which is not there`);
  }
  for (const { leadId, status, tier, submissionId } of accepted) {
    const say = (what: string) => found.push(`1 · accepted lead ${leadId}: ${what}`);
    if (!byId.has(leadId) && !inQuarantine.has(leadId)) say('is not there');
    if (submissionId === undefined) continue;
    const answer = submissions.find(({ pk }) => pk === `SUBMISSION#${sha256(submissionId)}`)?.['answer'];
    if (answer?.leadId !== leadId || answer.status !== status || answer.tier !== tier) {
      say(`a repeat of ${submissionId} would be told ${JSON.stringify(answer)}`);
    }
  }
  return found;
}

/** Fields in which a person's own line breaks are kept. */
const MULTI_LINE = /\.(message|answers\..*|note|reason)$/;

/** What makes text act: controls and line breaks. Lone surrogates and other forms than NFC do not compare. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const ACTS = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]/;

/** Invariant 16 for what is stored, and the rule that events hold no personal data. */
export function contentViolations({ leadId, lead, events }: LeadRecord): string[] {
  const found: string[] = [];
  for (const [path, text] of textsOf(lead, 'lead')) {
    const allowed = MULTI_LINE.test(path) ? text.replaceAll('\n', ' ') : text;
    if (ACTS.test(allowed)) found.push(`16 · lead ${leadId}: ${path} holds control characters`);
    if (!text.isWellFormed() || text !== text.normalize('NFC')) {
      found.push(`16 · lead ${leadId}: ${path} is not well-formed NFC`);
    }
  }
  const { email, name, phone } = lead?.['contact'] ?? {};
  const personal = [email, name, phone, lead?.['message']].filter(
    (it) => typeof it === 'string' && it !== '',
  );
  for (const { event } of events) {
    // What the page and the form call themselves is marketing's own text.
    const { cohort: _cohort, form: _form, ...facts } = event;
    for (const [path, text] of textsOf(facts, 'event')) {
      if (ACTS.test(text)) found.push(`16 · lead ${leadId}: ${path} holds control characters`);
      if (personal.some((it) => text.includes(it))) {
        found.push(`15 · lead ${leadId}: ${path} of event ${event['seq']} holds personal data`);
      }
    }
    for (const key of ['contact', 'email', 'name', 'phone', 'message', 'answers', 'note', 'details']) {
      if (key in event) found.push(`15 · lead ${leadId}: event ${event['seq']} holds ${key}`);
    }
  }
  return found;
}

function* textsOf(value: unknown, path: string): Generator<readonly [path: string, text: string]> {
  if (typeof value === 'string') yield [path, value];
  else if (value !== null && typeof value === 'object') {
    for (const [key, inner] of Object.entries(value)) yield* textsOf(inner, `${path}.${key}`);
  }
}
