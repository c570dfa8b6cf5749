import { TextInput } from '@mantine/core';
import { useState } from 'react';
import classes from './controls.module.css';
import { type Days, type RangeProblem, rangeProblem } from './dashboard-query.ts';

type DayFieldsProps = {
  readonly days: Days;
  readonly refused: RangeProblem | null;
  readonly onChange: (days: Days) => void;
};

/** The first and the last day. What cannot be asked for stays here, with what is wrong beside it. */
export function DayFields({ days, refused, onChange }: DayFieldsProps) {
  const [typed, setTyped] = useState(days);
  const change = (part: Partial<Days>) => {
    const next = { ...typed, ...part };
    setTyped(next);
    if (!rangeProblem(next)) onChange(next);
  };
  const problem = rangeProblem(typed) ?? refused;
  const errorOf = (field: keyof Days) => (problem?.field === field ? problem.message : undefined);
  return (
    <>
      {(['from', 'to'] as const).map((field) => (
        <TextInput
          key={field}
          className={classes['day']}
          type="date"
          label={field === 'from' ? 'From' : 'To'}
          value={typed[field]}
          error={errorOf(field)}
          onChange={({ currentTarget: { value } }) => change({ [field]: value })}
        />
      ))}
    </>
  );
}
