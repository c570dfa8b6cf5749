/** Whether somebody is given leads, by one press. */
import { Group, Stack, Switch, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Member } from '../../parts/people.tsx';
import { Refused } from '../../parts/refused.tsx';
import { useChangingMember } from './queries.ts';

type AvailabilitySwitchProps = {
  readonly member: Member;
  /** Where it has no label that is seen. */
  readonly name?: string;
  readonly label?: (isOn: boolean) => string;
  readonly size?: 'sm' | 'lg';
  /** What it comes to, beside the switch. */
  readonly children?: ReactNode;
};

export function AvailabilitySwitch({ member, name, label, size = 'sm', children }: AvailabilitySwitchProps) {
  const changing = useChangingMember();
  const { availability } = changing.isPending ? changing.variables.change : member;
  const isOn = availability === 'on';
  const press = () => {
    if (changing.isPending) return;
    changing.mutate({ member, change: { availability: isOn ? 'off' : 'on' } });
  };
  return (
    <Stack gap={4} align="flex-start">
      <Group gap="xs" wrap="nowrap">
        <Switch
          size={size}
          color="green"
          checked={isOn}
          onChange={press}
          aria-label={name}
          label={label?.(isOn)}
          aria-busy={changing.isPending}
        />
        {children && (
          <Text size="sm" component="div">
            {children}
          </Text>
        )}
      </Group>
      {changing.error && <Refused error={changing.error} />}
    </Stack>
  );
}
