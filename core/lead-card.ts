/** A lead as a person about to call reads it: the same facts, in the same order, in mail, on the rep's page and in print. */
import { adContext, type Touch } from './attribution.ts';
import type { Lead } from './lead.ts';
import type { Tier } from './operating-model.ts';

export const tierNames: Readonly<Record<Tier, string>> = {
  high: 'high intent',
  standard: 'standard',
  nurture: 'nurture',
};

/** A labelled value. Addresses among them are a stranger's and never become links. */
export type Fact = { readonly label: string; readonly value: string };

export type LeadCard = {
  /** Who it is: the name, else the address, with the company. */
  readonly who: string;
  /** Why it has its tier, in words. */
  readonly intent: string;
  readonly contact: readonly Fact[];
  /** What they wrote; null when they wrote nothing. */
  readonly message: string | null;
  readonly answers: readonly Fact[];
  readonly attribution: readonly Fact[];
};

export function leadCard(lead: Lead): LeadCard {
  const { contact } = lead;
  const { firstTouch, latestTouch } = lead.attribution;
  return {
    who: [contact.name ?? contact.email, contact.company].filter(Boolean).join(', '),
    intent: lead.tierReasons.map(reasonInWords).join(', '),
    contact: facts([
      ['E-mail', contact.email],
      ['Phone', contact.phone],
      ['Company', contact.company],
      ['Company size', contact.companySize],
      ['Industry', contact.industry],
      ['Title', contact.jobTitle],
      ['Country', contact.country],
    ]),
    message: lead.message ?? null,
    answers: facts([['Form', lead.form], ...Object.entries(lead.answers)]),
    attribution: facts([
      ['First touch', touchInWords(firstTouch)],
      ['Latest touch', touchInWords(latestTouch)],
      ['Landing page', latestTouch.landingPage ?? firstTouch.landingPage ?? undefined],
      ['Ad', adInWords(latestTouch) ?? adInWords(firstTouch)],
    ]),
  };
}

/** A time of day with its date and zone, as people write it, e.g. "Mon 23 Nov, 10:05 EST". */
export function clockTime(at: string, timeZone: string): string {
  const parts = Object.fromEntries(
    new Intl.DateTimeFormat('en-US', {
      timeZone,
      weekday: 'short',
      day: 'numeric',
      month: 'short',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
      hourCycle: 'h23',
      timeZoneName: 'short',
    })
      .formatToParts(Date.parse(at))
      .map(({ type, value }) => [type, value]),
  );
  const seconds = parts['second'] === '00' ? '' : `:${parts['second']}`;
  return `${parts['weekday']} ${parts['day']} ${parts['month']}, ${parts['hour']}:${parts['minute']}${seconds} ${parts['timeZoneName']}`;
}

function reasonInWords({ signal, evidence }: Lead['tierReasons'][number]): string {
  switch (signal) {
    case 'form':
      return `sent the form "${evidence}"`;
    case 'demo-requested':
      return `asked for a demo ("${evidence}")`;
    case 'pricing-asked':
      return `asked about pricing ("${evidence}")`;
    case 'implementation-asked':
      return `asked about implementation ("${evidence}")`;
    case 'nothing-asked':
      return 'asked nothing in particular';
  }
}

/** Source and campaign first: they are what the rep opens the call with. */
function touchInWords({ source, medium, campaign }: Touch): string {
  return `${source} / ${medium}${campaign === null ? ', no campaign' : `, campaign "${campaign}"`}`;
}

function adInWords(touch: Touch): string | undefined {
  const ad = adContext(touch);
  if (ad === null) return undefined;
  const searched = ad.term === null ? null : `searched for "${ad.term}"`;
  const saw = ad.content === null ? null : `saw "${ad.content}"`;
  return [saw, searched].filter(Boolean).join(', ');
}

function facts(pairs: readonly (readonly [string, string | undefined])[]): Fact[] {
  return pairs.flatMap(([label, value]) => (value === undefined || value === '' ? [] : [{ label, value }]));
}
