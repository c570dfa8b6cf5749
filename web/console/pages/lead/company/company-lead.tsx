import { Anchor, Group, Text } from '@mantine/core';
import { Link } from 'react-router';
import type { Schemas } from '../../../api/client.ts';
import { StageBadge } from '../../../parts/badges.tsx';
import { Person } from '../../../parts/people.tsx';
import { Moment } from '../../../parts/time/moment.tsx';
import { dispositionWords } from '../../../parts/words.ts';

type Item = Schemas['CompanyLeads']['items'][number];

/** Of leads that are not for the viewer the API says no name. */
export const CompanyLead = ({ item }: { readonly item: Item }) => (
  <li>
    <Group justify="space-between" gap="xs" wrap="nowrap" align="flex-start">
      {item.readable ? (
        <Anchor component={Link} to={`/leads/${item.leadId}`} size="sm" underline="always">
          <bdi>{item.name}</bdi>
        </Anchor>
      ) : (
        <Text size="sm">A colleague’s lead</Text>
      )}
      <StageBadge stage={item.stage} />
    </Group>
    <Text size="sm" c="dimmed">
      <Person id={item.ownerId} />, <Moment at={item.capturedAt} />
      {item.source && (
        <>
          {' · '}
          <bdi>{[item.source, item.campaign].filter(Boolean).join(' / ')}</bdi>
        </>
      )}
      {item.disposition && ` · ${dispositionWords(item.disposition)}`}
    </Text>
  </li>
);
