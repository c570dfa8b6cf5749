import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nextOwner } from '../../core/routing.ts';
import type { Member, TeamMember } from '../../core/team.ts';
import { wallClock } from '../support/any-business-hours.ts';
import { anOperatingModel, aTeamMember } from '../support/builders.ts';

const { routing, calendar } = anOperatingModel();
const zones = ['America/New_York', 'Europe/Berlin', 'Asia/Kolkata', 'Australia/Lord_Howe', 'Pacific/Apia'];
const minuteMs = 60_000;
const start = Date.parse('2026-10-20T00:00:00Z');
/** Two weeks in which the clocks change in Europe and America. */
const instant = fc.integer({ min: 0, max: 20 * 24 * 60 }).map((minutes) => start + minutes * minuteMs);

const quarter = (n: number) =>
  `${String(Math.floor(n / 4)).padStart(2, '0')}:${String((n % 4) * 15).padStart(2, '0')}`;
/** Shifts on quarters of an hour that leave the hours of clock changes alone. */
const shifts = fc
  .uniqueArray(fc.integer({ min: 16, max: 96 }), { maxLength: 4 })
  .map((list) => list.toSorted((a, b) => a - b))
  .map((list) =>
    [0, 2].flatMap((i) => (list[i + 1] === undefined ? [] : [[list[i], list[i + 1]] as number[]])),
  )
  .map((pairs) => pairs.map(([from, to]) => `${quarter(from as number)}-${quarter(to as number)}`));
const hours: fc.Arbitrary<Member['hours']> = fc.record({
  monday: shifts,
  tuesday: shifts,
  wednesday: shifts,
  thursday: shifts,
  friday: shifts,
  saturday: shifts,
  sunday: shifts,
});

const away = fc.tuple(instant, fc.integer({ min: 1, max: 5 * 24 * 60 })).map(([from, minutes]) => ({
  from: new Date(from).toISOString(),
  to: new Date(from + minutes * minuteMs).toISOString(),
}));

const memberCalled = (id: string): fc.Arbitrary<TeamMember> =>
  fc
    .record({
      role: fc.constantFrom(
        'rep' as const,
        'rep' as const,
        'rep' as const,
        'manager' as const,
        'marketer' as const,
      ),
      active: fc.constantFrom(true, true, true, false),
      availability: fc.constantFrom('on' as const, 'on' as const, 'on' as const, 'off' as const),
      timeZone: fc.constantFrom(null, ...zones),
      outOfOffice: fc.array(away, { maxLength: 3 }),
      hours: fc.option(hours, { freq: 2 }),
      weight: fc.integer({ min: 1, max: 10 }),
      dailyCap: fc.option(fc.nat({ max: 3 })),
      openCap: fc.option(fc.nat({ max: 3 })),
      load: fc.record({
        open: fc.nat({ max: 4 }),
        day: fc.option(fc.integer({ min: 20, max: 31 }).map((day) => `2026-10-${day}`)),
        today: fc.nat({ max: 4 }),
      }),
    })
    // Hours are drawn by the day: a week without any is no schedule.
    .filter((facts) => facts.hours === null || Object.values(facts.hours).some((day) => day.length > 0))
    .map((facts) => aTeamMember(id, facts));

const team = fc
  .subarray(['alex', 'blair', 'casey', 'devon', 'elliot'])
  .chain((ids) => fc.tuple(...ids.map(memberCalled)));

/** Whether a person who looks at the wall clock of where the member is would give them a lead: told without the core. */
function mayBeGiven(member: TeamMember, at: number, clock: 'elapsed' | 'business'): boolean {
  const { day, weekday, time } = wallClock(member.timeZone ?? calendar.timeZone, at);
  const inShift = (member.hours?.[weekday] ?? []).some((it) => it.slice(0, 5) <= time && time < it.slice(6));
  const atWork = member.hours === null || (inShift && !calendar.holidays.includes(day));
  const isAway = member.outOfOffice.some(({ from, to }) => Date.parse(from) <= at && at < Date.parse(to));
  // What was given on a later day, by a server whose clock is ahead, counts already.
  const today = member.load.day !== null && member.load.day >= day ? member.load.today : 0;
  return (
    member.active &&
    member.role === 'rep' &&
    member.availability === 'on' &&
    !isAway &&
    (clock === 'business' || atWork) &&
    (member.dailyCap === null || today < member.dailyCap) &&
    (member.openCap === null || member.load.open < member.openCap)
  );
}

const question = fc.record({
  team,
  at: instant,
  clock: fc.constantFrom('elapsed' as const, 'business' as const),
  position: fc.nat({ max: 60 }),
  accountOwnerId: fc.constantFrom(null, 'alex', 'casey', 'zoe'),
  hadIt: fc.subarray(['alex', 'blair', 'devon']),
  maxOwners: fc.integer({ min: 1, max: 5 }),
});

describe('over any team, hours, time zones, absences, loads and caps,', () => {
  const always = (holds: (asked: Asked) => void) =>
    fc.assert(
      fc.property(question, ({ at, clock, maxOwners, ...asked }) => {
        const choice = nextOwner({
          ...asked,
          rule: { name: 'everybody', pool: 'everyone' },
          routing: { ...routing, maxOwners },
          calendar,
          moment: { at, clock },
        });
        const able = asked.team
          .filter((member) => mayBeGiven(member, at, clock) && !asked.hadIt.includes(member.id))
          .map(({ id }) => id);
        holds({ ...asked, ...choice, able: asked.hadIt.length < maxOwners ? able : [] });
      }),
      { numRuns: 250 },
    );
  type Asked = { able: string[]; team: readonly TeamMember[]; accountOwnerId: string | null } & ReturnType<
    typeof nextOwner
  >;

  it('there is always an owner: somebody who can take the lead, or the manager when nobody can', () => {
    always(({ owner, able }) => {
      if (able.length === 0) expect(owner).toEqual({ kind: 'manager', ownerId: routing.fallbackManager });
      else expect(able).toContain(owner.ownerId);
    });
  });

  it('nobody is passed over who could have taken it, and nobody is named who owns it', () => {
    always(({ owner, able, why }) => {
      const passedOver = why.passedOver.map(({ memberId }) => memberId);
      for (const id of [...able, owner.ownerId]) expect(passedOver).not.toContain(id);
      expect(new Set(passedOver).size).toBe(passedOver.length);
    });
  });

  it('a turn is taken when it was somebody’s turn, and not for an account or by the manager', () => {
    always(({ owner, able, accountOwnerId, why, position }) => {
      const how =
        able.length === 0 ? 'fallback' : able.includes(accountOwnerId as string) ? 'account' : 'turn';
      expect(why.how).toBe(how);
      expect(position === null).toBe(how !== 'turn');
      if (how === 'account') expect(owner.ownerId).toBe(accountOwnerId);
    });
  });
});

describe('over any arrival sequence', () => {
  const arrivals = fc.array(fc.record({ away: fc.subarray(['casey', 'devon']) }), { maxLength: 120 });
  const weights = fc.record({
    alex: fc.integer({ min: 1, max: 10 }),
    blair: fc.integer({ min: 1, max: 10 }),
    casey: fc.integer({ min: 1, max: 10 }),
    devon: fc.integer({ min: 1, max: 10 }),
  });

  it('counts of always available reps follow their weights, less or more than one lead', () => {
    fc.assert(
      fc.property(weights, arrivals, (weightOf, leads) => {
        const counts = { alex: 0, blair: 0 };
        let position = 0;
        for (const lead of leads) {
          const members = Object.entries(weightOf).map(([id, weight]) =>
            aTeamMember(id, { weight, availability: (lead.away as string[]).includes(id) ? 'off' : 'on' }),
          );
          const { owner, ...choice } = nextOwner({
            rule: { name: 'everybody', pool: 'everyone' },
            routing,
            calendar,
            team: members,
            position,
            accountOwnerId: null,
            hadIt: [],
            moment: { at: start, clock: 'elapsed' },
          });
          position = choice.position as number;
          if (owner.ownerId === 'alex' || owner.ownerId === 'blair') counts[owner.ownerId] += 1;
          const share = ((counts.alex + counts.blair) * weightOf.alex) / (weightOf.alex + weightOf.blair);
          expect(Math.abs(counts.alex - share)).toBeLessThan(1);
        }
      }),
      { numRuns: 50 },
    );
  });
});
