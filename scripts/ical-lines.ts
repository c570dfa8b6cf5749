/**
 * The strict half of reading a calendar of closed days. `node-ical` is lenient: a line it cannot read vanishes, a
 * 31 February becomes 3 March, the second event with a UID replaces the first. A day lost that way is a
 * deadline on a holiday, so whatever would be guessed at is refused here, with its line.
 */
import { excerpt } from '../core/text.ts';

type ContentLine = {
  /** Of the file, counted from 1; of a folded line, its first. */
  readonly number: number;
  readonly name: string;
  /** As written, each with its semicolon in front. */
  readonly parameters: string;
  readonly value: string;
};

const PROPERTY = /^((?:\w|-)+)((?:;(?:\w|-)+=(?:"[^"]*"|[^":;]+))*):(.*)$/;
const WHOLE_DAY = /^\d{8}$/;
/** The parts of a rule, with FREQ first as RFC 5545 has them written. */
const RULE_PARTS: Readonly<Record<string, RegExp>> = {
  FREQ: /^(DAILY|WEEKLY|MONTHLY|YEARLY)$/,
  UNTIL: /^\d{8}(T\d{6}Z?)?$/,
  COUNT: /^[1-9]\d*$/,
  INTERVAL: /^[1-9]\d*$/,
  BYDAY: listOf(/([+-]?[1-9]\d?)?(MO|TU|WE|TH|FR|SA|SU)/),
  BYMONTH: listOf(/0?[1-9]|1[0-2]/),
  BYMONTHDAY: listOf(/[+-]?(0?[1-9]|[12]\d|3[01])/),
  BYYEARDAY: listOf(/[+-]?[1-9]\d{0,2}/),
  BYWEEKNO: listOf(/[+-]?[1-9]\d?/),
  BYSETPOS: listOf(/[+-]?[1-9]\d{0,2}/),
  WKST: /^(MO|TU|WE|TH|FR|SA|SU)$/,
};
const EXAMPLE = 'expected a whole day such as DTSTART;VALUE=DATE:20261225';

class Refused extends Error {}

/**
 * The lines of an iCalendar text, unfolded, with names in upper case; or why they are refused, as a sentence.
 * Cancelled events are not looked at.
 */
export function calendarLines(
  text: string,
): { readonly ok: true; readonly lines: string[] } | { readonly ok: false; readonly message: string } {
  try {
    const lines = contentLines(text);
    const uids = new Set<string>();
    for (const event of eventsOf(lines)) checkEvent(event, uids);
    return {
      ok: true,
      lines: lines.map(({ name, parameters, value }) => `${name}${parameters}:${value}`),
    };
  } catch (error) {
    if (error instanceof Refused) return { ok: false, message: error.message };
    throw error;
  }
}

function contentLines(text: string): ContentLine[] {
  const unfolded: { number: number; text: string }[] = [];
  for (const [index, line] of text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .entries()) {
    const last = unfolded.at(-1);
    if (last !== undefined && /^[ \t]/.test(line)) last.text += line.slice(1);
    else if (line.trim() !== '') unfolded.push({ number: index + 1, text: line });
  }
  return unfolded.map(({ number, text: line }) => {
    const [, name = '', parameters = '', value = ''] = PROPERTY.exec(line) ?? [];
    if (name === '') {
      throw new Refused(`line ${number}: expected a property such as SUMMARY:…, not "${excerpt(line, 60)}"`);
    }
    const upper = name.toUpperCase();
    const isFrame = upper === 'BEGIN' || upper === 'END';
    return { number, name: upper, parameters, value: isFrame ? value.trim().toUpperCase() : value };
  });
}

/** The properties of each event. Those of what is inside an event, as alarms, are not its own. */
function eventsOf(lines: readonly ContentLine[]): ContentLine[][] {
  const events: ContentLine[][] = [];
  const open: string[] = [];
  if (lines[0]?.name !== 'BEGIN' || lines[0].value !== 'VCALENDAR') {
    throw new Refused('expected an iCalendar file, which begins with BEGIN:VCALENDAR');
  }
  for (const line of lines) {
    if (line.name === 'BEGIN') {
      // node-ical keeps the last calendar of several alone.
      if (open.length === 0 && line !== lines[0]) {
        throw new Refused(`line ${line.number}: expected one calendar in the file`);
      }
      open.push(line.value);
      if (line.value === 'VEVENT') events.push([line]);
    } else if (line.name === 'END') {
      const expected = open.pop();
      if (expected !== line.value) {
        throw new Refused(`line ${line.number}: expected END:${expected ?? '…'}, not END:${line.value}`);
      }
    } else if (open.at(-1) === 'VEVENT') events.at(-1)?.push(line);
  }
  if (open.length > 0) throw new Refused(`expected END:${open.at(-1)} before the end of the file`);
  return events;
}

function checkEvent(event: readonly ContentLine[], uids: Set<string>): void {
  const all = (name: string) => event.filter((line) => line.name === name);
  const first = (name: string) => all(name)[0];
  const uid = first('UID')?.value.trim() ?? '';
  const summary = first('SUMMARY')?.value.trim() ?? '';
  const refuse = (line: ContentLine | undefined, why: string): never => {
    throw new Refused(
      `line ${(line ?? event[0])?.number}: the event "${excerpt(summary, 60)}" (UID ${excerpt(uid, 80) || 'missing'}): ${why}`,
    );
  };
  const isCancelled = first('STATUS')?.value.trim().toUpperCase() === 'CANCELLED';
  const moved = first('RECURRENCE-ID');
  if (isCancelled && moved === undefined) return;
  if (uid === '') refuse(undefined, 'expected a UID');
  if (moved === undefined && uids.has(uid)) refuse(first('UID'), 'another event has this UID');
  if (moved === undefined) uids.add(uid);

  if (all('DTSTART').length !== 1) refuse(all('DTSTART')[1], `has ${all('DTSTART').length} DTSTART`);
  for (const name of ['DTEND', 'DURATION', 'RRULE', 'RECURRENCE-ID', 'STATUS']) {
    if (all(name).length > 1) refuse(all(name)[1], `expected one ${name} at most`);
  }
  for (const name of ['DTSTART', 'DTEND', 'RECURRENCE-ID', 'EXDATE', 'RDATE']) {
    for (const line of all(name)) {
      const isTimed = /;VALUE="?(DATE-TIME|PERIOD)\b/i.test(line.parameters);
      for (const day of line.value.split(',')) {
        if (isTimed || !WHOLE_DAY.test(day)) refuse(line, `${name} is "${excerpt(day, 40)}": ${EXAMPLE}`);
        if (!isRealDay(day)) refuse(line, `${name} is "${day}", which is no day of the calendar`);
      }
    }
  }
  const start = first('DTSTART') as ContentLine;
  const end = first('DTEND');
  if (end !== undefined && end.value < start.value) refuse(end, 'DTEND is before DTSTART');
  const duration = first('DURATION');
  if (duration !== undefined && !/^\+?P\d{1,4}[DW]$/.test(duration.value)) {
    refuse(duration, `DURATION is "${excerpt(duration.value, 40)}": expected whole days such as P2D`);
  }
  const rule = first('RRULE');
  if (rule !== undefined && !isRule(rule.value)) {
    refuse(
      rule,
      `RRULE is "${excerpt(rule.value, 80)}": expected a rule of days such as FREQ=YEARLY;BYMONTH=5;BYDAY=1MO`,
    );
  }
  const old = first('EXRULE');
  if (old !== undefined) refuse(old, 'EXRULE is not read: expected the days without the event as EXDATE');
  if (moved !== undefined && /;RANGE=/i.test(moved.parameters)) {
    refuse(moved, 'RANGE is not read: expected one RECURRENCE-ID for each day that changes');
  }
}

function isRule(rule: string): boolean {
  return (
    rule.startsWith('FREQ=') &&
    rule.split(';').every((part) => {
      const [name = '', ...value] = part.split('=');
      return Object.hasOwn(RULE_PARTS, name) && (RULE_PARTS[name] as RegExp).test(value.join('='));
    })
  );
}

function listOf(item: RegExp): RegExp {
  return new RegExp(`^(${item.source})(,(${item.source}))*$`);
}

function isRealDay(day: string): boolean {
  const iso = `${day.slice(0, 4)}-${day.slice(4, 6)}-${day.slice(6)}`;
  const at = Date.parse(iso);
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(iso);
}
