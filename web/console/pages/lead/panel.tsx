import { Title } from '@mantine/core';
import { type ReactNode, useId } from 'react';
import classes from './lead-page.module.css';

type PanelProps = { readonly title: string; readonly children: ReactNode };

/** One thing to know about the lead. */
export function Panel({ title, children }: PanelProps) {
  const id = useId();
  return (
    <section aria-labelledby={id} className={classes['panel']}>
      <Title order={2} size="h5" id={id} mb="xs">
        {title}
      </Title>
      {children}
    </section>
  );
}
