/** What the dashboard is set to. Every choice is in the address, so that a colleague who gets it sees the same. */
import { NativeSelect } from '@mantine/core';
import { tierWords } from '../../parts/words.ts';
import classes from './controls.module.css';
import {
  type Attribution,
  type DashboardQuery,
  daysOf,
  type Preset,
  presetWords,
  type RangeProblem,
} from './dashboard-query.ts';
import { DayFields } from './day-fields.tsx';

const OWN = 'own';

type ControlsProps = {
  readonly query: DashboardQuery;
  readonly today: string;
  readonly onChange: (change: Partial<DashboardQuery>) => void;
  /** What the API found wrong with the days. */
  readonly refused: RangeProblem | null;
};

export function Controls({ query, today, onChange, refused }: ControlsProps) {
  const { range, tier, attribution, compare } = query;
  const days = daysOf(range, today);
  return (
    <search className={classes['controls']} aria-label="What is shown">
      <NativeSelect
        label="Captured"
        value={typeof range === 'string' ? range : OWN}
        onChange={({ currentTarget: { value } }) =>
          onChange({ range: value === OWN ? days : (value as Preset) })
        }
        data={[
          ...Object.entries(presetWords).map(([value, label]) => ({ value, label })),
          { value: OWN, label: 'Chosen days' },
        ]}
      />
      <DayFields
        key={`${days.from}/${days.to}`}
        days={days}
        refused={refused}
        onChange={(chosen) => onChange({ range: chosen })}
      />
      <NativeSelect
        label="Tier"
        value={tier ?? ''}
        onChange={({ currentTarget: { value } }) =>
          onChange({ tier: (value || null) as DashboardQuery['tier'] })
        }
        data={[
          { value: '', label: 'All tiers' },
          ...Object.entries(tierWords).map(([value, label]) => ({ value, label })),
        ]}
      />
      <NativeSelect
        label="Attribution"
        value={attribution}
        onChange={({ currentTarget: { value } }) => onChange({ attribution: value as Attribution })}
        data={[
          { value: 'first', label: 'First touch' },
          { value: 'latest', label: 'Latest touch' },
        ]}
      />
      <NativeSelect
        label="Compared with"
        value={compare ? 'previous' : ''}
        onChange={({ currentTarget: { value } }) => onChange({ compare: value === 'previous' })}
        data={[
          { value: '', label: 'Nothing' },
          { value: 'previous', label: 'The days before' },
        ]}
      />
    </search>
  );
}
