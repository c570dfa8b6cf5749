/**
 * The model's shape for editors, with a word on each section. The words stand here and not beside the rules, which
 * functions carry in their bundles.
 */
import { operatingModelJsonSchema } from './operating-model.ts';

type Node = { [keyword: string]: unknown };

/** By the path in handoff.yaml; `*` is any item of a list, any name, or any tier. */
const words: Readonly<Record<string, string>> = {
  calendar: 'When sales is open. Days of the figures begin and end in this time zone.',
  'calendar.timeZone': 'An IANA time zone such as "Europe/Berlin".',
  'calendar.hours': 'Shifts by weekday, such as ["09:00-12:30", "13:30-18:00"]. Days left out are closed.',
  'calendar.holidays': 'Whole days on which sales is closed, such as "2026-12-25".',
  'calendar.holidayFeed': 'An iCalendar file beside this one, whose whole-day events are holidays too.',
  tiers: 'Until when a lead must hear from its owner, by how high its intent is.',
  'tiers.*': 'Minutes from the assignment of the current owner; or `due: close-of-day`.',
  'tiers.*.clock': 'elapsed: runs day and night. business: runs in business hours only.',
  'tiers.*.due': 'close-of-day: by the close of the business day on which the owner got the lead.',
  'tiers.*.cutoff': 'Leads that arrive later are due at the close of the next business day.',
  'tiers.*.respondWithin': 'Minutes until the first response is due.',
  'tiers.*.escalateAfter': 'Minutes until the breach, when the manager is told.',
  'tiers.*.reassignAfter': 'Minutes until the next owner takes the lead.',
  'tiers.*.reassignAfterClose': 'Business minutes after the close until the next owner takes the lead.',
  alerts: 'Who hears of which moment of a lead, and by which channel.',
  'alerts.*.assigned': 'An owner got the lead.',
  'alerts.*.due': 'The first response is due.',
  'alerts.*.breached': 'The SLA is breached.',
  'alerts.*.reassigned': 'The next owner took the lead.',
  'alerts.*.*.owner': 'Channels to the owner: email, sms or the webhook that a person set up.',
  'alerts.*.*.manager': 'Channels to the fallback manager.',
  'alerts.*.*.previousOwner': 'Channels to whoever lost the lead.',
  'alerts.*.*.urgent': "What is not urgent waits until the recipient's quiet hours end.",
  claim: '"I\'m on it".',
  'claim.quietMinutes': "Minutes without reminders for the lead's owner; the clock runs on.",
  intent: 'What makes a lead high intent or nurture, and what counts as a sign of intent.',
  'intent.highIntentForms': 'Forms whose leads are high intent.',
  'intent.nurtureForms': 'Forms whose leads are nurture, unless they ask for something.',
  'intent.demoRequested': 'Phrases that ask for a demo.',
  'intent.pricingAsked': 'Phrases that ask for a price.',
  'intent.implementationAsked': 'Phrases that ask for the implementation.',
  'intent.repliedWithinHours': 'Hours after the first outreach within which a reply counts as quick.',
  icp: 'The ideal customer profile: all four must be confirmed before a lead is qualified.',
  'icp.companySizes': 'Ranges of employees such as "50-5000" or "1000+".',
  'icp.geographies': 'ISO 3166 country codes such as "US".',
  'icp.industries': 'Words for the trades that we can help.',
  'icp.decisionTitles': 'Words of a title that stand for decision authority, such as "head of".',
  routing: 'Who gets which lead.',
  'routing.fallbackManager': 'The id of a manager or admin of the team, who owns what nobody else can take.',
  'routing.maxOwners': 'After this many owners the fallback manager takes the lead.',
  'routing.sameOwnerForAccount': 'Leads of one company go to one owner while that person is available.',
  'routing.freeMailDomains': 'Further e-mail domains that stand for no company.',
  'routing.pools': 'Groups of reps who take turns. A pool that says nothing has every rep.',
  'routing.pools.*.reps': 'Ids of members.',
  'routing.pools.*.skills': 'A member must have all of them.',
  'routing.pools.*.territories': 'A member must have one of them.',
  'routing.rules': 'Read from the top: the first one that a lead meets names its pool.',
  'routing.rules.*.when':
    'All that is said must hold, of each list one. Left out: every lead; so is the last rule.',
  'routing.rules.*.when.countries': 'ISO 3166 country codes.',
  'routing.rules.*.when.companySizes': 'Ranges of employees.',
  'routing.rules.*.when.tiers': 'How high the intent is.',
  'routing.rules.*.when.sources': 'Sources of the first touch.',
  'routing.rules.*.pool': 'One of `pools`.',
  marketing: 'Who owns a lead until sales does: the owner of its campaign, else of its source, else `owner`.',
  dispositions: 'Why a lead was closed without a deal. Tags may be added; one that leads carry must stay.',
  review: 'The weekly review of growth and sales.',
  'review.day': "A weekday; `at` is the time of day in the calendar's time zone.",
  'review.recipients': 'E-mail addresses, or ids of members.',
  'review.thresholds': 'What the review calls slow, high, a trend, and too few to judge.',
  'review.thresholds.slowResponseMinutes':
    "A source is slow in a tier when its median from capture to first response is above this; minutes of the tier's clock.",
  'review.thresholds.noShowRate':
    'The share of due meetings, from 0 to 1, above which a source is named for no-shows.',
  'review.thresholds.dispositionChange':
    'By how much of the mean of the four weeks before a disposition must have moved to be a trend: 0.5 is by half.',
  'review.thresholds.smallSample': 'Fewer leads, meetings or closings than this are shown and never judged.',
  'review.baseline': 'Days, both included, that the scorecard is held against: those before a change, say.',
  access: 'What reps may see.',
  'access.repsReadAllLeads': 'Whether a rep may read the leads of others.',
  team: 'The team on its first day. Whoever is here and not yet on the team is added; the rest is changed in the product.',
  'team.*.role':
    "A rep works on leads, a manager on everybody's, a marketer reads; an admin may do everything.",
  'team.*.phone': 'In E.164 form such as "+14155550100".',
  'team.*.active': 'Who left keeps their history and takes nothing any more.',
  'team.*.timeZone': "An IANA time zone; null is the model's.",
  'team.*.availability': 'off: takes no lead until it is on again.',
  'team.*.outOfOffice': 'Stretches of UTC times such as "2026-12-24T12:00:00Z".',
  'team.*.hours': 'Working hours by weekday; null is any time.',
  'team.*.weight': 'How many turns of a cycle are theirs.',
  'team.*.dailyCap': 'Most leads given in a day of their time zone; null is no limit.',
  'team.*.openCap': 'Most open leads owned at once; null is no limit.',
  'team.*.alerts.webhook': 'An address of their own that alerts are posted to; null is none.',
  'team.*.alerts.webhook.format':
    'standard: a signed Standard Webhook. slack: a text that Slack-compatible endpoints show.',
  'team.*.alerts.quietHours':
    'Such as "22:00-07:00" in their time zone; what is not urgent waits until they end.',
};

/** The JSON Schema (draft 2020-12) of handoff.yaml. Throws an Error for words about a setting that is not there. */
export function modelSchema(): object {
  const schema = operatingModelJsonSchema() as Node;
  const unused = new Set(Object.keys(words));
  describe(schema, [], unused);
  if (unused.size > 0) throw new Error(`no such setting: ${[...unused].join(', ')}`);
  const { $schema, ...shape } = schema;
  return { $schema, title: 'The operating model of Lead Handoff', ...shape };
}

function describe(node: Node, path: readonly string[], unused: Set<string>): void {
  const key = path.join('.');
  if (Object.hasOwn(words, key)) {
    node['description'] = words[key];
    unused.delete(key);
  }
  const isByTier = key === 'tiers' || key === 'alerts';
  const isByMoment = key === 'alerts.*';
  for (const [name, setting] of Object.entries((node['properties'] ?? {}) as Record<string, Node>)) {
    describe(setting, [...path, isByTier ? '*' : name], unused);
    if (isByMoment) describe(setting, [...path, '*'], unused);
  }
  for (const inner of [node['items'], node['additionalProperties']]) {
    if (typeof inner === 'object' && inner !== null) describe(inner as Node, [...path, '*'], unused);
  }
  for (const alternative of [node['oneOf'], node['anyOf']].flatMap((list) => (list ?? []) as Node[])) {
    describe(alternative, path, unused);
  }
}
