import { NavLink } from '@mantine/core';
import { Link, useLocation } from 'react-router';
import { useViewer } from '../session/viewer.ts';
import { navigationOf } from './pages.ts';

/** Whether the page at `pathname` belongs to the entry: a week to the reviews, a lead to the leads. */
const isAt = (to: string, pathname: string): boolean => {
  if (to.startsWith('/reviews/')) return pathname.startsWith('/reviews');
  return pathname === to || (to === '/queue' && pathname.startsWith('/leads/'));
};

export function Navigation({ onChoice }: { readonly onChoice?: () => void }) {
  const { pathname } = useLocation();
  const { role } = useViewer().me;
  return (
    <nav aria-label="Pages">
      {navigationOf(role).map(({ to, title }) => (
        <NavLink
          key={to}
          component={Link}
          to={to}
          label={title}
          active={isAt(to, pathname)}
          aria-current={isAt(to, pathname) ? 'page' : undefined}
          onClick={onChoice}
        />
      ))}
    </nav>
  );
}
