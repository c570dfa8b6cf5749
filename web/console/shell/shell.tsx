/** What is around every page: where one is, where one can go, who one is. */
import { Burger } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { lazy, type ReactNode, Suspense, useEffect, useRef, useState } from 'react';
import { Link, useLocation } from 'react-router';
import { Arrivals } from './arrivals.tsx';
import { Navigation } from './navigation.tsx';
import { OfflineNotice } from './offline-notice.tsx';
import classes from './shell.module.css';
import { ViewerMenu } from './viewer-menu.tsx';

// Most screens are wide enough never to need it.
const NarrowNavigation = lazy(() => import('./narrow-navigation.tsx'));

export function Shell({ children }: { readonly children: ReactNode }) {
  const [isOpen, { toggle, close }] = useDisclosure(false);
  const [wasOpened, setWasOpened] = useState(false);
  const main = useRef<HTMLElement>(null);
  const { pathname } = useLocation();
  const shown = useRef(pathname);
  useEffect(() => {
    if (shown.current === pathname) return;
    shown.current = pathname;
    // Whoever uses the keyboard or a screen reader goes on in the new page, not in the link that opened it.
    main.current?.focus({ preventScroll: true });
    window.scrollTo(0, 0);
  }, [pathname]);
  return (
    <div className={classes['shell']}>
      <a href="#main" className={classes['skip']}>
        Skip to the page
      </a>
      <header className={classes['header']}>
        <Burger
          className={classes['burger']}
          opened={isOpen}
          onClick={() => {
            setWasOpened(true);
            toggle();
          }}
          size="sm"
          aria-label="Pages"
        />
        <Link to="/" className={classes['brand']}>
          Lead Handoff
        </Link>
        <ViewerMenu />
      </header>
      <aside className={classes['side']}>
        <Navigation />
      </aside>
      <Arrivals />
      {wasOpened && (
        <Suspense>
          <NarrowNavigation isOpen={isOpen} close={close} />
        </Suspense>
      )}
      <main id="main" ref={main} tabIndex={-1} className={classes['main']}>
        <OfflineNotice />
        {children}
      </main>
    </div>
  );
}
