import { Alert } from '@mantine/core';
import { isStale } from './refusals.ts';
import { sentenceOf } from './states.tsx';

/** Why it was not done, next to what was pressed. The page shows what somebody else made of it by then. */
export const Refused = ({ error }: { readonly error: unknown }) => (
  <Alert color="red" role="alert" p="xs">
    {isStale(error)
      ? 'Somebody else changed it meanwhile, so nothing was done. You see it as it is now: press again if you still want to.'
      : sentenceOf(error)}
  </Alert>
);
