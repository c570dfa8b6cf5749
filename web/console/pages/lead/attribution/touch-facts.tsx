import { Group, Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { Disclosure } from '../../../parts/disclosure.tsx';
import { SafeLink } from '../../../parts/safe-link.tsx';
import { Moment } from '../../../parts/time/moment.tsx';
import { Facts } from '../facts.tsx';
import { factsOf, isDirect, type Touch } from './touch.ts';

type TouchFactsProps = { readonly name: string; readonly touch: Touch };

export function TouchFacts({ name, touch }: TouchFactsProps) {
  const clicks = Object.entries(touch.clickIds);
  const direct = isDirect(touch);
  const facts: (readonly [string, ReactNode])[] = [
    ...(direct ? factsOf({ ...touch, medium: '' }) : factsOf(touch)),
    ...(touch.landingPage
      ? [['Landing page', <SafeLink key="page" address={touch.landingPage} />] as const]
      : []),
    ...(touch.referrer ? [['Came from', <SafeLink key="from" address={touch.referrer} />] as const] : []),
  ];
  return (
    <Stack gap={4}>
      <Group gap="xs" justify="space-between">
        <Title order={3} size="h6" c="dimmed" fw={600}>
          {name}
        </Title>
        <Text size="sm" c="dimmed">
          <Moment at={touch.at} />
        </Text>
      </Group>
      <Text fw={600} size="lg">
        {direct ? 'Direct' : <bdi>{touch.source}</bdi>}
        {touch.campaign ? (
          <>
            {' · '}
            <bdi>{touch.campaign}</bdi>
          </>
        ) : (
          ', no campaign'
        )}
      </Text>
      {facts.length > 0 && <Facts of={facts} />}
      {clicks.length > 0 && (
        <Disclosure title={clicks.length === 1 ? 'Click id' : 'Click ids'}>
          <Facts of={clicks} />
        </Disclosure>
      )}
    </Stack>
  );
}
