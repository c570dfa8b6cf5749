/** When somebody is out of office, in the viewer's zone. */
import { Button, Stack, Text, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import type { Member } from '../../parts/people.tsx';
import { errorAt, isToldAt } from '../../parts/refusals.ts';
import { Refused } from '../../parts/refused.tsx';
import { dateAndTime } from '../../parts/time/format.ts';
import { Moment } from '../../parts/time/moment.tsx';
import { serverNow, useNow } from '../../parts/time/now.ts';
import { instantOf, localOf } from './local-time.ts';
import { inOrder } from './member-words.ts';
import { useChangingMember } from './queries.ts';
import classes from './team.module.css';

const DAY_MS = 86_400_000;

export function Absences({ member }: { readonly member: Member }) {
  const changing = useChangingMember();
  const now = useNow();
  // What is over is of no use, and leaves with the next change.
  const ahead = inOrder(member.outOfOffice).filter(({ to }) => Date.parse(to) > now);
  const store = (outOfOffice: Member['outOfOffice'], onSuccess = () => {}) => {
    if (!changing.isPending) changing.mutate({ member, change: { outOfOffice } }, { onSuccess });
  };
  const error = errorAt(changing.error, 'outOfOffice');
  return (
    <Stack gap="xs">
      {ahead.length === 0 ? (
        <Text size="sm" c="dimmed">
          No absence is planned.
        </Text>
      ) : (
        <ul className={classes['list']}>
          {ahead.map((absence) => (
            <li key={absence.from}>
              <span>
                <Moment at={absence.from} /> to <Moment at={absence.to} />
              </span>
              <Button
                size="compact-sm"
                variant="subtle"
                aria-label={`Remove the absence from ${dateAndTime(absence.from)}`}
                onClick={() => store(ahead.filter((it) => it !== absence))}
              >
                Remove
              </Button>
            </li>
          ))}
        </ul>
      )}
      <AddAbsence
        error={error}
        isPending={changing.isPending}
        add={(absence, onDone) => store([...ahead, absence], onDone)}
      />
      {changing.error && !isToldAt(changing.error, ['outOfOffice']) && <Refused error={changing.error} />}
    </Stack>
  );
}

type AddAbsenceProps = {
  readonly error: string | undefined;
  readonly isPending: boolean;
  readonly add: (absence: Member['outOfOffice'][number], onDone: () => void) => void;
};

function AddAbsence({ error, isPending, add }: AddAbsenceProps) {
  const [from, setFrom] = useState('');
  const [to, setTo] = useState('');
  const send = (event: FormEvent) => {
    event.preventDefault();
    const absence = { from: instantOf(from), to: instantOf(to) };
    if (absence.from === null || absence.to === null) return;
    add({ from: absence.from, to: absence.to }, () => {
      setFrom('');
      setTo('');
    });
  };
  // Most who enter one leave now, or tomorrow.
  const suggest = () => {
    if (from !== '') return;
    setFrom(localOf(serverNow()));
    setTo(localOf(serverNow() + DAY_MS));
  };
  return (
    <form onSubmit={send} className={classes['row']}>
      <TextInput
        type="datetime-local"
        label="Out of office from"
        required
        withAsterisk={false}
        value={from}
        onFocus={suggest}
        onChange={({ currentTarget }) => setFrom(currentTarget.value)}
      />
      <TextInput
        type="datetime-local"
        label="until"
        required
        withAsterisk={false}
        value={to}
        error={error}
        onChange={({ currentTarget }) => setTo(currentTarget.value)}
      />
      <Button type="submit" variant="default" loading={isPending}>
        Add
      </Button>
    </form>
  );
}
