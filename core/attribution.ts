/**
 * Attribution: which marketing touch brought a lead. `firstTouch` is what first made the person aware and is
 * set once; `latestTouch` is what brought the newest submission.
 *
 * A touch's source and campaign follow one order of evidence: UTM tags, else an ad platform's click id, else the
 * class of the referrer, else direct. Values of UTM tags keep their case: analytics tools treat them as
 * case-sensitive, and the figures must match theirs.
 */
import * as z from 'zod';
import { clipped } from './text.ts';

/** Click ids of the ad platforms, by form field, with the source they prove. */
const clickIdSources = {
  gclid: { source: 'google', medium: 'cpc' },
  gbraid: { source: 'google', medium: 'cpc' },
  wbraid: { source: 'google', medium: 'cpc' },
  msclkid: { source: 'bing', medium: 'cpc' },
  fbclid: { source: 'facebook', medium: 'paid-social' },
  li_fat_id: { source: 'linkedin', medium: 'paid-social' },
  ttclid: { source: 'tiktok', medium: 'paid-social' },
} as const;
export type ClickId = keyof typeof clickIdSources;
export const clickIds = Object.keys(clickIdSources) as ClickId[];

/** Form fields that describe one touch; the first touch uses the same names behind `first_`. */
export const touchFields = [
  'utm_source',
  'utm_medium',
  'utm_campaign',
  'utm_content',
  'utm_term',
  'utm_id',
  ...clickIds,
  'landing_page',
  'referrer',
] as const;
export type TouchField = (typeof touchFields)[number];

/** What a form said of one touch, empty fields left out. */
export type TouchEvidence = { readonly [Field in TouchField]?: string };

const clickIdSchema = z.partialRecord(z.enum(clickIds as [ClickId, ...ClickId[]]), z.string());

export const touchSchema = z.object({
  source: z.string(),
  medium: z.string(),
  campaign: z.string().nullable(),
  content: z.string().nullable(),
  term: z.string().nullable(),
  utmId: z.string().nullable(),
  clickIds: clickIdSchema,
  landingPage: z.string().nullable(),
  referrer: z.string().nullable(),
  /** Which evidence decided the source. */
  decidedBy: z.enum(['utm', 'click-id', 'referrer', 'nothing']),
  at: z.iso.datetime(),
});
/** One marketing touch. `campaign` is null when nothing names one. */
export type Touch = z.infer<typeof touchSchema>;

export const attributionSchema = z.object({ firstTouch: touchSchema, latestTouch: touchSchema });
export type Attribution = z.infer<typeof attributionSchema>;

/** The touch that this evidence describes, seen at `at` (ISO 8601 UTC). */
export function touchFrom(evidence: TouchEvidence, at: string): Touch {
  return {
    ...sourceOf(evidence),
    campaign: evidence.utm_campaign ?? null,
    content: evidence.utm_content ?? null,
    term: evidence.utm_term ?? null,
    utmId: evidence.utm_id ?? null,
    clickIds: Object.fromEntries(
      clickIds.flatMap((name) => (evidence[name] === undefined ? [] : [[name, evidence[name]]])),
    ),
    landingPage: evidence.landing_page ?? null,
    referrer: evidence.referrer ?? null,
    at,
  };
}

/**
 * The attribution of a new lead. A form that remembers the first visit sends it behind `first_`; without it the
 * submission's own touch is the first one known.
 */
export function attributionFrom(first: TouchEvidence, latest: TouchEvidence, at: string): Attribution {
  const latestTouch = touchFrom(latest, at);
  const remembered = Object.keys(first).length > 0;
  return { firstTouch: remembered ? touchFrom(first, at) : latestTouch, latestTouch };
}

type Source = Pick<Touch, 'source' | 'medium' | 'decidedBy'>;

function sourceOf(evidence: TouchEvidence): Source {
  const clicked = clickIds.find((name) => evidence[name] !== undefined);
  if (evidence.utm_source !== undefined) {
    const medium = evidence.utm_medium ?? (clicked ? clickIdSources[clicked].medium : '(not set)');
    return { source: evidence.utm_source, medium, decidedBy: 'utm' };
  }
  if (clicked !== undefined) {
    const { source, medium } = clickIdSources[clicked];
    return { source, medium: evidence.utm_medium ?? medium, decidedBy: 'click-id' };
  }
  const referred = referrerClass(hostOf(evidence.referrer), hostOf(evidence.landing_page));
  if (referred) return { ...referred, decidedBy: 'referrer' };
  return { source: 'direct', medium: 'none', decidedBy: 'nothing' };
}

/** A host may be 253 characters long; as a source it is a key of the figures and stays as short as a tag. */
const SOURCE_LIMIT = 100;

const searchEngines = [
  'google',
  'bing',
  'duckduckgo',
  'yahoo',
  'ecosia',
  'baidu',
  'yandex',
  'startpage',
  'qwant',
];
const socialHosts: Readonly<Record<string, string>> = {
  'facebook.com': 'facebook',
  'instagram.com': 'instagram',
  'linkedin.com': 'linkedin',
  'lnkd.in': 'linkedin',
  'twitter.com': 'twitter',
  'x.com': 'twitter',
  't.co': 'twitter',
  'tiktok.com': 'tiktok',
  'youtube.com': 'youtube',
  'reddit.com': 'reddit',
  'pinterest.com': 'pinterest',
};

/** A visit from the site itself says nothing about where the person came from. */
function referrerClass(referrer: string | null, landing: string | null): Omit<Source, 'decidedBy'> | null {
  if (referrer === null || referrer === landing) return null;
  // A country's or the search host, and not mail or documents of the same company.
  const engine = searchEngines.find((name) =>
    new RegExp(`^((search|m|[a-z]{2})\\.)?${name}\\.[a-z.]{2,6}$`).test(referrer),
  );
  if (engine) return { source: engine, medium: 'organic' };
  const social = Object.keys(socialHosts).find((host) => referrer === host || referrer.endsWith(`.${host}`));
  if (social) return { source: socialHosts[social] as string, medium: 'social' };
  return { source: clipped(referrer, SOURCE_LIMIT), medium: 'referral' };
}

function hostOf(url: string | undefined): string | null {
  if (url === undefined || !URL.canParse(url)) return null;
  const { protocol, hostname } = new URL(url);
  return /^https?:$/.test(protocol) && hostname !== '' ? hostname.replace(/^www\./, '') : null;
}

/**
 * What a touch is counted under: source, campaign, the page it landed on and the ad's words. The page goes without its
 * query, which may say who the person is, and which would make every visit a page of its own.
 */
export function countedTouch({ source, campaign, landingPage, content }: Touch) {
  return { source, campaign, landingPage: pageOf(landingPage), content };
}

const PAGE_LIMIT = 200;

function pageOf(url: string | null): string | null {
  if (url === null || !URL.canParse(url)) return null;
  const { protocol, origin, pathname } = new URL(url);
  return /^https?:$/.test(protocol) ? clipped(`${origin}${pathname}`, PAGE_LIMIT) : null;
}

/** The words of the ad that the person answered, for the rep's opening line; null when the touch was no ad. */
export function adContext(touch: Touch): { content: string | null; term: string | null } | null {
  return touch.content === null && touch.term === null ? null : { content: touch.content, term: touch.term };
}
