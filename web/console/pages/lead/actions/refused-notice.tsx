import { Alert, Text } from '@mantine/core';
import { Refusal } from '../../../api/client.ts';
import { isStale } from '../../../parts/refusals.ts';
import { sentenceOf } from '../../../parts/states.tsx';

/** Why it was not done. Errors of fields are told at the fields as well; one that has no field is told here alone. */
export const RefusedNotice = ({ error }: { readonly error: unknown }) => (
  <Alert color="red" role="alert" title="It was not recorded">
    <Text size="sm">{sentenceFor(error)}</Text>
  </Alert>
);

/** Versions and paths are for programs. */
function sentenceFor(error: unknown): string {
  if (isStale(error)) return 'It has changed since you saw it.';
  return error instanceof Refusal && error.problem.errors ? error.message : sentenceOf(error);
}
