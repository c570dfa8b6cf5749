import { Anchor, Stack, Text } from '@mantine/core';
import { Link } from 'react-router';
import { DataTable } from '../../../parts/data-table.tsx';
import { count, NONE } from '../../../parts/numbers.ts';
import { Section } from '../../../parts/section.tsx';
import { Empty, Failed, Loading } from '../../../parts/states.tsx';
import { Moment } from '../../../parts/time/moment.tsx';
import { type DeadLetters, useDeadLetters } from '../queries.ts';
import { batchWords, isNothing, messageWords, runbookSections } from './dead-letter-words.ts';

export function DeadLetterList() {
  const { data, error, refetch } = useDeadLetters();
  if (!data)
    return error ? (
      <Failed what="The dead letters" error={error} again={refetch} />
    ) : (
      <Loading what="the dead letters" />
    );
  if (isNothing(data))
    return <Empty title="Nothing went wrong">Every event was delivered, handled and counted.</Empty>;
  return (
    <Stack gap="lg">
      <Messages messages={data.messages} />
      <Batches batches={data.batches} />
    </Stack>
  );
}

const todo = (section: string) => (
  <>
    What to do: repair the cause, then send them again as the runbook says (docs/runbook.md, <q>{section}</q>
    ).
  </>
);

function Messages({ messages: { total, samples } }: Pick<DeadLetters, 'messages'>) {
  const unseen = total - samples.length;
  return (
    <Section id="messages" title="In the queue" definition={todo(runbookSections.messages)}>
      <DataTable
        caption="Messages in the queue"
        rows={samples}
        keyOf={({ id }) => id}
        empty={total === 0 ? 'None.' : `About ${count(total)}, none of which could be looked at now.`}
        minWidth={640}
        columns={[
          { title: 'What happened', cell: messageWords },
          { title: 'When', cell: ({ at }) => <Moment at={at} /> },
          { title: 'Error', words: true, cell: ({ error }) => <bdi>{error ?? NONE}</bdi> },
          {
            title: 'Lead',
            cell: ({ leadId }) =>
              leadId === null ? (
                NONE
              ) : (
                <Anchor component={Link} to={`/leads/${leadId}`} size="sm">
                  Open the lead
                </Anchor>
              ),
          },
        ]}
      />
      {samples.length > 0 && unseen > 0 && (
        <Text size="sm" c="dimmed">
          And about {count(unseen)} more in the queue.
        </Text>
      )}
    </Section>
  );
}

const Batches = ({ batches: { items, more } }: Pick<DeadLetters, 'batches'>) => (
  <Section id="batches" title="Batches put aside" definition={todo(runbookSections.batches)}>
    <DataTable
      caption="Batches of events"
      rows={items}
      keyOf={({ key }) => key}
      empty="None."
      minWidth={640}
      columns={[
        { title: 'What happened', cell: batchWords },
        { title: 'When', cell: ({ at }) => <Moment at={at} /> },
        { title: 'Object', words: true, cell: ({ key }) => <bdi>{key}</bdi> },
        { title: 'Bytes', number: true, cell: ({ bytes }) => count(bytes) },
      ]}
    />
    {more && (
      <Text size="sm" c="dimmed">
        There are others in the bucket.
      </Text>
    )}
  </Section>
);
