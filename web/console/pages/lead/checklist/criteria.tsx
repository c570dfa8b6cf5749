import { Title } from '@mantine/core';
import type { Finding, Lead } from '../lead.ts';
import classes from '../lead-page.module.css';
import type { CriterionLine, CriterionName } from './checklist.ts';
import { Criterion } from './criterion.tsx';

type CriteriaProps = {
  readonly title: string;
  readonly lines: readonly CriterionLine[];
  readonly lead: Lead;
  readonly findings: Readonly<Partial<Record<CriterionName, Finding>>>;
};

export const Criteria = ({ title, lines, lead, findings }: CriteriaProps) => (
  <div>
    <Title order={3} size="h6" c="dimmed" fw={600}>
      {title}
    </Title>
    <ul className={classes['list']}>
      {lines.map((line) => {
        const finding = findings[line.name];
        return finding && <Criterion key={line.name} line={line} lead={lead} finding={finding} />;
      })}
    </ul>
  </div>
);
