import { expect, it } from 'vitest';
import { memberRoles } from '../../../../core/team.ts';
import { mayAppoint, scopeOf } from '../../../../core/team-editing.ts';
import { appointable, mayEdit, maySetAvailability } from '../../../../web/console/pages/team/permissions.ts';

it('offers what the API allows, and nothing else', () => {
  for (const role of memberRoles) {
    const viewer = { memberId: 'me', role };
    expect(appointable(viewer)).toEqual(memberRoles.filter((other) => mayAppoint(viewer, other)));
    for (const id of ['me', 'somebody']) {
      for (const other of id === 'me' ? [role] : memberRoles) {
        const member = { id, role: other };
        expect(mayEdit(viewer, member)).toBe(scopeOf(viewer, member) === 'all');
        expect(maySetAvailability(viewer, member)).toBe(scopeOf(viewer, member) !== 'none');
      }
    }
  }
});

it('offers a machine that reads figures nothing', () => {
  expect(appointable({ role: 'bi' })).toEqual([]);
  expect(maySetAvailability({ memberId: null, role: 'bi' }, { id: 'alex', role: 'rep' })).toBe(false);
});
