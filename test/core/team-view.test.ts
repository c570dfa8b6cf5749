import { describe, expect, it } from 'vitest';
import { memberRoles } from '../../core/team.ts';
import { memberView } from '../../core/team-view.ts';
import { anOperatingModel, aTeamMember, captureDay, capturedAt } from '../support/builders.ts';

const { calendar } = anOperatingModel();
const webhook = { url: 'https://hooks.example.com/secret', format: 'slack' as const };
const alex = aTeamMember('alex', {
  alerts: { webhook, quietHours: '22:00-07:00' },
  load: { open: 3, day: captureDay, today: 2 },
  version: 4,
});
const at = Date.parse(capturedAt);
const seenBy = (memberId: string | null, role: (typeof memberRoles)[number], member = alex) =>
  memberView(member, { memberId, role }, at, calendar);

describe('a member', () => {
  it('sees everything of themselves, whatever their role', () => {
    for (const role of memberRoles) {
      expect(seenBy('alex', role)).toEqual({
        ...alex,
        load: { open: 3, today: 2 },
        availableNow: { available: true, reason: null },
      });
    }
  });

  it('is seen by other reps without a way to reach them', () => {
    const view = seenBy('blair', 'rep');
    expect(view).toMatchObject({ name: alex.name, load: { open: 3, today: 2 }, version: 4 });
    expect(view.alerts).toEqual({ quietHours: '22:00-07:00' });
    expect(view).not.toHaveProperty('email');
    expect(view).not.toHaveProperty('phone');
    expect(JSON.stringify(view)).not.toContain('hooks.example.com');
  });

  it('is seen by marketers without the address of the webhook', () => {
    expect(seenBy('harper', 'marketer')).toMatchObject({ email: alex.email, phone: alex.phone });
    expect(JSON.stringify(seenBy(null, 'marketer'))).not.toContain('hooks.example.com');
  });

  it('is seen whole by managers and admins', () => {
    for (const role of ['manager', 'admin'] as const) {
      expect(seenBy(null, role)).toMatchObject({ email: alex.email, phone: alex.phone, alerts: { webhook } });
    }
  });

  it('was given nothing today when the last lead came yesterday', () => {
    const member = { ...alex, load: { open: 3, day: '2026-11-22', today: 9 } };
    expect(seenBy(null, 'admin', member).load).toEqual({ open: 3, today: 0 });
  });

  it.each([
    ['inactive', { active: false, availability: 'off' as const }],
    ['off', { availability: 'off' as const }],
    ['out-of-office', { outOfOffice: [{ from: '2026-11-23T14:00:00Z', to: '2026-11-23T15:00:01Z' }] }],
    ['daily-cap', { dailyCap: 2 }],
    ['open-cap', { openCap: 3 }],
  ])('is %s now', (reason, facts) => {
    expect(seenBy(null, 'admin', { ...alex, ...facts }).availableNow).toEqual({ available: false, reason });
  });
});
