import { describe, expect, it } from 'vitest';
import {
  factsOf,
  isDirect,
  saysTheSame,
  type Touch,
} from '../../../../../web/console/pages/lead/attribution/touch.ts';

const ad: Touch = {
  source: 'google',
  medium: 'cpc',
  campaign: 'spring-demo',
  content: 'See it live',
  term: null,
  utmId: null,
  clickIds: { gclid: 'Cj0', fbclid: 'Iw' },
  landingPage: 'https://www.example.com/demo',
  referrer: null,
  at: '2026-11-23T15:00:00.000Z',
};

describe('a touch', () => {
  it('is told by what it has, the ad’s words included', () => {
    expect(factsOf(ad)).toEqual([
      ['Medium', 'cpc'],
      ['Ad', 'See it live'],
    ]);
  });

  it('is direct when nothing says where they came from', () => {
    expect(isDirect({ ...ad, source: 'direct', medium: 'none' })).toBe(true);
    expect(isDirect({ ...ad, source: 'direct', medium: 'mail' })).toBe(false);
  });
});

describe('two touches', () => {
  it('are shown once when they say the same, whenever they were', () => {
    const later = { ...ad, at: '2026-11-24T09:00:00.000Z', clickIds: { fbclid: 'Iw', gclid: 'Cj0' } };
    expect(saysTheSame(ad, later)).toBe(true);
  });

  it.each([
    { campaign: 'autumn' },
    { landingPage: 'https://www.example.com/pricing' },
    { clickIds: { gclid: 'Cj1', fbclid: 'Iw' } },
    { content: null },
  ])('are two when one says otherwise: %j', (other) => {
    expect(saysTheSame(ad, { ...ad, ...other })).toBe(false);
  });
});
