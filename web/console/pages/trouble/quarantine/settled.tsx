import { Anchor, Text } from '@mantine/core';
import { Link } from 'react-router';
import { actorWords } from '../../../parts/actors.ts';
import { Moment } from '../../../parts/time/moment.tsx';
import { useNameOf } from '../../../parts/use-name-of.ts';
import type { Submission } from '../queries.ts';

/** Who decided about it, and the lead that it became. */
export function Settled({ submission: { status, settled, leadId } }: { readonly submission: Submission }) {
  const nameOf = useNameOf();
  if (settled === null) return null;
  return (
    <Text size="sm">
      {status === 'released' ? 'Released' : 'Dismissed'} by <bdi>{actorWords(settled.by, nameOf)}</bdi>,{' '}
      <Moment at={settled.at} />
      {leadId && (
        <>
          :{' '}
          <Anchor component={Link} to={`/leads/${leadId}`} inherit underline="always">
            open the lead
          </Anchor>
        </>
      )}
    </Text>
  );
}
