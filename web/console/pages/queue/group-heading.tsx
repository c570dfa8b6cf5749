import { Title } from '@mantine/core';
import { count } from '../../parts/numbers.ts';
import { countIn, type Line, type Place } from './places.ts';
import classes from './queue.module.css';
import type { At } from './use-rows.ts';

type Group = Extract<Line, { kind: 'heading' }>['group'];

const words: Readonly<Record<Group, string>> = {
  'first-response': 'Needs a first response',
  'in-progress': 'In progress',
};

type GroupHeadingProps = {
  readonly group: Group;
  readonly places: readonly Place[];
  readonly hasMore: boolean;
  readonly at: At;
};

export function GroupHeading({ group, places, hasMore, at }: GroupHeadingProps) {
  // The API tells no totals: what is not loaded yet is not counted.
  const isAll = !hasMore || (group === 'first-response' && countIn(places, 'in-progress') > 0);
  return (
    <li {...at} className={classes['heading']}>
      <Title order={2} size="h5">
        {words[group]}{' '}
        <span className={classes['count']}>
          {count(countIn(places, group))}
          {isAll ? '' : ' or more'}
        </span>
      </Title>
    </li>
  );
}
