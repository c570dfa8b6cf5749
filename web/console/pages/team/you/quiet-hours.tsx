import { Button, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Member } from '../../../parts/people.tsx';
import { errorAt, isToldAt } from '../../../parts/refusals.ts';
import { Refused } from '../../../parts/refused.tsx';
import { useViewer } from '../../../session/viewer.ts';
import { useChangingMember } from '../queries.ts';
import classes from '../team.module.css';

const FIELD = 'alerts.quietHours';

type Stretch = { readonly from: string; readonly to: string };

const stretchOf = (quietHours: string | null): Stretch => ({
  from: quietHours?.slice(0, 5) ?? '',
  to: quietHours?.slice(6) ?? '',
});

export function QuietHours({ member }: { readonly member: Member }) {
  const { modelTimeZone } = useViewer().me;
  // Until something is typed the fields follow what is kept.
  const [draft, setDraft] = useState<Stretch | null>(null);
  const { from, to } = draft ?? stretchOf(member.alerts.quietHours ?? null);
  const changing = useChangingMember();
  const save = () => {
    const quietHours = from === '' && to === '' ? null : `${from}-${to}`;
    if (changing.isPending) return;
    changing.mutate({ member, change: { alerts: { quietHours } } }, { onSuccess: () => setDraft(null) });
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <div className={classes['row']}>
        <TextInput
          type="time"
          label="Quiet from"
          value={from}
          error={errorAt(changing.error, FIELD)}
          onChange={({ currentTarget }) => setDraft({ from: currentTarget.value, to })}
        />
        <TextInput
          type="time"
          label="until"
          value={to}
          onChange={({ currentTarget }) => setDraft({ from, to: currentTarget.value })}
        />
        <Button type="submit" variant="default" loading={changing.isPending}>
          Save
        </Button>
      </div>
      <Text size="sm" c="dimmed" mt={4}>
        By the clock of {member.timeZone ?? modelTimeZone}. What is not urgent waits until they end; empty for
        none.
      </Text>
      {changing.error && !isToldAt(changing.error, [FIELD]) && <Refused error={changing.error} />}
    </form>
  );
}
