import { Fragment, type ReactNode } from 'react';
import classes from './lead-page.module.css';

/** Names and what they are, below each other. */
export const Facts = ({ of }: { readonly of: readonly (readonly [name: string, value: ReactNode])[] }) => (
  <dl className={classes['facts']}>
    {of.map(([name, value]) => (
      <Fragment key={name}>
        <dt>
          <bdi>{name}</bdi>
        </dt>
        <dd>{typeof value === 'string' ? <bdi>{value}</bdi> : value}</dd>
      </Fragment>
    ))}
  </dl>
);
