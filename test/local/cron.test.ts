import { describe, expect, it } from 'vitest';
import { cronMoments } from '../../local/events/cron.ts';

const firings = (expression: string, timeZone: string, from: string, count: number): string[] => {
  const next = cronMoments(expression, timeZone);
  const found: string[] = [];
  for (let at = next(Date.parse(from)); at !== undefined && found.length < count; at = next(at))
    found.push(new Date(at).toISOString().slice(0, 16));
  return found;
};

describe('cron expressions of Scheduler', () => {
  it('keep their wall time when the clocks change', () => {
    expect(firings('cron(0 8 ? * MON *)', 'Europe/Berlin', '2026-10-18T00:00Z', 3)).toEqual([
      '2026-10-19T06:00',
      '2026-10-26T07:00',
      '2026-11-02T07:00',
    ]);
  });

  it('skip a time that a clock change leaves out', () => {
    expect(firings('cron(30 2 * * ? *)', 'Europe/Berlin', '2026-03-27T12:00Z', 2)).toEqual([
      '2026-03-28T01:30',
      '2026-03-30T00:30',
    ]);
    expect(firings('cron(0/30 2,3 * * ? *)', 'Europe/Berlin', '2026-03-29T00:00Z', 3)).toEqual([
      '2026-03-29T01:00',
      '2026-03-29T01:30',
      '2026-03-30T00:00',
    ]);
    expect(firings('cron(0 0 * * ? *)', 'America/Sao_Paulo', '2018-11-03T00:00Z', 2)).toEqual([
      '2018-11-03T03:00',
      '2018-11-05T02:00',
    ]);
  });

  it('fire once for a time that comes twice', () => {
    expect(firings('cron(30 2 * * ? *)', 'Europe/Berlin', '2026-10-24T12:00Z', 2)).toEqual([
      '2026-10-25T00:30',
      '2026-10-26T01:30',
    ]);
    expect(firings('cron(0/30 * * * ? *)', 'Europe/Berlin', '2026-10-25T00:00Z', 3)).toEqual([
      '2026-10-25T00:30',
      '2026-10-25T02:00',
      '2026-10-25T02:30',
    ]);
  });

  it.each([
    ['cron(0 9 ? * 2 *)', 'Sunday is day 1', '2026-03-30T09:00'],
    ['cron(0 9 ? * 6L *)', 'the last Friday', '2026-04-24T09:00'],
    ['cron(0 9 ? APR MON#2 *)', 'the second Monday of April', '2026-04-13T09:00'],
    ['cron(15 9 L * ? *)', 'the last day of the month', '2026-03-31T09:15'],
    ['cron(0 9 15W 8 ? *)', 'the weekday nearest to a Saturday', '2026-08-14T09:00'],
    ['cron(0 9 ? * MON-FRI 2027-2028)', 'of certain years', '2027-01-01T09:00'],
  ])('%s: %s', (expression, _, first) => {
    expect(firings(expression, 'UTC', '2026-03-28T12:00Z', 1)).toEqual([first]);
  });

  it('end when no time is left', () => {
    expect(firings('cron(0 9 1 1 ? 2026)', 'UTC', '2026-03-28T12:00Z', 1)).toEqual([]);
  });

  it.each([
    'cron(0 8 * * MON *)',
    'cron(0 8 ? * ? *)',
    'cron(0 8 ? * MON)',
    'cron(60 8 ? * MON *)',
    'cron(0 8 ? * 8 *)',
    'cron(0 8 ? * 0 *)',
    'cron(0 8 ? * +MON *)',
    'cron(@daily)',
  ])('%s is refused by name', (expression) => {
    expect(() => cronMoments(expression, 'UTC')).toThrow(expression);
  });

  it('in a zone that nobody knows are refused', () => {
    expect(() => cronMoments('cron(0 8 ? * MON *)', 'Europe/Atlantis')).toThrow('Europe/Atlantis');
  });
});
