import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Alert, alertsOf, isReachable, type Place, placeOf } from '../../core/alerts.ts';
import { type Attempt, failOver } from '../../core/fail-over.ts';
import { channels } from '../../core/operating-model.ts';
import type { Member } from '../../core/team.ts';
import { aMember, anEvent, anOperatingModel } from '../support/builders.ts';

const hook = {
  webhook: { url: 'https://hooks.example.com/a', format: 'standard' as const },
  quietHours: null,
};
const alex = aMember('alex', { alerts: hook });
const morgan = aMember('morgan', { role: 'manager' });
const model = anOperatingModel();

/** The alert of an assignment to alex by e-mail. */
const [toAlex] = alertsOf(anEvent('LeadAssigned'), model, [alex, morgan]) as [Alert];
const lost = (place: Place, fallOver = false): Attempt => ({ place, state: 'lost', fallOver });
const open = (place: Place, fallOver = false): Attempt => ({ place, state: 'open', fallOver });
const told = (place: Place, fallOver = false): Attempt => ({ place, state: 'told', fallOver });

/** What becomes of that alert, in short. */
const becomes = (attempts: Attempt[], team: Member[] = [alex, morgan], alert = toAlex) => {
  const decision = failOver(alert, attempts, team, model);
  if (decision.outcome === 'tell') return decision.alerts.map(placeOf);
  return decision.outcome === 'told' ? `told ${decision.place}` : decision.outcome;
};

describe('an alert that is lost', () => {
  it.each([
    ['goes by the next channel that nothing was tried by', [lost('alex#email')], ['alex#sms']],
    ['skips one that the rule had as well', [lost('alex#email'), lost('alex#sms')], ['alex#webhook']],
    ['does not wait where there is another way', [lost('alex#email'), open('alex#sms')], ['alex#webhook']],
    [
      'waits for the last of the person’s channels',
      [lost('alex#email'), open('alex#sms'), lost('alex#webhook')],
      'wait',
    ],
    [
      'needs no substitute where the person was told',
      [lost('alex#email'), told('alex#sms')],
      'told alex#sms',
    ],
    [
      'goes on with a substitute that was begun and not ended',
      [lost('alex#email'), open('alex#sms', true)],
      ['alex#sms'],
    ],
    [
      'goes to the manager by e-mail and SMS when the person cannot be told',
      [lost('alex#email'), lost('alex#sms'), lost('alex#webhook')],
      ['morgan#email', 'morgan#sms'],
    ],
    [
      'needs no substitute where the manager heard of it anyway',
      [lost('alex#email'), lost('alex#sms'), lost('alex#webhook'), lost('morgan#email'), told('morgan#sms')],
      'told morgan#sms',
    ],
    [
      'reaches nobody when the manager cannot be told either',
      [lost('alex#email'), lost('alex#sms'), lost('alex#webhook'), lost('morgan#email'), lost('morgan#sms')],
      'nobody',
    ],
  ])('%s', (_what, attempts, expected) => {
    expect(becomes(attempts)).toEqual(expected);
  });

  it('is the same alert in another place, and says in whose place that is', () => {
    const decision = failOver(toAlex, [lost('alex#email')], [alex, morgan], model);
    expect(decision).toEqual({
      outcome: 'tell',
      alerts: [{ ...toAlex, channel: 'sms', insteadOf: 'alex#email' }],
    });
  });

  it('to the manager is the manager’s, and still says whom it was for', () => {
    const bySms: Alert = { ...toAlex, channel: 'sms', insteadOf: 'alex#email' };
    const all = [lost('alex#email'), lost('alex#sms', true), lost('alex#webhook')];
    const decision = failOver(bySms, all, [alex, morgan], model);
    expect(decision).toMatchObject({
      alerts: ['email', 'sms'].map((channel) => ({
        kind: 'assigned',
        role: 'manager',
        recipient: { id: 'morgan' },
        channel,
        insteadOf: 'alex#email',
      })),
    });
  });

  it('goes straight to the manager when the person has left', () => {
    const left = { ...alex, active: false };
    expect(becomes([lost('alex#email')], [left, morgan], { ...toAlex, recipient: left })).toEqual([
      'morgan#email',
      'morgan#sms',
    ]);
  });

  it('of the manager reaches nobody else', () => {
    const alert: Alert = { ...toAlex, recipient: morgan, role: 'manager' };
    expect(becomes([lost('morgan#email')], [alex, morgan], alert)).toEqual(['morgan#sms']);
    expect(becomes([lost('morgan#email'), lost('morgan#sms')], [alex, morgan], alert)).toBe('nobody');
  });

  it.each([
    ['has left', { ...morgan, active: false }],
    ['is not on the team', aMember('casey')],
  ])('reaches nobody when the fallback manager %s', (_what, other) => {
    const all = [lost('alex#email'), lost('alex#sms'), lost('alex#webhook')];
    expect(becomes(all, [alex, other])).toBe('nobody');
  });
});

describe('however often it is lost', () => {
  const behaviour = fc.record({
    phones: fc.tuple(fc.boolean(), fc.boolean()),
    hooks: fc.tuple(fc.boolean(), fc.boolean()),
    works: fc.uniqueArray(fc.constantFrom<Place>('alex#sms', 'alex#webhook', 'morgan#email', 'morgan#sms')),
  });

  it('it is told once where that is possible, never in a place twice, and it ends', () => {
    fc.assert(
      fc.property(behaviour, ({ phones, hooks, works }) => {
        const team = [alex, morgan].map((member, i): Member => {
          const { phone: _phone, ...rest } = member;
          const alerts = { ...member.alerts, webhook: hooks[i] ? hook.webhook : null };
          return { ...rest, ...(phones[i] ? { phone: member.phone } : {}), alerts };
        }) as [Member, Member];
        const attempts = new Map<Place, Attempt>();
        let alert: Alert = { ...toAlex, recipient: team[0] };
        const tried = new Set<Place>([placeOf(alert)]);
        attempts.set(placeOf(alert), lost(placeOf(alert)));
        for (;;) {
          const decision = failOver(alert, [...attempts.values()], team, model);
          if (decision.outcome !== 'tell') {
            const reachable = team.flatMap((person) =>
              channels
                .filter((channel) => isReachable(person, channel))
                .map((channel) => placeOf({ recipient: person, channel })),
            );
            const possible = reachable.some((place) => works.includes(place));
            expect(decision.outcome).toBe(possible ? 'told' : 'nobody');
            return;
          }
          for (const next of decision.alerts) {
            const place = placeOf(next);
            expect(tried.has(place)).toBe(false);
            tried.add(place);
            attempts.set(place, works.includes(place) ? told(place, true) : lost(place, true));
          }
          alert = decision.alerts[0];
        }
      }),
    );
  });
});
