import { Anchor, Group, Stack, Text, TextInput } from '@mantine/core';
import { Link, useSearchParams } from 'react-router';
import { DataTable } from '../../../parts/data-table.tsx';
import { Empty, Failed, Loading } from '../../../parts/states.tsx';
import { Moment } from '../../../parts/time/moment.tsx';
import { stageWords } from '../../../parts/words.ts';
import { type Days, type Override, useOverrides } from '../queries.ts';
import { dayFrom } from '../tabs.ts';
import { overrideAdvice } from './override-advice.ts';

export function Overrides() {
  const [address, setAddress] = useSearchParams();
  const days: Days = { from: dayFrom(address, 'from'), to: dayFrom(address, 'to') };
  const { data, error, refetch } = useOverrides(days);
  const field = (name: keyof Days) => ({
    type: 'date',
    value: days[name] ?? data?.[name] ?? '',
    onChange: ({ currentTarget: { value } }: React.ChangeEvent<HTMLInputElement>) =>
      setAddress(
        (before) => {
          const after = new URLSearchParams(before);
          after.set('tab', 'overrides');
          if (value === '') after.delete(name);
          else after.set(name, value);
          return after;
        },
        { replace: true },
      ),
  });
  return (
    <Stack gap="sm" align="stretch">
      <Text size="sm" c="dimmed">
        Opportunities that a manager opened without fit and intent both being confirmed.
      </Text>
      <Group align="flex-end" gap="sm">
        <TextInput label="From" {...field('from')} />
        <TextInput label="to" {...field('to')} />
      </Group>
      {data ? (
        <OverrideTable items={data.items} />
      ) : error ? (
        <Failed what="The overrides" error={error} again={refetch} />
      ) : (
        <Loading what="the overrides" />
      )}
    </Stack>
  );
}

function OverrideTable({ items }: { readonly items: readonly Override[] }) {
  if (items.length === 0)
    return <Empty title="Nothing went past the gate">Every opportunity of these days was qualified.</Empty>;
  return (
    <DataTable
      caption="Overrides"
      rows={items}
      keyOf={({ leadId, at }) => `${leadId} ${at}`}
      empty=""
      minWidth={820}
      columns={[
        {
          title: 'Lead',
          words: true,
          cell: ({ leadId, name, company }) => (
            <Anchor component={Link} to={`/leads/${leadId}`} size="sm">
              <bdi>{[name, company].filter(Boolean).join(', ') || leadId}</bdi>
            </Anchor>
          ),
        },
        {
          title: 'Reason',
          words: true,
          cell: ({ reason, byName, byId }) => (
            <>
              <bdi>{byName ?? byId}</bdi>: “<bdi>{reason}</bdi>”
            </>
          ),
        },
        { title: 'When', cell: ({ at }) => <Moment at={at} /> },
        { title: 'Now', cell: ({ stage }) => stageWords[stage] },
        { title: 'What to do', cell: ({ stage }) => overrideAdvice(stage) },
      ]}
    />
  );
}
