import { NativeSelect, NumberInput, TextInput } from '@mantine/core';
import { errorAt } from '../../../parts/refusals.ts';
import { useViewer } from '../../../session/viewer.ts';
import { roleWords } from '../member-words.ts';
import { appointable } from '../permissions.ts';
import classes from '../team.module.css';
import { HoursFields } from './hours-fields.tsx';
import { fieldWords, type MemberDraft } from './member-draft.ts';
import { TimeZoneField } from './time-zone-field.tsx';

type TextField = 'name' | 'email' | 'phone' | 'skills' | 'territories';
type NumberField = 'weight' | 'dailyCap' | 'openCap';

type MemberFieldsProps = {
  readonly draft: MemberDraft;
  readonly set: (draft: MemberDraft) => void;
  readonly error: unknown;
  /** Nobody changes their own role. */
  readonly isSelf?: boolean;
};

export function MemberFields({ draft, set, error, isSelf = false }: MemberFieldsProps) {
  const { me } = useViewer();
  const text = (field: TextField) => ({
    label: fieldWords[field],
    value: draft[field],
    error: errorAt(error, field),
    onChange: ({ currentTarget }: React.ChangeEvent<HTMLInputElement>) =>
      set({ ...draft, [field]: currentTarget.value }),
  });
  const number = (field: NumberField) => ({
    label: fieldWords[field],
    value: draft[field],
    error: errorAt(error, field),
    onChange: (value: number | string) => set({ ...draft, [field]: typeof value === 'number' ? value : '' }),
    allowDecimal: false,
    allowNegative: false,
    hideControls: true,
  });
  return (
    <div className={classes['fields']}>
      <TextInput {...text('name')} />
      <TextInput {...text('email')} type="email" />
      <TextInput {...text('phone')} type="tel" placeholder="+14155550100" />
      {!isSelf && (
        <NativeSelect
          label={fieldWords.role}
          value={draft.role}
          error={errorAt(error, 'role')}
          data={appointable(me).map((role) => ({ value: role, label: roleWords[role] }))}
          onChange={({ currentTarget }) =>
            set({ ...draft, role: currentTarget.value as MemberDraft['role'] })
          }
        />
      )}
      <NumberInput {...number('weight')} min={1} max={10} />
      <NumberInput {...number('dailyCap')} placeholder="no limit" />
      <NumberInput {...number('openCap')} placeholder="no limit" />
      <TimeZoneField
        value={draft.timeZone}
        error={errorAt(error, 'timeZone')}
        onChange={(timeZone) => set({ ...draft, timeZone })}
      />
      <TextInput {...text('skills')} placeholder="none" description="Parted by commas" />
      <TextInput {...text('territories')} placeholder="none" description="Parted by commas" />
      <HoursFields value={draft.hours} error={error} onChange={(hours) => set({ ...draft, hours })} />
    </div>
  );
}
