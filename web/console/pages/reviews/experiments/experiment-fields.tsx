import { NativeSelect, Text, Textarea, TextInput } from '@mantine/core';
import { useTeam } from '../../../parts/people.tsx';
import { errorAt } from '../../../parts/refusals.ts';
import { tierWords } from '../../../parts/words.ts';
import type { Draft } from './draft.ts';
import { metricWords } from './experiment-words.ts';
import classes from './experiments.module.css';

/** Where the API says what is wrong with a field of the form. */
export const fieldPaths = [
  'hypothesis',
  'metric',
  'scope.source',
  'scope.campaign',
  'scope.tier',
  'ownerId',
  'sprint',
] as const;

type ExperimentFieldsProps = {
  readonly draft: Draft;
  readonly set: (draft: Draft) => void;
  readonly error: unknown;
  /** While it runs, what is tested stays as it is. */
  readonly isRunning?: boolean;
};

export function ExperimentFields({ draft, set, error, isRunning = false }: ExperimentFieldsProps) {
  const { data: team = [] } = useTeam();
  const owners = team.filter(({ active, id }) => active || id === draft.ownerId);
  const field = (name: keyof Draft, path: (typeof fieldPaths)[number]) => ({
    value: draft[name],
    onChange: ({
      currentTarget,
    }: React.ChangeEvent<HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement>) =>
      set({ ...draft, [name]: currentTarget.value }),
    error: errorAt(error, path),
    size: 'sm',
  });
  return (
    <div className={classes['fields']}>
      {isRunning ? (
        <Text size="sm" c="dimmed" className={classes['whole']}>
          While it runs, hypothesis, metric and scope stay as they are: its result would be of something else.
        </Text>
      ) : (
        <>
          <Textarea
            label="Hypothesis"
            required
            withAsterisk={false}
            maxLength={1_000}
            autosize
            minRows={2}
            className={classes['whole']}
            {...field('hypothesis', 'hypothesis')}
          />
          <NativeSelect
            label="Metric"
            {...field('metric', 'metric')}
            data={Object.entries(metricWords).map(([value, label]) => ({ value, label }))}
          />
          <TextInput label="Source" placeholder="all" {...field('source', 'scope.source')} />
          <TextInput label="Campaign" placeholder="all" {...field('campaign', 'scope.campaign')} />
          <NativeSelect
            label="Tier"
            {...field('tier', 'scope.tier')}
            data={[
              { value: '', label: 'All tiers' },
              ...Object.entries(tierWords).map(([value, label]) => ({ value, label })),
            ]}
          />
        </>
      )}
      <NativeSelect
        label="Owner"
        {...field('ownerId', 'ownerId')}
        data={[
          ...(owners.some(({ id }) => id === draft.ownerId)
            ? []
            : [{ value: draft.ownerId, label: draft.ownerId }]),
          ...owners.map(({ id, name }) => ({ value: id, label: name })),
        ]}
      />
      <TextInput label="Sprint" maxLength={40} placeholder="none" {...field('sprint', 'sprint')} />
    </div>
  );
}
