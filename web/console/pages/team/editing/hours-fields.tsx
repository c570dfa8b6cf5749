import { Checkbox, Fieldset, TextInput } from '@mantine/core';
import { Refusal } from '../../../api/client.ts';
import { errorAt } from '../../../parts/refusals.ts';
import { sentenceCase } from '../../../parts/words.ts';
import classes from '../team.module.css';
import { type HoursDraft, weekdays } from './hours-draft.ts';

type HoursFieldsProps = {
  readonly value: HoursDraft;
  readonly error: unknown;
  readonly onChange: (value: HoursDraft) => void;
};

export function HoursFields({ value: { anyTime, days }, error, onChange }: HoursFieldsProps) {
  return (
    <Fieldset legend="Hours" className={classes['whole']}>
      <Checkbox
        label="Any time"
        checked={anyTime}
        error={anyTime ? undefined : error instanceof Refusal ? error.of('hours') : undefined}
        onChange={({ currentTarget }) => onChange({ anyTime: currentTarget.checked, days })}
      />
      {!anyTime && (
        <div className={classes['fields']}>
          {weekdays.map((day) => (
            <TextInput
              key={day}
              label={sentenceCase(day)}
              placeholder="closed"
              value={days[day]}
              error={errorAt(error, `hours.${day}`)}
              onChange={({ currentTarget }) =>
                onChange({ anyTime, days: { ...days, [day]: currentTarget.value } })
              }
            />
          ))}
        </div>
      )}
    </Fieldset>
  );
}
