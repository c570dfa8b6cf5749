import { Stack, Switch, Text } from '@mantine/core';
import { useArrivalNotices } from '../../shell/arrival-notices.ts';

export function ArrivalSwitch() {
  const { state, wanted, turn } = useArrivalNotices();
  return (
    <Stack gap={2}>
      <Switch
        label="Tell me when a lead arrives"
        checked={state === 'on'}
        disabled={state === 'unsupported'}
        onChange={(event) => void turn(event.currentTarget.checked)}
      />
      <Text size="xs" c={state === 'blocked' && wanted ? 'var(--warning)' : 'dimmed'} role="status">
        {words[state]}
      </Text>
    </Stack>
  );
}

const words = {
  on: 'While the console is open in a tab.',
  off: 'As a notification of this browser.',
  blocked: 'The browser blocks notifications: allow them in its settings of this site.',
  unsupported: 'This browser cannot show notifications.',
} as const;
