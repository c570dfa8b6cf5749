import { NativeSelect } from '@mantine/core';
import { useViewer } from '../../../session/viewer.ts';
import { fieldWords } from './member-draft.ts';

type TimeZoneFieldProps = {
  readonly value: string;
  readonly error: string | undefined;
  readonly onChange: (value: string) => void;
};

const zones = Intl.supportedValuesOf('timeZone');

export function TimeZoneField({ value, error, onChange }: TimeZoneFieldProps) {
  const { modelTimeZone } = useViewer().me;
  // A zone has several names, and the browser lists one of them.
  const unlisted = value === '' || zones.includes(value) ? [] : [value];
  return (
    <NativeSelect
      label={fieldWords.timeZone}
      value={value}
      error={error}
      data={[
        { value: '', label: `The model’s (${modelTimeZone})` },
        ...[...unlisted, ...zones].map((zone) => ({ value: zone, label: zone })),
      ]}
      onChange={({ currentTarget }) => onChange(currentTarget.value)}
    />
  );
}
