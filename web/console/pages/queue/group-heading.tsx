import { Title } from '@mantine/core';
import { count } from '../../parts/numbers.ts';
import type { Line } from './places.ts';
import classes from './queue.module.css';
import { placed, type Spot } from './use-rows.ts';

type Group = Extract<Line, { kind: 'heading' }>['group'];

const words: Readonly<Record<Group, string>> = {
  'first-response': 'Needs a first response',
  'in-progress': 'In progress',
};

type GroupHeadingProps = {
  readonly group: Group;
  readonly size: number;
  /** More of the group may be on pages that are not loaded: the API tells no totals. */
  readonly isAll: boolean;
  readonly spot: Spot;
};

export function GroupHeading({ group, size, isAll, spot }: GroupHeadingProps) {
  return (
    <li {...placed(spot)} className={classes['heading']}>
      <Title order={2} size="h5">
        {words[group]}{' '}
        <span className={classes['count']}>
          {count(size)}
          {isAll ? '' : ' or more'}
        </span>
      </Title>
    </li>
  );
}
