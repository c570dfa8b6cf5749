/** The frame of the dialogs that write at a member: their fields, what was refused, their buttons. */
import { Button, Group, Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import { isStale, isToldAt } from '../../../parts/refusals.ts';
import { Refused } from '../../../parts/refused.tsx';
import { emptyMemberDraft } from './member-draft.ts';

type MemberFormProps = {
  readonly submit: string;
  readonly isPending: boolean;
  readonly error: Error | null;
  /** At the other end of the buttons' line. */
  readonly beside?: ReactNode;
  readonly onSubmit: () => void;
  readonly onCancel: () => void;
  readonly children: ReactNode;
};

const fields = ['id', ...Object.keys(emptyMemberDraft)];

export function MemberForm(props: MemberFormProps) {
  const { submit, isPending, error, beside, onSubmit, onCancel, children } = props;
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!isPending) onSubmit();
      }}
    >
      <Stack gap="md">
        {children}
        {error && !isStale(error) && !isToldAt(error, fields) && <Refused error={error} />}
        <Group justify="space-between" gap="xs">
          <div>{beside}</div>
          <Group gap="xs">
            <Button variant="default" onClick={onCancel}>
              Cancel
            </Button>
            <Button type="submit" loading={isPending}>
              {submit}
            </Button>
          </Group>
        </Group>
      </Stack>
    </form>
  );
}
