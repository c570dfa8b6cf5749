import { describe, expect, it } from 'vitest';
import { deadlinePreview, type PreviewQuestion } from '../../core/deadline-preview.ts';
import type { OperatingModel } from '../../core/operating-model.ts';
import { sampleMoments } from '../../core/sample-moments.ts';
import { anOperatingModel } from '../support/builders.ts';
import { calendarRules, weekdayShifts } from '../support/business-hours.ts';
import { onTheWall } from '../support/wall-times.ts';

const BERLIN = 'Europe/Berlin';
/** Tuesday. */
const now = Date.parse('2026-11-24T10:00:00Z');

const inBerlin = (
  hours: Parameters<typeof calendarRules>[1] = {
    ...weekdayShifts('09:00-12:30', '13:30-18:00'),
    friday: ['09:00-17:00'],
  },
  holidays = ['2026-11-01', '2026-12-25', '2026-12-26', '2027-01-01', '2027-03-26'],
): OperatingModel => anOperatingModel({ calendar: calendarRules(BERLIN, hours, holidays) });

const samplesOf = (model: OperatingModel, from = now) =>
  sampleMoments(model, from).map(({ label, at }) => [label, onTheWall(model.calendar.timeZone, at)]);

function previewOf(model: OperatingModel, question: Partial<PreviewQuestion>) {
  const answer = deadlinePreview(model, { now, ...question });
  if (answer.outcome !== 'previewed') throw new Error(JSON.stringify(answer));
  return answer.preview;
}

describe('the sample moments', () => {
  it('are those that people wonder about, in the order of time', () => {
    expect(samplesOf(inBerlin())).toEqual([
      ['a minute after the cutoff at 16:00', 'Wed 25 Nov 2026 16:01 +01:00'],
      ['a Friday, one minute before the close', 'Fri 27 Nov 2026 16:59 +01:00'],
      ['a Friday evening', 'Fri 27 Nov 2026 20:00 +01:00'],
      ['a Saturday', 'Sat 28 Nov 2026 11:00 +01:00'],
      ['a Monday at 10:00', 'Mon 30 Nov 2026 10:00 +01:00'],
      ['the last business day before the holiday on Fri 25 Dec', 'Thu 24 Dec 2026 15:00 +01:00'],
      ['the Friday before the clocks go forward, a holiday', 'Fri 26 Mar 2027 16:50 +01:00'],
      ['ten minutes before the clocks go forward', 'Sun 28 Mar 2027 01:50 +01:00'],
      ['the Friday before the clocks go back', 'Fri 29 Oct 2027 16:50 +02:00'],
      ['ten minutes before the clocks go back', 'Sun 31 Oct 2027 02:50 +02:00'],
    ]);
  });

  it('leave out what the model does not have', () => {
    const sundayToThursday = { sunday: ['09:00-17:00'], monday: ['09:00-17:00'] };
    const calendar = calendarRules('Asia/Kolkata', sundayToThursday);
    const { high, standard } = anOperatingModel().tiers;
    const model = anOperatingModel({ calendar, tiers: { high, standard, nurture: standard } });
    expect(samplesOf(model)).toEqual([
      ['a Saturday', 'Sat 28 Nov 2026 11:00 +05:30'],
      ['a Monday at 10:00', 'Mon 30 Nov 2026 10:00 +05:30'],
    ]);
  });

  it('pass over holidays: on the closed Friday and Monday nobody learns about Fridays and Mondays', () => {
    const model = inBerlin(weekdayShifts('09:00-17:00'), ['2026-11-27', '2026-11-30']);
    expect(samplesOf(model).slice(0, 6)).toEqual([
      ['a minute after the cutoff at 16:00', 'Wed 25 Nov 2026 16:01 +01:00'],
      ['the last business day before the holiday on Fri 27 Nov', 'Thu 26 Nov 2026 15:00 +01:00'],
      ['a Saturday', 'Sat 28 Nov 2026 11:00 +01:00'],
      ['a Friday, one minute before the close', 'Fri 4 Dec 2026 16:59 +01:00'],
      ['a Friday evening', 'Fri 4 Dec 2026 20:00 +01:00'],
      ['a Monday at 10:00', 'Mon 7 Dec 2026 10:00 +01:00'],
    ]);
  });

  it('have the eve of tomorrow today, and a close at midnight', () => {
    const model = inBerlin(weekdayShifts('18:00-24:00'), ['2026-11-25']);
    expect(samplesOf(model)).toContainEqual([
      'the last business day before the holiday on Wed 25 Nov',
      'Tue 24 Nov 2026 15:00 +01:00',
    ]);
    expect(samplesOf(model)).toContainEqual([
      'a Friday, one minute before the close',
      'Fri 27 Nov 2026 23:59 +01:00',
    ]);
  });
});

describe('a preview', () => {
  it('has every tier at every sample', () => {
    const { timeZone, tiers } = previewOf(inBerlin(), {});
    expect(timeZone).toBe(BERLIN);
    expect(tiers.map(({ tier, rows }) => [tier, rows.length])).toEqual([
      ['high', 10],
      ['standard', 10],
      ['nurture', 10],
    ]);
  });

  it('shows each moment in UTC and in the zone of the model', () => {
    const { tiers } = previewOf(inBerlin(), { at: '2026-12-24T16:30', tier: 'nurture' });
    // After the cutoff on Christmas Eve, a Thursday: Monday is the next business day.
    expect(tiers).toEqual([
      {
        tier: 'nurture',
        rows: [
          {
            label: 'Thu 24 Dec 2026 at 16:30',
            assignedAt: { utc: '2026-12-24T15:30:00Z', local: '2026-12-24T16:30:00+01:00' },
            respondBy: { utc: '2026-12-28T17:00:00Z', local: '2026-12-28T18:00:00+01:00' },
            escalateAt: { utc: '2026-12-28T17:00:00Z', local: '2026-12-28T18:00:00+01:00' },
            reassignAt: { utc: '2026-12-29T08:20:00Z', local: '2026-12-29T09:20:00+01:00' },
          },
        ],
      },
    ]);
  });

  it.each([
    [
      '2027-03-28T02:30',
      'Sun 28 Mar 2027 at 02:30, a time that the clocks skip',
      '2027-03-28T03:30:00+02:00',
    ],
    ['2027-10-31T02:30', 'Sun 31 Oct 2027 at 02:30, a time that comes twice', '2027-10-31T02:30:00+02:00'],
  ])('says how it takes %s', (at, label, local) => {
    const [row] = previewOf(inBerlin(), { at, tier: 'high' }).tiers[0]?.rows ?? [];
    expect(row).toMatchObject({ label: expect.stringContaining(label), assignedAt: { local } });
  });

  it.each([
    [{ at: '2026-02-30T10:00' }, 'at', 'expected a time in Europe/Berlin such as "2026-12-24T16:30"'],
    [{ at: 'now' }, 'at', 'expected a time in Europe/Berlin such as "2026-12-24T16:30"'],
    [{ tier: 'urgent' }, 'tier', 'expected one of high, standard, nurture'],
    [{ tier: '' }, 'tier', 'expected one of high, standard, nurture'],
  ])('refuses %j', (question, field, message) => {
    const answer = deadlinePreview(inBerlin(), { now, ...question });
    expect(answer).toEqual({ outcome: 'wrong-question', field, message });
  });

  it('tells of a calendar that never opens', () => {
    const mondays = Array.from({ length: 80 }, (_, week) =>
      new Date(Date.parse('2026-11-02') + week * 7 * 86_400_000).toISOString().slice(0, 10),
    );
    expect(
      deadlinePreview(inBerlin({ ...weekdayShifts(), monday: ['09:00-17:00'] }, mondays), { now }),
    ).toEqual({
      outcome: 'closed',
      message: expect.stringContaining('no open hours in the 400 days from'),
    });
  });
});
