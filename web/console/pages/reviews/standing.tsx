/** Whether the week's figures still move. */
import { Badge, Group, Text } from '@mantine/core';
import { daySpan } from '../../parts/time/format.ts';
import { Moment } from '../../parts/time/moment.tsx';
import type { Review } from './queries.ts';

export function Standing({ review, today }: { readonly review: Review; readonly today: string }) {
  const { from, to, timeZone, builtAt, frozenAt, revision } = review;
  return (
    <Group gap="xs" mt={-12}>
      <Text size="sm">{daySpan(from, to)}</Text>
      <Badge variant="default" tt="none">
        {frozenAt === null ? 'Draft' : `Frozen, revision ${revision}`}
      </Badge>
      <Text size="sm" c="dimmed">
        {frozenAt === null ? (
          <>
            Built <Moment at={builtAt} />; {to < today ? 'not frozen yet' : 'the week is not over'}, so its
            figures still move.
          </>
        ) : (
          <>
            <Moment at={frozenAt} />. Its figures do not change any more.
          </>
        )}{' '}
        Days are those of {timeZone}.
      </Text>
    </Group>
  );
}
