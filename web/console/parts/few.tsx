import { Text } from '@mantine/core';

/** Marks a figure that chance weighs on. `below`: how many there would have to be; `what`: of what. */
export const Few = ({ below, what }: { readonly below: number; readonly what: string }) => (
  <Text
    span
    size="xs"
    fs="italic"
    c="dimmed"
    title={`Fewer than ${below} ${what}: chance weighs more than the cause`}
  >
    few
  </Text>
);
