/** Above the list, always as high as it is: what comes and goes here moves no row. */
import { Button, Group, Text } from '@mantine/core';
import { dateAndTime } from '../../parts/time/format.ts';
import classes from './queue.module.css';

type ListBarProps = {
  /** In what order the leads are. */
  readonly order: string;
  /** Leads that wait to be let in. */
  readonly waiting: number;
  readonly letIn: () => void;
  /** Epoch milliseconds; null while what is shown is of these seconds. */
  readonly staleSince: number | null;
  readonly showKeys: () => void;
};

export function ListBar({ order, waiting, letIn, staleSince, showKeys }: ListBarProps) {
  return (
    <div className={classes['bar']}>
      <Text size="sm" c="dimmed" className={classes['order']}>
        {order}
      </Text>
      <Group gap="sm" role="status">
        {waiting > 0 && (
          <Button size="compact-sm" onClick={letIn}>
            {waiting === 1 ? 'Show 1 new lead' : `Show ${waiting} new leads`}
          </Button>
        )}
        {staleSince !== null && (
          <Text size="sm" c="var(--warning)">
            As of {dateAndTime(new Date(staleSince).toISOString())}; the service does not answer
          </Text>
        )}
      </Group>
      <Button size="compact-sm" variant="subtle" color="gray" onClick={showKeys}>
        Keys
      </Button>
    </div>
  );
}
