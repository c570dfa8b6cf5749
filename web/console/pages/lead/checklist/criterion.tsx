import { Group, Text } from '@mantine/core';
import { IconCircleCheck, IconCircleX, IconHelpCircle, type TablerIcon } from '@tabler/icons-react';
import { Moment } from '../../../parts/time/moment.tsx';
import { useNameOf } from '../../../parts/use-name-of.ts';
import type { Finding, Lead } from '../lead.ts';
import { type CriterionLine, decidedBy, type Judgement, judgementOf, judgementWords } from './checklist.ts';

const looks: Readonly<Record<Judgement, { readonly Icon: TablerIcon; readonly color: string }>> = {
  met: { Icon: IconCircleCheck, color: 'var(--good)' },
  'not-met': { Icon: IconCircleX, color: 'var(--alarm)' },
  unknown: { Icon: IconHelpCircle, color: 'var(--mantine-color-dimmed)' },
};

type CriterionProps = { readonly line: CriterionLine; readonly lead: Lead; readonly finding: Finding };

export function Criterion({ line, lead, finding }: CriterionProps) {
  const judgement = judgementOf(finding);
  const { Icon, color } = looks[judgement];
  const by = decidedBy(finding, lead, useNameOf());
  return (
    <li>
      <Group justify="space-between" gap="xs">
        <Text size="sm" fw={600}>
          {line.title}
        </Text>
        <Group gap={4} c={color} wrap="nowrap">
          <Icon size={18} aria-hidden />
          <Text size="sm" span>
            {judgementWords[judgement]}
          </Text>
        </Group>
      </Group>
      {finding.evidence && (
        <Text size="sm">
          <q>
            <bdi>{finding.evidence}</bdi>
          </q>
        </Text>
      )}
      <Text size="sm" c="dimmed">
        {by && (
          <>
            <bdi>{by.who}</bdi>
            {by.at && (
              <>
                , <Moment at={by.at} />
              </>
            )}
            {line.asks && ' · '}
          </>
        )}
        {line.asks}
      </Text>
    </li>
  );
}
