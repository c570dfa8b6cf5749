import { describe, expect, it } from 'vitest';
import { leadExample } from '../../../../../core/contracts/routes/lead-example.ts';
import type { Lead } from '../../../../../web/console/pages/lead/lead.ts';
import { clockOf } from '../../../../../web/console/pages/lead/sla/sla-words.ts';

const contacted = leadExample as Lead;
const sla = {
  respondBy: '2026-11-23T15:05:00.000Z',
  escalateAt: '2026-11-23T15:10:00.000Z',
  reassignAt: '2026-11-23T15:20:00.000Z',
};
const untouched = { stage: 'assigned', sla, firstResponse: null } as const;

const names = (lead: Parameters<typeof clockOf>[0]) => {
  const clock = clockOf(lead);
  return clock.state === 'running' ? clock.deadlines.map(({ name }) => name) : clock.state;
};

describe('the clock', () => {
  it('runs to each deadline while nobody responded', () => {
    expect(names(untouched)).toEqual(['Respond by', 'Breach at', 'Next owner at']);
  });

  it('counts two deadlines at one moment once', () => {
    expect(names({ ...untouched, sla: { ...sla, escalateAt: sla.respondBy } })).toEqual([
      'Respond by',
      'Next owner at',
    ]);
  });

  it('has no next owner when nobody is left', () => {
    expect(names({ ...untouched, sla: { ...sla, reassignAt: null } })).toEqual(['Respond by', 'Breach at']);
  });

  it('has stopped with the first response, in whatever stage the lead is since', () => {
    const { firstResponse } = contacted;
    if (!firstResponse) throw new Error('the example has none');
    const stopped = { ...contacted, firstResponse: { ...firstResponse, responseTimeMs: 200_000 } };
    expect(clockOf(stopped)).toEqual({
      state: 'stopped',
      said: 'First response by telephone after 3 min 20 s, in time',
      inTime: true,
    });
    expect(names({ ...stopped, stage: 'disqualified' })).toBe('stopped');
  });

  it('has not started with marketing, and ends with a lead that nobody responded to', () => {
    expect(names({ stage: 'captured', sla: null, firstResponse: null })).toBe('not-started');
    expect(names({ ...untouched, stage: 'disqualified' })).toBe('closed');
  });
});
