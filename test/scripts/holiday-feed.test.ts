import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { closedDays } from '../../scripts/holiday-feed.ts';

const YEARS_2026_TO_2028 = { from: '2026-01-01', years: 3 };

const calendar = (...events: string[]) =>
  ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//test//EN', ...events, 'END:VCALENDAR', ''].join('\r\n');
const event = (uid: string, ...lines: string[]) =>
  ['BEGIN:VEVENT', `UID:${uid}`, 'DTSTAMP:20260101T000000Z', ...lines, 'END:VEVENT'].join('\r\n');

/** The days, or the sentence that refuses them. */
const daysOf = (text: string, window = YEARS_2026_TO_2028) => {
  const read = closedDays(text, window);
  return read.ok ? read.days : read.message;
};

describe('the closed days of a calendar', () => {
  it('has a single day, with its end, a duration or neither', () => {
    const text = calendar(
      event('a', 'DTSTART;VALUE=DATE:20261225', 'DTEND;VALUE=DATE:20261226'),
      event('b', 'DTSTART;VALUE=DATE:20270101'),
      event('c', 'DTSTART;VALUE=DATE:20270503', 'DURATION:P1D'),
      event('d', 'DTSTART:20270831'),
    );
    expect(daysOf(text)).toEqual(['2026-12-25', '2027-01-01', '2027-05-03', '2027-08-31']);
  });

  it('takes the end of a stretch as the first open day, over a clock change too', () => {
    const text = calendar(
      event('year-end', 'DTSTART;VALUE=DATE:20261230', 'DTEND;VALUE=DATE:20270102'),
      event('spring', 'DTSTART;VALUE=DATE:20270327', 'DURATION:P3D'),
      event('autumn', 'DTSTART;VALUE=DATE:20271030', 'DURATION:P3D'),
      event('week', 'DTSTART;VALUE=DATE:20280228', 'DURATION:P1W'),
    );
    expect(daysOf(text)).toEqual([
      '2026-12-30',
      '2026-12-31',
      '2027-01-01',
      '2027-03-27',
      '2027-03-28',
      '2027-03-29',
      '2027-10-30',
      '2027-10-31',
      '2027-11-01',
      '2028-02-28',
      '2028-02-29',
      '2028-03-01',
      '2028-03-02',
      '2028-03-03',
      '2028-03-04',
      '2028-03-05',
    ]);
  });

  it('has an end that is the same day as one day', () => {
    expect(daysOf(calendar(event('a', 'DTSTART;VALUE=DATE:20261225', 'DTEND;VALUE=DATE:20261225')))).toEqual([
      '2026-12-25',
    ]);
  });

  it('repeats what comes every year, inside the window alone', () => {
    const text = calendar(event('xmas', 'DTSTART;VALUE=DATE:20101225', 'RRULE:FREQ=YEARLY'));
    expect(daysOf(text)).toEqual(['2026-12-25', '2027-12-25', '2028-12-25']);
    expect(daysOf(text, { from: '2026-12-26', years: 1 })).toEqual(['2027-12-25']);
    expect(daysOf(text, { from: '2026-12-25', years: 1 })).toEqual(['2026-12-25']);
    expect(daysOf(text, { from: '2000-01-01', years: 10 })).toEqual([]);
  });

  it('knows that a 29 February comes in leap years alone', () => {
    const text = calendar(event('leap', 'DTSTART;VALUE=DATE:20240229', 'RRULE:FREQ=YEARLY'));
    expect(daysOf(text, { from: '2024-01-01', years: 10 })).toEqual([
      '2024-02-29',
      '2028-02-29',
      '2032-02-29',
    ]);
  });

  it('reckons the n-th weekday of a month, with an end by day or by count', () => {
    const text = calendar(
      event('may', 'DTSTART;VALUE=DATE:20260504', 'RRULE:FREQ=YEARLY;BYMONTH=5;BYDAY=1MO'),
      event('thanks', 'DTSTART;VALUE=DATE:20261126', 'RRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=4TH;COUNT=2'),
      event('closing', 'DTSTART;VALUE=DATE:20260831', 'RRULE:FREQ=MONTHLY;BYDAY=-1MO;UNTIL=20261026'),
      event('utc', 'DTSTART;VALUE=DATE:20260701', 'RRULE:FREQ=DAILY;UNTIL=20260703T000000Z'),
    );
    expect(daysOf(text)).toEqual([
      '2026-05-04',
      '2026-07-01',
      '2026-07-02',
      '2026-07-03',
      '2026-08-31',
      '2026-09-28',
      '2026-10-26',
      '2026-11-26',
      '2027-05-03',
      '2027-11-25',
      '2028-05-01',
    ]);
  });

  it('has a stretch that began before the window and one that ends after it, as far as they are inside', () => {
    const text = calendar(
      event('year-end', 'DTSTART;VALUE=DATE:20201230', 'DTEND;VALUE=DATE:20210103', 'RRULE:FREQ=YEARLY'),
    );
    expect(daysOf(text, { from: '2026-01-01', years: 1 })).toEqual([
      '2026-01-01',
      '2026-01-02',
      '2026-12-30',
      '2026-12-31',
    ]);
    const endless = calendar(event('closed', 'DTSTART;VALUE=DATE:00010101', 'DTEND;VALUE=DATE:99991231'));
    expect(daysOf(endless, { from: '2027-02-28', years: 1 })).toHaveLength(365);
  });

  it('has Easter Monday as a list of days', () => {
    const listed = calendar(
      event('easter', 'DTSTART;VALUE=DATE:20260406', 'RDATE;VALUE=DATE:20270329,20280417'),
    );
    const easter = ['2026-04-06', '2027-03-29', '2028-04-17'];
    expect(daysOf(listed)).toEqual(easter);
    const several = calendar(
      event('easter', 'DTSTART;VALUE=DATE:20260406', 'RDATE:20270329', 'RDATE;VALUE=DATE:20280417'),
    );
    expect(daysOf(several)).toEqual(easter);
    const apart = calendar(
      ...easter.map((day) => event(day, `DTSTART;VALUE=DATE:${day.replaceAll('-', '')}`)),
    );
    expect(daysOf(apart)).toEqual(easter);
  });

  it('leaves out the days of EXDATE, listed and repeated', () => {
    const text = calendar(
      event(
        'xmas',
        'DTSTART;VALUE=DATE:20251225',
        'RRULE:FREQ=YEARLY',
        'RDATE;VALUE=DATE:20260601,20260602',
        'EXDATE;VALUE=DATE:20261225,20260602',
        'EXDATE;VALUE=DATE:20281225',
      ),
    );
    expect(daysOf(text)).toEqual(['2026-06-01', '2027-12-25']);
  });

  const yearly = event('boxing', 'DTSTART;VALUE=DATE:20251226', 'RRULE:FREQ=YEARLY');
  const moved = event('boxing', 'RECURRENCE-ID;VALUE=DATE:20261226', 'DTSTART;VALUE=DATE:20261228');
  const cancelled = event(
    'boxing',
    'RECURRENCE-ID;VALUE=DATE:20271226',
    'DTSTART;VALUE=DATE:20271226',
    'STATUS:CANCELLED',
  );

  it.each([
    ['after', [yearly, moved, cancelled]],
    ['before', [cancelled, moved, yearly]],
  ])('moves and cancels single occurrences, written %s the rule', (_, events) => {
    expect(daysOf(calendar(...events))).toEqual(['2026-12-28', '2028-12-26']);
  });

  it('has an occurrence that is moved into the window, and none that is moved out of it', () => {
    const text = calendar(yearly, moved);
    expect(daysOf(text, { from: '2026-12-27', years: 1 })).toEqual(['2026-12-28', '2027-12-26']);
    expect(daysOf(text, { from: '2025-12-27', years: 1 })).toEqual([]);
  });

  it('does not count what was cancelled, whatever else is wrong with it', () => {
    const text = calendar(
      event('a', 'DTSTART;VALUE=DATE:20261225', 'STATUS:CANCELLED'),
      event('b', 'DTSTART:20261226T090000Z', 'STATUS:cancelled'),
      event('c', 'DTSTART;VALUE=DATE:20261227', 'STATUS:TENTATIVE'),
    );
    expect(daysOf(text)).toEqual(['2026-12-27']);
  });

  it('counts each day once', () => {
    const text = calendar(
      event('a', 'DTSTART;VALUE=DATE:20261224', 'DTEND;VALUE=DATE:20261227'),
      event('b', 'DTSTART;VALUE=DATE:20261225', 'RRULE:FREQ=YEARLY;COUNT=1'),
    );
    expect(daysOf(text)).toEqual(['2026-12-24', '2026-12-25', '2026-12-26']);
  });

  it('looks at events alone', () => {
    const text = calendar(
      'BEGIN:VTIMEZONE\r\nTZID:Europe/London\r\nBEGIN:STANDARD\r\nDTSTART:19701025T020000\r\nEND:STANDARD\r\nEND:VTIMEZONE',
      'BEGIN:VTODO\r\nUID:todo\r\nDTSTART;VALUE=DATE:20260101\r\nEND:VTODO',
      event(
        'a',
        'BEGIN:VALARM',
        'TRIGGER:-PT15M',
        'DURATION:PT15M',
        'END:VALARM',
        'DTSTART;VALUE=DATE:20261225',
        'X-NOTE;X-A="x:y":z',
      ),
    );
    expect(daysOf(text)).toEqual(['2026-12-25']);
    expect(daysOf(calendar())).toEqual([]);
  });
});

describe('as calendars are written', () => {
  it('reads folded lines, either line end, a byte order mark and any case of names', () => {
    const text = calendar(
      event(
        'a',
        'SUMMARY:Christmas\r\n  and more of\r\n\t it',
        'DTSTART;VALUE=DATE:2026\r\n 1225',
        'EXDATE;VALUE=DATE:20271225,\r\n 20281225',
        'RRULE:FREQ=YEAR\r\n LY',
      ),
    );
    expect(daysOf(text)).toEqual(['2026-12-25']);
    expect(daysOf(text.replaceAll('\r\n', '\n'))).toEqual(['2026-12-25']);
    expect(daysOf(`\uFEFF${text}\r\n\r\n`)).toEqual(['2026-12-25']);
    expect(daysOf(text.replace(/^(BEGIN|END|DTSTART|RRULE|EXDATE)/gm, (name) => name.toLowerCase()))).toEqual(
      ['2026-12-25'],
    );
  });

  it('reads UIDs that are words of a program', () => {
    const text = calendar(
      event('__proto__', 'DTSTART;VALUE=DATE:20261225'),
      event('constructor', 'DTSTART;VALUE=DATE:20261226'),
    );
    expect(daysOf(text)).toEqual(['2026-12-25', '2026-12-26']);
  });
});

describe('a calendar is refused, with the line, when', () => {
  it('an event has a time of day, naming it and what would be accepted', () => {
    const text = calendar(
      event('a', 'DTSTART;VALUE=DATE:20261224'),
      event('eve-1', 'SUMMARY:Christmas Eve', 'DTSTART;TZID=Europe/London:20261224T120000'),
    );
    expect(daysOf(text)).toBe(
      'line 13: the event "Christmas Eve" (UID eve-1): DTSTART is "20261224T120000": expected a whole day such as DTSTART;VALUE=DATE:20261225',
    );
  });

  it.each([
    ['DTSTART;VALUE=DATE-TIME:20261224', 'DTSTART is "20261224"'],
    ['DTSTART;VALUE=DATE:2026-12-24', 'DTSTART is "2026-12-24"'],
    ['DTSTART;VALUE=DATE:20260231', 'no day of the calendar'],
    ['DTSTART;VALUE=DATE:20270229', 'no day of the calendar'],
    ['SUMMARY:none', 'has 0 DTSTART'],
  ])('its start is %s', (line, why) => {
    expect(daysOf(calendar(event('a', line)))).toContain(why);
  });

  it.each([
    ['DTEND;VALUE=DATE:20261224', 'DTEND is before DTSTART'],
    ['DTEND:20261226T120000Z', 'DTEND is "20261226T120000Z"'],
    ['DURATION:PT8H', 'expected whole days such as P2D'],
    ['RRULE:FREQ=YEARLY\r\nRRULE:FREQ=MONTHLY', 'one RRULE at most'],
    ['EXRULE:FREQ=YEARLY', 'EXRULE is not read'],
    ['EXDATE:20271225T000000', 'EXDATE is "20271225T000000"'],
    ['EXDATE;VALUE=DATE:20271225,20280230', 'EXDATE is "20280230"'],
    ['RDATE;VALUE=PERIOD:20270101T000000Z/P1D', 'RDATE is'],
    ['RECURRENCE-ID:20261225T000000', 'RECURRENCE-ID is'],
    ['RECURRENCE-ID:20261225T000000\r\nSTATUS:CANCELLED', 'RECURRENCE-ID is'],
    ['RECURRENCE-ID;VALUE=DATE;RANGE=THISANDFUTURE:20261225', 'RANGE is not read'],
    ['DTSTART;VALUE=DATE:20261226', 'has 2 DTSTART'],
    ['RRULE FREQ=YEARLY', 'expected a property such as SUMMARY:…, not "RRULE FREQ=YEARLY"'],
  ])('beside a good start it says %s', (line, why) => {
    const message = daysOf(calendar(event('a', 'DTSTART;VALUE=DATE:20261225', line)));
    expect(message).toContain(why);
    expect(message).toMatch(/^line \d+: /);
  });

  it.each([
    'FREQ=HOURLY',
    'INTERVAL=2;FREQ=YEARLY',
    'FREQ=YEARLY;INTERVALL=2',
    'FREQ=YEARLY;BYDAY=XX',
    'FREQ=YEARLY;COUNT=x',
    'FREQ=YEARLY;COUNT=0',
    'FREQ=YEARLY;UNTIL=soon',
    'FREQ=YEARLY;BYMONTH=13',
    'FREQ=MONTHLY;BYMONTHDAY=32',
    'FREQ=YEARLY;constructor=1',
    'FREQ=YEARLY;',
  ])('its rule is not one of days: %s', (rule) => {
    expect(daysOf(calendar(event('a', 'DTSTART;VALUE=DATE:20261225', `RRULE:${rule}`)))).toContain(
      `RRULE is "${rule}": expected a rule of days`,
    );
  });

  it('its rule goes on for longer than can be counted', () => {
    const daily = event('a', 'DTSTART;VALUE=DATE:19500101', 'RRULE:FREQ=DAILY;COUNT=30000');
    expect(daysOf(calendar(daily))).toContain('cannot be read: ');
  });

  it('two events have one UID, or one has none', () => {
    const day = 'DTSTART;VALUE=DATE:20261225';
    expect(daysOf(calendar(event('a', day), event('a', day)))).toContain('another event has this UID');
    expect(daysOf(calendar(`BEGIN:VEVENT\r\n${day}\r\nEND:VEVENT`))).toContain('expected a UID');
  });

  it.each([
    ['', 'begins with BEGIN:VCALENDAR'],
    ['<html>', 'expected a property'],
    ['BEGIN:VEVENT\nEND:VEVENT', 'begins with BEGIN:VCALENDAR'],
    [
      calendar(event('a', 'DTSTART;VALUE=DATE:20261225')).replace('END:VCALENDAR', ''),
      'expected END:VCALENDAR',
    ],
    [calendar('BEGIN:VEVENT'), 'expected END:VEVENT, not END:VCALENDAR'],
    [calendar() + calendar(), 'line 5: expected one calendar in the file'],
    [`${calendar()}END:VCALENDAR`, 'expected END:…, not END:VCALENDAR'],
  ])('it is no whole calendar: %j', (text, why) => {
    expect(daysOf(text)).toContain(why);
  });
});

describe('wherever the machine is', () => {
  const text = calendar(
    event('xmas', 'DTSTART;VALUE=DATE:20201225', 'DTEND;VALUE=DATE:20201227', 'RRULE:FREQ=YEARLY'),
    event('gap', 'DTSTART;VALUE=DATE:20260424', 'DURATION:P3D', 'RDATE;VALUE=DATE:20270423'),
    event('leap', 'DTSTART;VALUE=DATE:20240229', 'RRULE:FREQ=YEARLY'),
    event('may', 'DTSTART;VALUE=DATE:20260504', 'RRULE:FREQ=YEARLY;BYMONTH=5;BYDAY=1MO', 'EXDATE:20270503'),
    event('may', 'RECURRENCE-ID;VALUE=DATE:20280501', 'DTSTART;VALUE=DATE:20280502'),
    event('autumn', 'DTSTART;VALUE=DATE:20271024', 'DURATION:P15D'),
  );
  const module = fileURLToPath(new URL('../../scripts/holiday-feed.ts', import.meta.url));
  const inZone = (TZ: string) =>
    JSON.parse(
      execFileSync(
        process.execPath,
        [
          '--input-type=module',
          '-e',
          `const { closedDays } = await import(process.argv[1]);
           const { days } = closedDays(process.argv[2], { from: '2026-01-01', years: 3 });
           console.log(JSON.stringify([days, new Date(0).getTimezoneOffset()]));`,
          module,
          text,
        ],
        { env: { ...process.env, TZ }, encoding: 'utf8' },
      ),
    );

  // Cairo's clocks change at midnight: the first minute of 2026-04-24 does not exist there.
  it.each(['America/Los_Angeles', 'Asia/Tokyo', 'Africa/Cairo', 'Pacific/Kiritimati'])(
    'the days are the same: %s',
    (zone) => {
      const [days, offset] = inZone(zone);
      expect(offset).not.toBe(0);
      expect(days).toEqual(inZone('UTC')[0]);
      expect(days).toEqual(daysOf(text));
      expect(days).toEqual(expect.arrayContaining(['2026-04-24', '2026-04-26', '2028-05-02', '2028-02-29']));
      expect(days).toHaveLength(6 + 6 + 1 + 2 + 15);
    },
  );
});
