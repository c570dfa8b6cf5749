import { Group, Radio, Stack, TextInput } from '@mantine/core';
import { type CriterionLine, type Judgement, judgementWords } from '../checklist/checklist.ts';
import type { Judged } from './judged.ts';

const LONGEST_EVIDENCE = 500;

type JudgeFieldProps = {
  readonly line: CriterionLine;
  readonly judged: Judged;
  readonly error: string | undefined;
  readonly onChange: (judged: Judged) => void;
};

export const JudgeField = ({ line, judged, error, onChange }: JudgeFieldProps) => (
  <Stack gap="xs">
    <Radio.Group
      label={line.title}
      description={line.asks ?? undefined}
      value={judged.judgement}
      error={error}
      onChange={(judgement) => onChange({ ...judged, judgement: judgement as Judgement })}
    >
      <Group gap="md" my="xs">
        {Object.entries(judgementWords).map(([value, label]) => (
          <Radio key={value} value={value} label={label} />
        ))}
      </Group>
    </Radio.Group>
    <TextInput
      size="sm"
      aria-label={`Evidence: ${line.title}`}
      placeholder="What shows it"
      maxLength={LONGEST_EVIDENCE}
      value={judged.evidence}
      onChange={(event) => onChange({ ...judged, evidence: event.currentTarget.value })}
    />
  </Stack>
);
