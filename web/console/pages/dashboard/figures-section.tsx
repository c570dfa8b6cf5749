import { Text } from '@mantine/core';
import { daySpan } from '../../parts/time/format.ts';
import { tierWords } from '../../parts/words.ts';
import classes from './dashboard.module.css';
import type { Breakdown, DashboardQuery, MetricsParameters } from './dashboard-query.ts';
import { DispositionsCard } from './dispositions-card.tsx';
import { FunnelCard } from './funnel-card.tsx';
import { HeadlineRow } from './headline-row.tsx';
import { ResponseCard } from './response-card.tsx';
import { SpeedCard } from './speed-card.tsx';
import type { Metrics } from './use-figures.ts';

type FiguresSectionProps = {
  readonly metrics: Metrics;
  readonly query: DashboardQuery;
  readonly parameters: MetricsParameters;
  /** While what was asked for last is on its way. */
  readonly isOlder: boolean;
  readonly onBy: (by: Breakdown) => void;
};

export function FiguresSection({ metrics, query, parameters, isOlder, onBy }: FiguresSectionProps) {
  const { previous } = metrics;
  return (
    <div className={classes['figures']} aria-busy={isOlder}>
      <Text size="sm" c="dimmed" role="status">
        Leads captured {daySpan(metrics.from, metrics.to)}
        {query.tier ? `, ${tierWords[query.tier].toLowerCase()}` : ''}
        {previous
          ? `, compared with ${daySpan(previous.from, previous.to)}; rates of the last days still grow`
          : ''}
        . Days in {metrics.timeZone}.
      </Text>
      <HeadlineRow metrics={metrics} />
      <div className={classes['charts']}>
        <div className={classes['wide']}>
          <FunnelCard metrics={metrics} by={query.by} onBy={onBy} parameters={parameters} />
        </div>
        <SpeedCard metrics={metrics} />
        <ResponseCard metrics={metrics} parameters={parameters} />
        <div className={classes['wide']}>
          <DispositionsCard metrics={metrics} parameters={parameters} />
        </div>
      </div>
    </div>
  );
}
