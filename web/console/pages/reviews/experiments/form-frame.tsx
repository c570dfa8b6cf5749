/** What every form of an experiment has: its news, its refusal, its buttons. */
import { Button, Group, Stack } from '@mantine/core';
import { type ReactNode, useEffect, useRef } from 'react';
import { isToldAt } from '../../../parts/refusals.ts';
import { Refused } from '../../../parts/refused.tsx';
import type { Experiment } from './experiment-words.ts';
import classes from './experiments.module.css';

export type FormProps = {
  readonly experiment: Experiment;
  readonly onDone: (words: string) => void;
  readonly onCancel: () => void;
};

type FormFrameProps = {
  readonly label: string;
  readonly submit: string;
  readonly isPending: boolean;
  readonly error: Error | null;
  /** Fields that show what is wrong with them by themselves. */
  readonly shown?: readonly string[];
  readonly news?: ReactNode;
  readonly onSubmit: () => void;
  readonly onCancel: () => void;
  readonly children: ReactNode;
};

export function FormFrame(props: FormFrameProps) {
  const { label, submit, isPending, error, shown = [], news, onSubmit, onCancel, children } = props;
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    form.current?.querySelector<HTMLElement>('input, textarea, select')?.focus();
  }, []);
  return (
    <form
      ref={form}
      aria-label={label}
      className={classes['form']}
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit();
      }}
    >
      <Stack gap="sm">
        {children}
        {news}
        {error && !isToldAt(error, shown) && <Refused error={error} />}
        <Group gap="xs">
          <Button type="submit" size="xs" loading={isPending}>
            {submit}
          </Button>
          <Button variant="default" size="xs" onClick={onCancel}>
            Cancel
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
