import { describe, expect, it } from 'vitest';
import { hear, noticeOf } from '../../../web/console/shell/new-arrivals.ts';

const sla = { respondBy: '2026-11-24T10:05:00Z', escalateAt: '2026-11-24T10:10:00Z', reassignAt: null };
const lead = (leadId: string, round = 1) => ({ leadId, round, tier: 'high', sla }) as const;

describe('a lead that arrives', () => {
  it('is none of those that are there at first', () => {
    expect(hear(null, [lead('a')]).arrived).toEqual([]);
  });

  it('is told once', () => {
    const { known } = hear(null, [lead('a')]);
    const first = hear(known, [lead('a'), lead('b')]);
    expect(first.arrived).toEqual([lead('b')]);
    expect(hear(first.known, [lead('a'), lead('b')]).arrived).toEqual([]);
  });

  it('is not told again when it was only out of sight for a while', () => {
    const { known } = hear(null, [lead('a')]);
    expect(hear(hear(known, []).known, [lead('a')]).arrived).toEqual([]);
  });

  it('is told again when it comes back in another round', () => {
    const { known } = hear(null, [lead('a', 1)]);
    expect(hear(known, [lead('a', 3)]).arrived).toEqual([lead('a', 3)]);
  });

  it('is told with its tier and its deadline alone', () => {
    const notice = noticeOf(lead('a', 2));
    expect(notice).toEqual({
      title: 'New high-intent lead',
      body: expect.stringContaining('Respond by 24 Nov 2026'),
      tag: 'a#2',
    });
  });
});
