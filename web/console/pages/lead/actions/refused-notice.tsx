import { Alert, Text } from '@mantine/core';
import { Refusal } from '../../../api/client.ts';
import { sentenceOf } from '../../../parts/states.tsx';

/** Why it was not done. Errors of fields are told at the fields as well; one that has no field is told here alone. */
export const RefusedNotice = ({ error }: { readonly error: unknown }) => (
  <Alert color="red" role="alert" title="It was not recorded">
    <Text size="sm">
      {error instanceof Refusal && error.problem.errors ? error.message : sentenceOf(error)}
    </Text>
  </Alert>
);
