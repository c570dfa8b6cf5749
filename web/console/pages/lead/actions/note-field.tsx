import { Textarea } from '@mantine/core';

/** As long as the API takes. */
const LONGEST = 2_000;

type NoteFieldProps = {
  readonly label?: string;
  readonly required?: boolean;
  readonly value: string;
  readonly error?: string | undefined;
  readonly onChange: (text: string) => void;
};

export const NoteField = ({ label = 'Note', required = false, value, error, onChange }: NoteFieldProps) => (
  <Textarea
    label={label}
    required={required}
    autosize
    minRows={2}
    maxRows={8}
    maxLength={LONGEST}
    value={value}
    error={error}
    onChange={(event) => onChange(event.currentTarget.value)}
  />
);

/** An empty note is no note. */
export const noteOf = (text: string): { readonly note?: string } =>
  text.trim() === '' ? {} : { note: text };
