import { Paper } from '@mantine/core';
import { Definition } from '../../parts/charts/definition.tsx';
import { Few } from '../../parts/few.tsx';
import type { Change } from './change.ts';
import { headlineDefinition } from './definitions.ts';
import { headlines } from './headline.ts';
import classes from './headline-row.module.css';
import type { Metrics } from './use-figures.ts';

export function HeadlineRow({ metrics }: { readonly metrics: Metrics }) {
  const { total, previous, smallSampleBelow } = metrics;
  return (
    <Paper component="section" withBorder p="md" aria-label="In numbers" className={classes['row']}>
      <dl className={classes['numbers']}>
        {headlines(total, previous?.total ?? null, smallSampleBelow).map(
          ({ title, value, under, few, change }) => (
            <div key={title}>
              <dt className={classes['title']}>{title}</dt>
              <dd className={classes['value']}>{value}</dd>
              <dd className={classes['under']}>
                {under} {few && <Few below={smallSampleBelow} what="behind this number" />}
              </dd>
              {previous && (
                <dd className={classes['change']}>{change ? <Changed {...change} /> : 'nothing before'}</dd>
              )}
            </div>
          ),
        )}
      </dl>
      <Definition of="The numbers">{headlineDefinition(metrics)}</Definition>
    </Paper>
  );
}

const Changed = ({ by, verdict, before }: Change) => (
  <>
    <span className={classes['by']} data-verdict={verdict ?? undefined}>
      {verdict ? `${by}, ${verdict}` : by}
    </span>
    <br />
    before: {before}
  </>
);
