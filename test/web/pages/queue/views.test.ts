import { describe, expect, it } from 'vitest';
import { choiceFrom, queryOf, viewsFor } from '../../../../web/console/pages/queue/views.ts';

const alex = { memberId: 'alex', role: 'rep', mayReadAllLeads: false } as const;
const morgan = { memberId: 'morgan', role: 'manager', mayReadAllLeads: true } as const;
const asked = (address: string, viewer: Parameters<typeof viewsFor>[0]) =>
  queryOf(choiceFrom(new URLSearchParams(address), viewer), viewer);

describe('the views', () => {
  it.each([
    ['a rep', alex, ['mine']],
    ['a rep who may read all', { ...alex, mayReadAllLeads: true }, ['mine', 'waiting', 'all']],
    ['a manager', morgan, ['waiting', 'mine', 'all']],
    ['a marketer', { ...morgan, role: 'marketer' as const }, ['all', 'waiting']],
    ['a key', { ...morgan, memberId: null, role: 'admin' as const }, ['waiting', 'all']],
  ])('of %s', (_who, viewer, views) => {
    expect(viewsFor(viewer)).toEqual(views);
  });

  it('ask for a rep’s own open leads, whatever the address says', () => {
    expect(asked('view=all&owner=blair', alex)).toEqual({ owner: 'alex', open: 'true' });
  });

  it('ask for what the address names', () => {
    expect(asked('view=all&tier=high&stage=lost&owner=blair&from=2026-11-01&to=2026-11-24', morgan)).toEqual({
      tier: 'high',
      stage: 'lost',
      owner: 'blair',
      from: '2026-11-01',
      to: '2026-11-24',
    });
    expect(asked('view=waiting&waiting=overdue', morgan)).toEqual({ waiting: 'overdue' });
  });

  it('ask for no filter that the view does not have', () => {
    expect(asked('view=waiting&stage=lost&from=2026-11-01', morgan)).toEqual({ waiting: 'untouched' });
  });

  it('pass over what the address says wrongly', () => {
    expect(asked('view=theirs&waiting=long&tier=toString', morgan)).toEqual({ waiting: 'untouched' });
    expect(asked('view=all&from=yesterday&owner=', morgan)).toEqual({});
  });
});
