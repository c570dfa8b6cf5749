import { describe, expect, it } from 'vitest';
import {
  adContext,
  attributionFrom,
  attributionSchema,
  countedTouch,
  touchFrom,
} from '../../core/attribution.ts';
import { limits } from '../../core/submission.ts';
import { aTouch, capturedAt } from '../support/builders.ts';

const touch = (evidence: Parameters<typeof touchFrom>[0]) => touchFrom(evidence, capturedAt);
const sourceOf = (evidence: Parameters<typeof touchFrom>[0]) => {
  const { source, medium, decidedBy } = touch(evidence);
  return { source, medium, decidedBy };
};

const utm = { utm_source: 'newsletter', utm_medium: 'email' };
const clicked = { gclid: 'Cj0K' };
const referred = { referrer: 'https://news.ycombinator.com/item?id=1' };

describe('the source of a touch', () => {
  it('is what the UTM tags say, whatever else is known', () => {
    expect(sourceOf({ ...utm, ...clicked, ...referred })).toEqual({
      source: 'newsletter',
      medium: 'email',
      decidedBy: 'utm',
    });
  });

  it('else the ad platform whose click id is there', () => {
    expect(sourceOf({ ...clicked, ...referred })).toEqual({
      source: 'google',
      medium: 'cpc',
      decidedBy: 'click-id',
    });
  });

  it('else the class of the referrer', () => {
    expect(sourceOf(referred)).toEqual({
      source: 'news.ycombinator.com',
      medium: 'referral',
      decidedBy: 'referrer',
    });
  });

  it('else direct', () => {
    expect(sourceOf({ landing_page: 'https://www.example.com/' })).toEqual({
      source: 'direct',
      medium: 'none',
      decidedBy: 'nothing',
    });
  });

  it('keeps the case of UTM tags, as analytics tools do', () => {
    expect(touch({ utm_source: 'Google', utm_medium: 'CPC', utm_campaign: 'Brand' })).toMatchObject({
      source: 'Google',
      medium: 'CPC',
      campaign: 'Brand',
    });
  });

  it('takes the medium from the click id when the UTM tags name none', () => {
    expect(sourceOf({ utm_source: 'promo', li_fat_id: 'x' }).medium).toBe('paid-social');
    expect(sourceOf({ utm_source: 'promo' }).medium).toBe('(not set)');
    expect(sourceOf({ utm_medium: 'display', gclid: 'x' })).toMatchObject({
      source: 'google',
      medium: 'display',
    });
  });

  it.each([
    ['gclid', 'google', 'cpc'],
    ['gbraid', 'google', 'cpc'],
    ['wbraid', 'google', 'cpc'],
    ['msclkid', 'bing', 'cpc'],
    ['fbclid', 'facebook', 'paid-social'],
    ['li_fat_id', 'linkedin', 'paid-social'],
    ['ttclid', 'tiktok', 'paid-social'],
  ])('proved by %s is %s', (name, source, medium) => {
    expect(sourceOf({ [name]: 'id' })).toEqual({ source, medium, decidedBy: 'click-id' });
  });
});

describe('a referrer', () => {
  it.each([
    ['https://www.google.com/', 'google', 'organic'],
    ['https://www.google.co.uk/search?q=x', 'google', 'organic'],
    ['https://google.com.au', 'google', 'organic'],
    ['https://search.yahoo.com/', 'yahoo', 'organic'],
    ['https://duckduckgo.com/', 'duckduckgo', 'organic'],
    ['https://www.linkedin.com/feed/', 'linkedin', 'social'],
    ['https://lnkd.in/x', 'linkedin', 'social'],
    ['https://l.facebook.com/l.php', 'facebook', 'social'],
    ['https://t.co/abc', 'twitter', 'social'],
    ['https://WWW.Partner.Example/blog', 'partner.example', 'referral'],
    ['https://notgoogle.com/', 'notgoogle.com', 'referral'],
    ['https://fakex.com/', 'fakex.com', 'referral'],
  ])('%s is %s, %s', (referrer, source, medium) => {
    expect(sourceOf({ referrer })).toEqual({ source, medium, decidedBy: 'referrer' });
  });

  it('of the own site says nothing', () => {
    const landing_page = 'https://www.example.com/pricing';
    expect(sourceOf({ referrer: 'https://example.com/', landing_page }).source).toBe('direct');
    expect(sourceOf({ referrer: 'https://www.example.com/blog', landing_page }).source).toBe('direct');
    expect(sourceOf({ referrer: 'https://example.org/', landing_page }).source).toBe('example.org');
  });

  it.each([
    'javascript:alert(1)',
    'about:blank',
    'not a url',
    'file:///etc/hosts',
    'android-app://com.google',
  ])('that is no web address (%s) says nothing', (referrer) => {
    expect(sourceOf({ referrer }).source).toBe('direct');
  });

  it('names no source longer than a UTM tag may: sources are keys of the figures', () => {
    const { source } = sourceOf({ referrer: `https://${'a.'.repeat(900)}example/` });
    expect(source.length).toBeLessThanOrEqual(limits.source);
  });
});

describe('a touch', () => {
  it('keeps all that was known of it', () => {
    const evidence = {
      ...utm,
      utm_campaign: 'spring',
      utm_content: 'blue banner',
      utm_term: 'lead handoff',
      utm_id: '42',
      gclid: 'Cj0K',
      landing_page: 'https://www.example.com/',
      referrer: 'https://www.google.com/',
    };
    expect(touch(evidence)).toEqual({
      source: 'newsletter',
      medium: 'email',
      campaign: 'spring',
      content: 'blue banner',
      term: 'lead handoff',
      utmId: '42',
      clickIds: { gclid: 'Cj0K' },
      landingPage: 'https://www.example.com/',
      referrer: 'https://www.google.com/',
      decidedBy: 'utm',
      at: capturedAt,
    });
  });

  it('of which nothing is known has no campaign', () => {
    expect(touch({})).toMatchObject({ campaign: null, content: null, landingPage: null, clickIds: {} });
  });
});

describe('the attribution of a new lead', () => {
  it('has the first touch that the form remembers', () => {
    const { firstTouch, latestTouch } = attributionFrom({ utm_source: 'podcast' }, utm, capturedAt);
    expect(firstTouch).toMatchObject({ source: 'podcast', campaign: null });
    expect(latestTouch.source).toBe('newsletter');
  });

  it('takes its own touch for the first when the form remembers none', () => {
    const { firstTouch, latestTouch } = attributionFrom({}, { ...utm, utm_campaign: 'spring' }, capturedAt);
    expect(firstTouch).toEqual(latestTouch);
    expect(firstTouch).toMatchObject({ source: 'newsletter', campaign: 'spring' });
  });

  it('believes a remembered first visit that came from nowhere', () => {
    const first = { landing_page: 'https://www.example.com/' };
    expect(attributionFrom(first, utm, capturedAt).firstTouch.source).toBe('direct');
  });

  it('never mixes the evidence of both touches', () => {
    const { firstTouch } = attributionFrom(
      { referrer: 'https://t.co/x' },
      { ...utm, gclid: 'x' },
      capturedAt,
    );
    expect(firstTouch).toMatchObject({ source: 'twitter', medium: 'social', clickIds: {} });
  });

  it('can be stored and read again', () => {
    const attribution = attributionFrom(clicked, utm, capturedAt);
    expect(attributionSchema.parse(JSON.parse(JSON.stringify(attribution)))).toEqual(attribution);
  });
});

describe('the ad context', () => {
  it('is the words of the ad, none when the touch was no ad', () => {
    expect(adContext(aTouch({ content: 'blue banner' }))).toEqual({ content: 'blue banner', term: null });
    expect(adContext(aTouch({ term: 'crm' }))).toEqual({ content: null, term: 'crm' });
    expect(adContext(aTouch())).toBeNull();
  });
});

describe('what a touch is counted under', () => {
  it('is its page without the query, which may say who the person is', () => {
    const landingPage = 'https://www.example.com/demo?email=jane@acme.example#form';
    expect(countedTouch(aTouch({ landingPage, content: 'see it live' }))).toEqual({
      source: 'google',
      campaign: 'brand',
      landingPage: 'https://www.example.com/demo',
      content: 'see it live',
    });
  });

  it.each([null, 'javascript:alert(1)', 'not an address'])('is no page for %s', (landingPage) => {
    expect(countedTouch(aTouch({ landingPage })).landingPage).toBeNull();
  });

  it('is a page of at most 200 characters', () => {
    const landingPage = `https://www.example.com/${'long/'.repeat(100)}`;
    expect(countedTouch(aTouch({ landingPage })).landingPage).toHaveLength(200);
  });
});
