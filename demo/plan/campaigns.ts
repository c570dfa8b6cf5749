/** What marketing runs in the demo: campaigns of different size and quality. */
import type { Tier } from '../../core/operating-model.ts';

type Weights<Name extends string> = Readonly<Partial<Record<Name, number>>>;

export type Campaign = {
  readonly name: string;
  /** Tags and clues of a visit as the form sends them. */
  readonly touch: Readonly<Record<string, string>>;
  /** The ads (`utm_content`) and pages that people came by. */
  readonly contents: readonly string[];
  readonly landingPages: readonly string[];
  /** Leads in a week, in proportion to the others. */
  readonly weight: number;
  /** Ran between these many days ago; all the time without it. */
  readonly ran?: { readonly from: number; readonly to: number };
  /** What kind of form its people fill in. */
  readonly tiers: Weights<Tier>;
  /** Share of those contacted who fit and want it, of those who become opportunities, and of those who buy. */
  readonly qualifies: number;
  readonly opens: number;
  readonly wins: number;
  /** Share of booked meetings that nobody comes to. */
  readonly noShows: number;
  /** Why its leads end without a deal. */
  readonly dispositions: Weights<Disposition>;
  /** What a day of it costs, in major units of EUR; 0 for what is not paid for. */
  readonly dailySpend: number;
};

type Disposition = 'wrong_icp' | 'no_budget' | 'no_urgency' | 'competitor_chosen' | 'unresponsive';

const site = 'https://www.lead-handoff.example';

const paid = (source: string, medium: string, campaign: string) => ({
  utm_source: source,
  utm_medium: medium,
  utm_campaign: campaign,
});

export const campaigns: readonly Campaign[] = [
  {
    name: 'brand-search',
    touch: paid('google', 'cpc', 'brand-search'),
    contents: ['see-it-live', 'from-form-to-owner'],
    landingPages: [`${site}/demo`, `${site}/`],
    weight: 24,
    tiers: { high: 7, standard: 3 },
    qualifies: 0.52,
    opens: 0.72,
    wins: 0.42,
    noShows: 0.1,
    dispositions: { no_budget: 3, no_urgency: 2, competitor_chosen: 2, unresponsive: 2, wrong_icp: 1 },
    dailySpend: 95,
  },
  {
    name: 'crm-alternatives',
    touch: paid('google', 'cpc', 'crm-alternatives'),
    contents: ['switch-in-a-week', 'compare-us'],
    landingPages: [`${site}/compare`, `${site}/pricing`],
    weight: 18,
    tiers: { high: 5, standard: 5 },
    qualifies: 0.38,
    opens: 0.6,
    wins: 0.26,
    noShows: 0.16,
    dispositions: { competitor_chosen: 6, no_budget: 3, unresponsive: 2, no_urgency: 1, wrong_icp: 1 },
    dailySpend: 130,
  },
  {
    name: 'revops-leaders',
    touch: paid('linkedin', 'paid-social', 'revops-leaders'),
    contents: ['five-minute-promise', 'one-set-of-figures'],
    landingPages: [`${site}/revenue-operations`],
    weight: 13,
    tiers: { high: 4, standard: 5, nurture: 1 },
    qualifies: 0.44,
    opens: 0.66,
    wins: 0.36,
    noShows: 0.14,
    dispositions: { no_urgency: 4, no_budget: 3, unresponsive: 2, competitor_chosen: 1, wrong_icp: 1 },
    dailySpend: 160,
  },
  {
    name: 'handoff-guide',
    touch: paid('linkedin', 'paid-social', 'handoff-guide'),
    contents: ['get-the-guide', 'seven-leaks'],
    landingPages: [`${site}/guides/handoff`],
    weight: 16,
    tiers: { nurture: 9, standard: 1 },
    qualifies: 0.16,
    opens: 0.45,
    wins: 0.22,
    noShows: 0.24,
    dispositions: { no_urgency: 7, unresponsive: 4, wrong_icp: 3, no_budget: 1 },
    dailySpend: 70,
  },
  {
    name: 'free-checklist',
    touch: paid('facebook', 'paid-social', 'free-checklist'),
    contents: ['free-download', 'win-more-deals'],
    landingPages: [`${site}/checklist`],
    weight: 14,
    tiers: { nurture: 6, standard: 4 },
    qualifies: 0.07,
    opens: 0.4,
    wins: 0.15,
    noShows: 0.46,
    dispositions: { wrong_icp: 9, unresponsive: 5, no_budget: 3, no_urgency: 1 },
    dailySpend: 60,
  },
  {
    name: 'pipeline-webinar',
    touch: paid('linkedin', 'paid-social', 'pipeline-webinar'),
    contents: ['save-your-seat'],
    landingPages: [`${site}/webinar`],
    weight: 60,
    ran: { from: 45, to: 33 },
    tiers: { nurture: 8, standard: 2 },
    qualifies: 0.2,
    opens: 0.5,
    wins: 0.25,
    noShows: 0.3,
    dispositions: { no_urgency: 5, unresponsive: 4, wrong_icp: 2, no_budget: 2 },
    dailySpend: 110,
  },
  {
    name: 'spring-demo',
    touch: paid('google', 'cpc', 'spring-demo'),
    contents: ['book-this-week', 'see-it-live'],
    landingPages: [`${site}/demo`],
    weight: 15,
    ran: { from: 24, to: 0 },
    tiers: { high: 9, standard: 1 },
    qualifies: 0.46,
    opens: 0.7,
    wins: 0.38,
    noShows: 0.15,
    dispositions: { no_budget: 4, no_urgency: 2, competitor_chosen: 2, unresponsive: 1, wrong_icp: 1 },
    dailySpend: 120,
  },
  {
    // The same name at two platforms: spend that does not name its source cannot be told apart.
    name: 'brand-search',
    touch: { msclkid: 'demo', utm_campaign: 'brand-search' },
    contents: ['see-it-live'],
    landingPages: [`${site}/demo`],
    weight: 4,
    tiers: { high: 6, standard: 4 },
    qualifies: 0.4,
    opens: 0.6,
    wins: 0.35,
    noShows: 0.15,
    dispositions: { no_budget: 3, no_urgency: 2, unresponsive: 2, competitor_chosen: 1, wrong_icp: 2 },
    dailySpend: 18,
  },
  {
    name: 'monthly-digest',
    touch: paid('newsletter', 'email', 'monthly-digest'),
    contents: ['customer-story', 'product-news'],
    landingPages: [`${site}/customers`, `${site}/blog`],
    weight: 9,
    tiers: { standard: 5, nurture: 4, high: 1 },
    qualifies: 0.27,
    opens: 0.55,
    wins: 0.33,
    noShows: 0.15,
    dispositions: { no_urgency: 4, no_budget: 2, unresponsive: 2, competitor_chosen: 1, wrong_icp: 1 },
    dailySpend: 0,
  },
  {
    name: 'organic',
    touch: { referrer: 'https://www.google.com/' },
    contents: [],
    landingPages: [`${site}/blog/lead-response-time`, `${site}/product`],
    weight: 15,
    tiers: { standard: 5, high: 3, nurture: 2 },
    qualifies: 0.36,
    opens: 0.6,
    wins: 0.35,
    noShows: 0.14,
    dispositions: { wrong_icp: 3, no_budget: 3, unresponsive: 2, no_urgency: 2, competitor_chosen: 2 },
    dailySpend: 0,
  },
  {
    name: 'partners',
    touch: { referrer: 'https://directory.partners.example/tools' },
    contents: [],
    landingPages: [`${site}/partners`],
    weight: 5,
    tiers: { high: 6, standard: 4 },
    qualifies: 0.62,
    opens: 0.75,
    wins: 0.48,
    noShows: 0.06,
    dispositions: { no_budget: 3, no_urgency: 2, competitor_chosen: 1, unresponsive: 1, wrong_icp: 1 },
    dailySpend: 0,
  },
  {
    name: 'direct',
    touch: {},
    contents: [],
    landingPages: [`${site}/`, `${site}/contact`],
    weight: 7,
    tiers: { standard: 6, high: 4 },
    qualifies: 0.33,
    opens: 0.6,
    wins: 0.35,
    noShows: 0.13,
    dispositions: { wrong_icp: 3, no_budget: 2, unresponsive: 2, no_urgency: 2, competitor_chosen: 2 },
    dailySpend: 0,
  },
];

/** The campaigns that ran so many days ago. */
export const runningCampaigns = (daysAgo: number): Campaign[] =>
  campaigns.filter(({ ran }) => !ran || (daysAgo <= ran.from && daysAgo >= ran.to));
