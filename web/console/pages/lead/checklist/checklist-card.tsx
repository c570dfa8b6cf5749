import { Stack, Text } from '@mantine/core';
import { actorWords } from '../../../parts/actors.ts';
import { useModel } from '../../../parts/model.ts';
import { Moment } from '../../../parts/time/moment.tsx';
import { useNameOf } from '../../../parts/use-name-of.ts';
import type { Lead } from '../lead.ts';
import { Panel } from '../panel.tsx';
import { linesOf } from './checklist.ts';
import { Criteria } from './criteria.tsx';

/** What keeps the gate shut, or opened it: each criterion with what speaks for it and who says so. */
export function ChecklistCard({ lead }: { readonly lead: Lead }) {
  const { fit, intent } = linesOf(useModel().data?.gate);
  const nameOf = useNameOf();
  const { confirmed, override } = lead.qualification;
  return (
    <Panel title="Fit and intent">
      <Stack gap="md">
        {confirmed && (
          <Text size="sm">
            Confirmed by <bdi>{actorWords(confirmed.by, nameOf)}</bdi>, <Moment at={confirmed.at} />
          </Text>
        )}
        {override && (
          <Text size="sm" c="var(--warning)">
            The gate was overridden by <bdi>{actorWords(override.by, nameOf)}</bdi>,{' '}
            <Moment at={override.at} />: <bdi>{override.reason}</bdi>
          </Text>
        )}
        <Criteria title="Fit: all of it" lines={fit} lead={lead} findings={lead.qualification.fit} />
        <Criteria
          title="Intent: one sign is enough"
          lines={intent}
          lead={lead}
          findings={lead.qualification.intent}
        />
      </Stack>
    </Panel>
  );
}
