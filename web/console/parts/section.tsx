/** A part of a long page, with a heading that can be linked to. */
import { Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './section.module.css';

export type SectionEntry = { readonly id: string; readonly title: string };

type SectionProps = SectionEntry & {
  /** What is counted, and how. */
  readonly definition?: ReactNode;
  /** At the end of the heading's line. */
  readonly beside?: ReactNode;
  readonly children: ReactNode;
};

export function Section({ id, title, definition, beside, children }: SectionProps) {
  return (
    <section aria-labelledby={id} className={classes['section']}>
      <div className={classes['head']}>
        <Title order={2} size="h4" id={id} className={classes['title']} tabIndex={-1}>
          {title}
        </Title>
        {beside}
      </div>
      {definition && (
        <Text size="sm" c="dimmed" className={classes['definition']}>
          {definition}
        </Text>
      )}
      {children}
    </section>
  );
}

/** The sections of the page, to go to. `label` names the list for those who do not see it. */
export const Contents = ({ label, of }: { readonly label: string; readonly of: readonly SectionEntry[] }) => (
  <nav aria-label={label} className={classes['contents']}>
    {of.map(({ id, title }) => (
      <a key={id} href={`#${id}`}>
        {title}
      </a>
    ))}
  </nav>
);
