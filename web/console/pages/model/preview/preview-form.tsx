import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import { errorAt } from '../../../parts/refusals.ts';
import { tierWords } from '../../../parts/words.ts';
import classes from './preview.module.css';
import type { fieldsOf } from './question.ts';

type Fields = ReturnType<typeof fieldsOf>;

type PreviewFormProps = {
  /** As the address of the page has them. */
  readonly asked: Fields;
  readonly error: unknown;
  readonly onAsk: (fields: Fields) => void;
};

export function PreviewForm({ asked, error, onAsk }: PreviewFormProps) {
  const [fields, setFields] = useState<{ day: string; time: string; tier: string }>(asked);
  const [last, setLast] = useState(asked);
  // The address changes by itself as well: back, forward, a link.
  if (!sameFields(last, asked)) {
    setLast(asked);
    setFields(asked);
  }
  const field = (name: keyof Fields) => ({
    size: 'sm',
    value: fields[name],
    onChange: ({ currentTarget }: React.ChangeEvent<HTMLInputElement | HTMLSelectElement>) =>
      setFields({ ...fields, [name]: currentTarget.value }),
  });
  return (
    <form
      aria-label="Deadline preview"
      className={classes['form']}
      onSubmit={(event) => {
        event.preventDefault();
        onAsk(fields as Fields);
      }}
    >
      <TextInput type="date" label="Day" {...field('day')} error={errorAt(error, 'at')} />
      <TextInput type="time" label="Time" {...field('time')} />
      <NativeSelect
        label="Tier"
        {...field('tier')}
        error={errorAt(error, 'tier')}
        data={[
          { value: '', label: 'All tiers' },
          ...Object.entries(tierWords).map(([value, label]) => ({ value, label })),
        ]}
      />
      <Button type="submit" size="sm">
        Preview
      </Button>
    </form>
  );
}

const sameFields = (a: Fields, b: Fields): boolean =>
  a.day === b.day && a.time === b.time && a.tier === b.tier;
