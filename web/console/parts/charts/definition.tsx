import type { ReactNode } from 'react';
import classes from './chart-card.module.css';

/** What is counted, and how: for whoever asks. */
export const Definition = ({ of, children }: { readonly of: string; readonly children: ReactNode }) => (
  <details className={classes['definition']}>
    <summary aria-label={`What is this? ${of}`}>What is this?</summary>
    <p>{children}</p>
  </details>
);
