import { Button, Group, Stack, Text } from '@mantine/core';
import { type Channel, channels, pressWords } from '../channels.ts';
import type { Action } from '../lead.ts';
import { actionWords, type Offer } from './action-words.ts';
import { ImpossibleActions } from './impossible-actions.tsx';

type ActionBarProps = {
  readonly offer: Offer;
  readonly onChoice: (action: Action, channel?: Channel) => void;
};

export function ActionBar({ offer, onChoice }: ActionBarProps) {
  const { primary, others, overrides, impossible, nothingBecause } = offer;
  if (nothingBecause) return <Text size="sm">You can read this lead. {nothingBecause}</Text>;
  return (
    <Stack gap="xs">
      <Group gap="xs">
        {primary?.action === 'contact' ? (
          <ByChannel onChoice={(channel) => onChoice('contact', channel)} />
        ) : (
          primary && <Button onClick={() => onChoice(primary.action)}>{actionWords[primary.action]}</Button>
        )}
        {others.map(({ action }) => (
          <Button key={action} variant="default" onClick={() => onChoice(action)}>
            {actionWords[action]}
          </Button>
        ))}
        {overrides.map(({ action }) => (
          <Button key={action} variant="default" c="var(--warning)" onClick={() => onChoice(action)}>
            {actionWords[action]} by override
          </Button>
        ))}
      </Group>
      {impossible.length > 0 && <ImpossibleActions choices={impossible} />}
    </Stack>
  );
}

/** The first response, by how it was made. */
function ByChannel({ onChoice }: { readonly onChoice: (channel: Channel) => void }) {
  return channels.map((channel, index) => (
    <Button key={channel} variant={index === 0 ? 'filled' : 'light'} onClick={() => onChoice(channel)}>
      {pressWords[channel]}
    </Button>
  ));
}
