import { Text } from '@mantine/core';
import { count, NONE, percent } from '../../parts/numbers.ts';

/** "42% of 120": a rate never comes without what it is a rate of. */
export const Rate = ({ of, rate }: { readonly of: number; readonly rate: number | null }) =>
  rate === null ? (
    NONE
  ) : (
    <>
      {percent(rate)}{' '}
      <Text span size="xs" c="dimmed">
        of {count(of)}
      </Text>
    </>
  );
