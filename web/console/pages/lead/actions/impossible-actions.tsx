import { Button, Text } from '@mantine/core';
import { useId } from 'react';
import { Disclosure } from '../../../parts/disclosure.tsx';
import type { Choice } from '../lead.ts';
import { actionWords } from './action-words.ts';
import classes from './impossible-actions.module.css';

/** What cannot be done now. The buttons can be reached, so that everybody hears why not. */
export const ImpossibleActions = ({ choices }: { readonly choices: readonly Choice[] }) => (
  <Disclosure title={`Not possible now (${choices.length})`}>
    <ul className={classes['list']}>
      {choices.map((choice) => (
        <ImpossibleAction key={choice.action} choice={choice} />
      ))}
    </ul>
  </Disclosure>
);

function ImpossibleAction({ choice: { action, why } }: { readonly choice: Choice }) {
  const id = useId();
  return (
    <li>
      <Button variant="default" size="xs" aria-disabled data-disabled aria-describedby={id}>
        {actionWords[action]}
      </Button>
      <Text size="sm" id={id}>
        {why}
      </Text>
    </li>
  );
}
