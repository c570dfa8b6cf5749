/** A chart with what belongs to it: what is counted and how, the same figures as a table, and the way to save them. */
import { Paper, SegmentedControl, Text, Title } from '@mantine/core';
import { type ReactNode, useId, useState } from 'react';
import classes from './chart-card.module.css';
import { Definition } from './definition.tsx';

type ChartCardProps = {
  readonly title: string;
  readonly definition: string;
  readonly csv: ReactNode;
  /** What the chart can be set to. */
  readonly settings?: ReactNode;
  /** What the chart says, in a sentence. */
  readonly finding?: string;
  /** Left out where the table is the chart, or nothing could be drawn. */
  readonly chart?: ReactNode;
  readonly table: ReactNode;
};

export function ChartCard({ title, definition, csv, settings, finding, chart, table }: ChartCardProps) {
  const [shown, setShown] = useState('chart');
  const heading = useId();
  return (
    <Paper component="section" withBorder p="md" aria-labelledby={heading} className={classes['card']}>
      <div className={classes['head']}>
        <Title order={2} size="h4" id={heading} className={classes['title']}>
          {title}
        </Title>
        {chart && (
          <SegmentedControl
            size="xs"
            aria-label={`${title} as`}
            value={shown}
            onChange={setShown}
            data={[
              { value: 'chart', label: 'Chart' },
              { value: 'table', label: 'Table' },
            ]}
          />
        )}
        {csv}
      </div>
      {settings}
      <Definition of={title}>{definition}</Definition>
      {finding && (
        <Text size="sm" mt={4}>
          {finding}
        </Text>
      )}
      <div className={classes['body']}>{chart && shown === 'chart' ? chart : table}</div>
    </Paper>
  );
}
