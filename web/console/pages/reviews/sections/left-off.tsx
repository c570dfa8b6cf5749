import { Text } from '@mantine/core';

/** What a list leaves off is said: nobody takes the first rows for all. */
export const LeftOff = ({ count }: { readonly count: number }) =>
  count > 0 && (
    <Text size="sm" c="dimmed" mt={4}>
      And {count} more.
    </Text>
  );
