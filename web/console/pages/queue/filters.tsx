/** What the list is narrowed to. All of it is in the address, so that it can be shared. */
import { NativeSelect, TextInput } from '@mantine/core';
import { useTeam } from '../../parts/people.tsx';
import { type Stage, stageWords, tierWords } from '../../parts/words.ts';
import classes from './queue.module.css';
import { type Choice, waitingWords } from './views.ts';

type FiltersProps = {
  readonly choice: Choice;
  readonly set: (name: keyof Choice, value: string) => void;
};

const openStages: readonly Stage[] = ['assigned', 'contacted', 'qualified', 'opportunity'];

export function Filters({ choice, set }: FiltersProps) {
  const { view, waiting, stage, tier, from, to } = choice;
  const stages = Object.entries(stageWords).filter(
    ([name]) => view === 'all' || openStages.includes(name as Stage),
  );
  return (
    <div className={classes['filters']}>
      {view === 'waiting' && (
        <NativeSelect
          label="Waiting"
          value={waiting}
          data={optionsOf(Object.entries(waitingWords))}
          onChange={(event) => set('waiting', event.currentTarget.value)}
        />
      )}
      {view !== 'waiting' && (
        <NativeSelect
          label="Stage"
          value={stage ?? ''}
          data={[any, ...optionsOf(stages)]}
          onChange={(event) => set('stage', event.currentTarget.value)}
        />
      )}
      <NativeSelect
        label="Tier"
        value={tier ?? ''}
        data={[any, ...optionsOf(Object.entries(tierWords))]}
        onChange={(event) => set('tier', event.currentTarget.value)}
      />
      {view === 'all' && (
        <>
          <OwnerFilter {...{ choice, set }} />
          <TextInput
            type="date"
            label="Captured from"
            value={from ?? ''}
            onChange={(event) => set('from', event.currentTarget.value)}
          />
          <TextInput
            type="date"
            label="to"
            value={to ?? ''}
            onChange={(event) => set('to', event.currentTarget.value)}
          />
        </>
      )}
    </div>
  );
}

function OwnerFilter({ choice: { owner }, set }: FiltersProps) {
  const { data: team = [] } = useTeam();
  const isKnown = owner === null || team.some(({ id }) => id === owner);
  return (
    <NativeSelect
      label="Owner"
      value={owner ?? ''}
      data={[
        any,
        ...optionsOf(team.map(({ id, name }) => [id, name])),
        // A team of marketing, or who has left.
        ...(isKnown ? [] : optionsOf([[owner, owner]])),
      ]}
      onChange={(event) => set('owner', event.currentTarget.value)}
    />
  );
}

const any = { value: '', label: 'Any' };
const optionsOf = (words: readonly (readonly [value: string, label: string])[]) =>
  words.map(([value, label]) => ({ value, label }));
