import { describe, expect, it } from 'vitest';
import { alertRoutes } from '../../../../core/contracts/routes/alerts.ts';
import { troubleRoutes } from '../../../../core/contracts/routes/trouble.ts';
import {
  choiceFrom,
  countWords,
  dayFrom,
  type Tab,
  tabFrom,
  tabsFor,
} from '../../../../web/console/pages/trouble/tabs.ts';

const address = (query: string) => new URLSearchParams(query);

describe('the tabs', () => {
  it('are those whose lists the role may read', () => {
    const lists: Readonly<Record<Tab, string>> = {
      quarantine: '/api/quarantine',
      alerts: '/api/alerts',
      'dead-letters': '/api/dead-letters',
      overrides: '/api/overrides',
    };
    const routes = [...troubleRoutes, ...alertRoutes];
    for (const role of ['rep', 'manager', 'marketer', 'admin', 'bi'] as const) {
      const readable = Object.entries(lists).filter(([, path]) =>
        routes.some(
          (route) =>
            route.method === 'get' &&
            route.path === path &&
            route.roles !== 'public' &&
            route.roles.includes(role),
        ),
      );
      expect([...tabsFor(role)].sort()).toEqual(readable.map(([tab]) => tab).sort());
    }
  });

  it('are opened by the address, as far as they are there', () => {
    expect(tabFrom(address('tab=alerts'), 'manager')).toBe('alerts');
    expect(tabFrom(address('tab=alerts'), 'marketer')).toBe('quarantine');
    expect(tabFrom(address('tab=nonsense'), 'admin')).toBe('quarantine');
  });

  it('are set by words that they know', () => {
    const words = { failed: 'Failed', held: 'Held' };
    expect(choiceFrom(address('status=held'), 'status', words)).toBe('held');
    expect(choiceFrom(address('status=toString'), 'status', words)).toBe('failed');
    expect(dayFrom(address('from=2026-11-01'), 'from')).toBe('2026-11-01');
    expect(dayFrom(address('from=yesterday'), 'from')).toBeUndefined();
  });
});

it('counts what is known, and says that there is more', () => {
  const page = (items: number, nextCursor: string | null) => ({ items: Array(items).fill(0), nextCursor });
  expect(countWords([[page(3, null)]])).toBe('3');
  expect(countWords([[page(50, 'a'), page(7, null)], [page(2, null)]])).toBe('59');
  expect(countWords([[page(50, 'a')], [page(2, null)]])).toBe('52+');
});
