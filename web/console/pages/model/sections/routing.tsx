import { List, Title } from '@mantine/core';
import { DataTable } from '../../../parts/data-table.tsx';
import { Section } from '../../../parts/section.tsx';
import { contents } from '../contents.ts';
import { listed, type Model, type ModelProps } from '../model-words.ts';

type Pool = Model['routing']['pools'][number];

export function Routing({ model: { routing, access } }: ModelProps) {
  const { rules, pools, fallbackManager, maxOwners, sameOwnerForAccount, freeMailDomains } = routing;
  const order = rules.map((rule, index) => ({ ...rule, place: index + 1 }));
  return (
    <Section
      {...contents.routing}
      definition="The first rule that a lead meets names its pool, whose reps take turns by their weight."
    >
      <DataTable
        caption="Rules in the order in which they are asked"
        rows={order}
        keyOf={({ name }) => name}
        empty="There are no rules."
        columns={[
          { title: 'Rule', cell: ({ place, name }) => `${place}. ${name}` },
          { title: 'Takes', words: true, cell: ({ takes }) => takes },
          { title: 'Pool', cell: ({ pool }) => pool },
        ]}
      />
      <Title order={3} size="h6" mt="md" mb={4}>
        Pools
      </Title>
      <DataTable
        caption="Pools and who is in them now"
        rows={pools}
        keyOf={({ name }) => name}
        empty="There are no pools."
        columns={[
          { title: 'Pool', cell: ({ name }) => name },
          { title: 'Takes', words: true, cell: ({ takes }) => takes },
          {
            title: 'Members now',
            words: true,
            cell: (pool) => <bdi>{membersOf(pool, fallbackManager.name)}</bdi>,
          },
        ]}
      />
      <List size="sm" c="dimmed" mt="xs">
        <List.Item>
          What nobody can take is owned by <bdi>{fallbackManager.name}</bdi>, and so is a lead after{' '}
          {maxOwners} owners.
        </List.Item>
        <List.Item>
          {sameOwnerForAccount
            ? 'Leads of one company go to one owner, while that person is available.'
            : 'Leads of one company may go to several owners.'}
        </List.Item>
        <List.Item>
          Besides the known free mail providers, no company is: {listed(freeMailDomains)}.
        </List.Item>
        <List.Item>
          {access.repsReadAllLeads
            ? 'Reps may read every lead.'
            : 'Reps read their own leads; managers and administrators read all.'}
        </List.Item>
      </List>
    </Section>
  );
}

const membersOf = ({ members }: Pool, manager: string): string =>
  members.length === 0
    ? `nobody: ${manager} takes its leads`
    : listed(members.map(({ name, weight }) => (weight === 1 ? name : `${name} (weight ${weight})`)));
