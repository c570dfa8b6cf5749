import { Button, Text, Title } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { Failed, Loading } from '../../../parts/states.tsx';
import { useMayChange } from '../queries.ts';
import { backlogGroups } from './backlog.ts';
import { ExperimentCard } from './experiment-card.tsx';
import classes from './experiments.module.css';
import { ProposalForm } from './proposal-form.tsx';
import { useExperiments } from './queries.ts';

type LiveExperimentsProps = {
  /** The first day of the week: what was decided earlier is told by its own review. */
  readonly from: string;
  /** Of the headings. */
  readonly order: 3 | 4;
};

export function LiveExperiments({ from, order }: LiveExperimentsProps) {
  const { data, isError, error, refetch } = useExperiments();
  const mayChange = useMayChange();
  const [isProposing, propose] = useState(false);
  const [said, say] = useState('');
  if (!data)
    return isError ? (
      <Failed what="The experiments" error={error} again={refetch} />
    ) : (
      <Loading what="the experiments" />
    );
  const done = (words: string) => {
    propose(false);
    say(words);
  };
  // One list of headings and cards: a card that a colleague moves to another heading keeps what is being typed into it.
  const list = backlogGroups(data, from).flatMap(({ title, empty, items }) => [
    <Title key={title} order={order} size="h6" mt="sm" mb={4}>
      {title}
    </Title>,
    ...(items.length === 0
      ? [
          <Text key={empty} size="sm" c="dimmed">
            {empty}
          </Text>,
        ]
      : items.map((experiment) => (
          <ExperimentCard key={experiment.id} experiment={experiment} mayChange={mayChange} onDone={say} />
        ))),
  ]);
  return (
    <>
      {list}
      <Text size="sm" c="dimmed" role="status" className={classes['screen']}>
        {said}
      </Text>
      {mayChange && !isProposing && (
        <Button
          variant="default"
          size="xs"
          mt="xs"
          className={classes['screen']}
          leftSection={<IconPlus size={14} aria-hidden />}
          onClick={() => propose(true)}
        >
          Propose an experiment
        </Button>
      )}
      {isProposing && <ProposalForm onDone={() => done('Proposed.')} onCancel={() => propose(false)} />}
    </>
  );
}
