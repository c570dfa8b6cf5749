import type { ReactNode } from 'react';
import classes from './disclosure.module.css';

/** What few people look for: there when it is opened. */
export const Disclosure = ({ title, children }: { readonly title: string; readonly children: ReactNode }) => (
  <details className={classes['more']}>
    <summary>{title}</summary>
    {children}
  </details>
);
