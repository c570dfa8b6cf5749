import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Refusal } from '../../../api/client.ts';
import { tierWords } from '../../../parts/words.ts';
import classes from './preview.module.css';
import type { fieldsOf } from './question.ts';

type Fields = ReturnType<typeof fieldsOf>;

type PreviewFormProps = {
  readonly initial: Fields;
  readonly refusal: Refusal | null;
  readonly onAsk: (fields: Fields) => void;
};

export function PreviewForm({ initial, refusal, onAsk }: PreviewFormProps) {
  const [fields, setFields] = useState<{ day: string; time: string; tier: string }>(initial);
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
      <TextInput type="date" label="Day" {...field('day')} error={refusal?.of('at')} />
      <TextInput type="time" label="Time" {...field('time')} />
      <NativeSelect
        label="Tier"
        {...field('tier')}
        error={refusal?.of('tier')}
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
