import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Member, MemberRole } from '../../core/team.ts';
import { memberRoles } from '../../core/team.ts';
import { type MemberChange, memberChange, ownFields } from '../../core/team-contracts.ts';
import { type Editor, editMember } from '../../core/team-editing.ts';
import { aMember } from '../support/builders.ts';

const morgan = 'morgan';
const webhook = { url: 'https://hooks.example.com/a', format: 'standard' as const };
const alex = aMember('alex');
const edit = (before: Member, change: MemberChange, editor: Editor) =>
  editMember(before, change, editor, morgan);
const person = (memberId: string, role: MemberRole): Editor => ({ memberId, role });
const key = (role: MemberRole): Editor => ({ memberId: null, role });

describe('what a change says replaces what is there', () => {
  it('and names what is different from before', () => {
    const change = { weight: 3, name: alex.name, skills: ['enterprise'] };
    expect(edit(alex, change, key('admin'))).toEqual({
      outcome: 'changed',
      member: { ...alex, weight: 3, skills: ['enterprise'] },
      fields: ['weight', 'skills'],
    });
  });

  it('and null takes a telephone number away', () => {
    const { phone: _phone, ...silent } = alex;
    expect(edit(alex, { phone: null }, key('admin'))).toEqual({
      outcome: 'changed',
      member: silent,
      fields: ['phone'],
    });
    expect(edit(silent, { phone: null }, key('admin'))).toEqual({ outcome: 'unchanged' });
  });

  it('of one part of the alerts leaves the other as it was', () => {
    const reachable = aMember('alex', { alerts: { webhook, quietHours: '22:00-07:00' } });
    expect(edit(reachable, { alerts: { quietHours: null } }, person('alex', 'rep'))).toMatchObject({
      member: { alerts: { webhook, quietHours: null } },
      fields: ['alerts'],
    });
    expect(edit(reachable, { alerts: { webhook: null } }, person('alex', 'rep'))).toMatchObject({
      member: { alerts: { webhook: null, quietHours: '22:00-07:00' } },
    });
  });

  it('and says nothing new when it repeats what is there', () => {
    const { id: _id, ...same } = alex;
    expect(edit(alex, same, person('alex', 'rep'))).toEqual({ outcome: 'unchanged' });
  });
});

describe('who may change what', () => {
  const mine: MemberChange[] = [
    { availability: 'off' },
    { outOfOffice: [{ from: '2026-12-24T08:00:00Z', to: '2026-12-28T08:00:00Z' }] },
    { alerts: { webhook, quietHours: '22:00-07:00' } },
  ];
  const others: MemberChange[] = [
    { weight: 10 },
    { dailyCap: 1 },
    { openCap: null, hours: null, territories: ['dach'] },
    { email: 'alex@elsewhere.example' },
    { role: 'admin' },
    { active: false },
  ];

  it.each(memberRoles)('a %s changes their own availability, absences and alerts', (role) => {
    const own = aMember('sam', { role });
    expect(Object.keys(Object.assign({}, ...mine))).toEqual([...ownFields]);
    for (const change of mine) expect(edit(own, change, person('sam', role)).outcome).toBe('changed');
  });

  it.each(['rep', 'marketer', 'manager'] as const)('a %s changes nothing else of themselves', (role) => {
    const own = aMember('sam', { role, openCap: 5 });
    for (const change of others) {
      expect(edit(own, { ...change, ...mine[0] }, person('sam', role)).outcome).toBe('forbidden');
    }
  });

  it('says which fields are not theirs', () => {
    expect(edit(alex, { weight: 2, availability: 'off' }, person('alex', 'rep'))).toEqual({
      outcome: 'forbidden',
      detail: 'You may change your availability, outOfOffice, alerts, but not weight.',
    });
  });

  it('nobody but managers and admins touches anybody else, not even with what is there already', () => {
    for (const role of ['rep', 'marketer'] as const) {
      for (const change of [...mine, ...others, {}, { email: alex.email }]) {
        expect(edit(alex, change, person('blair', role)).outcome).toBe('forbidden');
        expect(edit(alex, change, key(role)).outcome).toBe('forbidden');
      }
    }
  });

  it.each(['rep', 'marketer'] as const)('a manager changes everything of a %s but into a manager', (role) => {
    const member = aMember('sam', { role, openCap: 5 });
    for (const change of [...mine, ...others]) {
      const outcome = change.role === 'admin' ? 'forbidden' : 'changed';
      expect(edit(member, change, person('casey', 'manager')).outcome).toBe(outcome);
      expect(edit(member, change, key('manager')).outcome).toBe(outcome);
    }
    const swapped = role === 'rep' ? 'marketer' : 'rep';
    expect(edit(member, { role: swapped }, key('manager')).outcome).toBe('changed');
  });

  it.each(['manager', 'admin'] as const)('a manager changes nothing of another %s', (role) => {
    const member = aMember('sam', { role });
    for (const change of [...mine, ...others]) {
      expect(edit(member, change, person('casey', 'manager')).outcome).toBe('forbidden');
    }
  });

  it('an admin changes everything of anybody else', () => {
    for (const role of memberRoles) {
      const member = aMember('sam', { role, openCap: 5 });
      for (const change of [...mine, ...others]) {
        const outcome = change.role === role ? 'unchanged' : 'changed';
        expect(edit(member, change, person('robin', 'admin')).outcome).toBe(outcome);
      }
    }
  });

  it('nobody changes their own role or takes themselves off the team', () => {
    const robin = aMember('robin', { role: 'admin' });
    for (const change of [{ role: 'rep' as const }, { active: false }, { active: false, weight: 2 }]) {
      expect(edit(robin, change, person('robin', 'admin')).outcome).toBe('forbidden');
    }
    expect(edit(robin, { weight: 2, email: 'r@example.com' }, person('robin', 'admin')).outcome).toBe(
      'changed',
    );
  });

  it('the fallback manager stays one, whoever asks', () => {
    const fallback = aMember(morgan, { role: 'manager' });
    for (const change of [{ active: false }, { role: 'rep' as const }, { role: 'marketer' as const }]) {
      expect(edit(fallback, change, person('robin', 'admin'))).toEqual({ outcome: 'fallback-manager' });
      expect(edit(fallback, change, key('admin'))).toEqual({ outcome: 'fallback-manager' });
    }
    expect(edit(fallback, { role: 'admin' }, key('admin')).outcome).toBe('changed');
    expect(edit(fallback, { availability: 'off' }, key('admin')).outcome).toBe('changed');
  });

  it('whatever is asked, by whomever: power over the team only ever comes from an admin', () => {
    const roles = fc.constantFrom(...memberRoles);
    const ids = fc.constantFrom('alex', 'sam', morgan);
    const changes = fc.record(
      {
        role: roles,
        active: fc.boolean(),
        weight: fc.integer({ min: 1, max: 10 }),
        availability: fc.constantFrom('on' as const, 'off' as const),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(ids, roles, fc.option(ids), roles, changes, (id, role, memberId, asking, change) => {
        // A person has the role that the team knows them by.
        const editor: Editor = { memberId, role: memberId === id ? role : asking };
        const before = aMember(id, { role });
        const result = edit(before, change, editor);
        if (result.outcome !== 'changed') return;
        const { member, fields } = result;
        const higher = (it: MemberRole) => it === 'manager' || it === 'admin';
        if (fields.includes('role') && (higher(before.role) || higher(member.role))) {
          expect(editor.role).toBe('admin');
        }
        if (editor.memberId === id) {
          expect(member).toMatchObject({ role: before.role, active: true });
        }
        if (id === morgan && role === 'manager') {
          expect(member.active && higher(member.role)).toBe(true);
        }
        expect(member.id).toBe(id);
      }),
    );
  });
});

describe('the contract of a change', () => {
  it('leaves out what is not named, and knows no id, version or load', () => {
    expect(memberChange.parse({ weight: 2 })).toEqual({ weight: 2 });
    expect(memberChange.parse({})).toEqual({});
    for (const foreign of [{ id: 'x' }, { version: 1 }, { load: { open: 0 } }, { webhookSecret: 'x' }]) {
      expect(memberChange.safeParse(foreign).success).toBe(false);
    }
  });
});
