import { Text } from '@mantine/core';
import { daySpan, dayWords } from '../../../parts/time/format.ts';
import { type Experiment, figureWords, outcomeWords } from './experiment-words.ts';
import classes from './experiments.module.css';

/** What it has changed so far, and what was decided of it. */
export function ExperimentResult({
  experiment: { result, decision, decidedOn },
}: {
  readonly experiment: Experiment;
}) {
  return (
    <>
      {result && (
        <Text size="sm" className={classes['result']}>
          {figureWords(result.unit, result.before)}{' '}
          <Text span size="xs" c="dimmed">
            {daySpan(result.before.from, result.before.to)}
          </Text>{' '}
          → <strong>{figureWords(result.unit, result.after)}</strong>{' '}
          <Text span size="xs" c="dimmed">
            {daySpan(result.after.from, result.after.to)}
          </Text>
        </Text>
      )}
      {decision && decidedOn && (
        <Text size="sm">
          <strong>{outcomeWords[decision.outcome]}</strong>, {dayWords(decidedOn)}
          {decision.note && (
            <>
              : <bdi>{decision.note}</bdi>
            </>
          )}
        </Text>
      )}
    </>
  );
}
