import { Button, NativeSelect, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { errorAt, isToldAt } from '../../../parts/refusals.ts';
import { Refused } from '../../../parts/refused.tsx';
import { ShownOnce } from '../shown-once.tsx';
import classes from '../team.module.css';
import { keyRoleWords } from './key-words.ts';
import { type NewKey, useIssuing } from './queries.ts';

export function IssueForm() {
  const [name, setName] = useState('');
  const [role, setRole] = useState<NewKey['role']>('bi');
  const issuing = useIssuing();
  const { data: issued, error } = issuing;
  return (
    <Stack gap="xs" mb="sm">
      <form
        noValidate
        className={classes['row']}
        onSubmit={(event) => {
          event.preventDefault();
          if (!issuing.isPending) issuing.mutate({ name, role }, { onSuccess: () => setName('') });
        }}
      >
        <TextInput
          label="Name of the key"
          placeholder="reports"
          value={name}
          error={errorAt(error, 'name')}
          onChange={({ currentTarget }) => setName(currentTarget.value)}
        />
        <NativeSelect
          label="May"
          value={role}
          data={Object.entries(keyRoleWords).map(([value, label]) => ({ value, label }))}
          onChange={({ currentTarget }) => setRole(currentTarget.value as NewKey['role'])}
        />
        <Button type="submit" loading={issuing.isPending}>
          Create a key
        </Button>
      </form>
      {issued && (
        <ShownOnce
          key={issued.keyId}
          label={`The key ${issued.name}`}
          secret={issued.apiKey}
          onDone={issuing.reset}
        />
      )}
      {error && !isToldAt(error, ['name', 'role']) && <Refused error={error} />}
    </Stack>
  );
}
