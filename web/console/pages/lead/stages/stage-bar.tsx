import { Text } from '@mantine/core';
import { Person } from '../../../parts/people.tsx';
import { Moment } from '../../../parts/time/moment.tsx';
import type { Lead } from '../lead.ts';
import { Panel } from '../panel.tsx';
import classes from './stage-bar.module.css';
import { type Step, stepsOf } from './stage-steps.ts';

/** Where the lead is on its way, and who answered for it at each stage. */
export const StageBar = ({ lead }: { readonly lead: Lead }) => (
  <Panel title="Stage">
    <ol className={classes['bar']}>
      {stepsOf(lead).map((step) => (
        <li
          key={step.name}
          className={classes['step']}
          data-state={step.state}
          aria-current={step.state === 'current' ? 'step' : undefined}
        >
          <Text size="sm" fw={step.state === 'current' ? 700 : 500}>
            {step.name}
            {step.state === 'current' && <span className={classes['now']}>now</span>}
          </Text>
          <StepEntry step={step} />
        </li>
      ))}
    </ol>
  </Panel>
);

function StepEntry({ step: { entry, state } }: { readonly step: Step }) {
  if (!entry)
    return state === 'skipped' ? (
      <Text size="sm" c="dimmed">
        Not reached
      </Text>
    ) : null;
  return (
    <Text size="sm" c="dimmed">
      <Person id={entry.ownerId} />, <Moment at={entry.at} />
    </Text>
  );
}
