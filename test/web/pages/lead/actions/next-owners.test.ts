import { describe, expect, it } from 'vitest';
import { nextOwners } from '../../../../../web/console/pages/lead/actions/next-owners.ts';

type Member = Parameters<typeof nextOwners>[0][number];

const member = (id: string, changes: Partial<Member> = {}): Member => ({
  id,
  name: id.toUpperCase(),
  role: 'rep',
  active: true,
  load: { open: 2, today: 1 },
  availableNow: { available: true, reason: null },
  ...changes,
});
const away = { available: false, reason: 'out-of-office' } as const;

describe('who can be given a lead', () => {
  it('is a rep or manager of the team but the owner, whoever is there first, the least loaded first', () => {
    const team = [
      member('alex'),
      member('blair', { availableNow: away, load: { open: 0, today: 0 } }),
      member('casey', { load: { open: 5, today: 2 } }),
      member('devon', { load: { open: 1, today: 1 } }),
      member('gone', { active: false }),
      member('harper', { role: 'marketer' }),
      member('morgan', { role: 'manager', load: { open: 3, today: 0 } }),
      member('robin', { role: 'admin' }),
    ];
    expect(nextOwners(team, 'alex').map(({ id }) => id)).toEqual(['devon', 'morgan', 'casey', 'blair']);
  });

  it('is told with how much they have and whether they are there', () => {
    const [devon, morgan] = nextOwners(
      [
        member('devon', { load: { open: 1, today: 1 } }),
        member('morgan', { role: 'manager', availableNow: away }),
      ],
      'alex',
    );
    expect(devon?.label).toBe('DEVON · 1 open, 1 today, available');
    expect(morgan?.label).toBe('MORGAN · manager, 2 open, 1 today, out of office');
  });
});
