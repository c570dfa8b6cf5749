/** One experiment: as it is, or the form that changes it, in the same place. */
import { Button, Group, Text } from '@mantine/core';
import { useId, useRef, useState } from 'react';
import { usePersonName } from '../../../parts/people.tsx';
import { dayWords } from '../../../parts/time/format.ts';
import { DecisionForm } from './decision-form.tsx';
import { EditForm } from './edit-form.tsx';
import { ExperimentResult } from './experiment-result.tsx';
import { type Experiment, metricWords, scopeWords } from './experiment-words.ts';
import classes from './experiments.module.css';
import { StartForm } from './start-form.tsx';

type ExperimentCardProps = {
  readonly experiment: Experiment;
  readonly mayChange: boolean;
  /** Hears what was done, in words. */
  readonly onDone: (words: string) => void;
};

type Mode = 'shown' | 'edit' | 'start' | 'decide';
const forms = { edit: EditForm, start: StartForm, decide: DecisionForm } as const;

export function ExperimentCard({ experiment, mayChange, onDone }: ExperimentCardProps) {
  const [mode, setMode] = useState<Mode>('shown');
  const card = useRef<HTMLElement>(null);
  const name = useId();
  const close = (words = '') => {
    setMode('shown');
    onDone(words);
    // What had the focus is gone with the form.
    card.current?.focus();
  };
  const Form = mode === 'shown' ? null : forms[mode];
  const { status, hypothesis } = experiment;
  return (
    <article ref={card} tabIndex={-1} aria-labelledby={name} className={classes['card']}>
      <div>
        <Text size="sm" fw={500} id={name}>
          <bdi>{hypothesis}</bdi>
        </Text>
        <Facts experiment={experiment} />
        <ExperimentResult experiment={experiment} />
      </div>
      {mayChange && mode === 'shown' && status !== 'decided' && (
        <Group gap={6} align="flex-start" className={classes['screen']}>
          <Action name="Edit" of={name} onClick={() => setMode('edit')} />
          {status === 'proposed' && <Action name="Start" of={name} onClick={() => setMode('start')} />}
          <Action
            name={status === 'proposed' ? 'Drop' : 'Decide'}
            of={name}
            onClick={() => setMode('decide')}
          />
        </Group>
      )}
      {Form && <Form experiment={experiment} onDone={close} onCancel={() => close()} />}
    </article>
  );
}

type ActionProps = { readonly name: string; readonly of: string; readonly onClick: () => void };

const Action = ({ name, of, onClick }: ActionProps) => (
  <Button variant="default" size="compact-xs" aria-describedby={of} onClick={onClick}>
    {name}
  </Button>
);

function Facts({ experiment }: { readonly experiment: Experiment }) {
  const nameOf = usePersonName();
  const { metric, scope, ownerId, sprint, startedOn } = experiment;
  const facts = [
    metricWords[metric],
    scopeWords(scope),
    nameOf(ownerId),
    ...(sprint === null ? [] : [sprint]),
    ...(startedOn === null ? [] : [`started ${dayWords(startedOn)}`]),
  ];
  return (
    <Text size="xs" c="dimmed">
      <bdi>{facts.join(' · ')}</bdi>
    </Text>
  );
}
