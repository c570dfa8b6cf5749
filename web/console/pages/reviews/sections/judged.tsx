import { Text } from '@mantine/core';
import type { Judgement, Tone } from '../verdicts.ts';

const colors: Readonly<Record<Tone, string | undefined>> = {
  alarm: 'var(--alarm)',
  good: 'var(--good)',
  quiet: 'dimmed',
  plain: undefined,
};

/** A verdict by its word; the colour only helps to find it. */
export const Judged = ({ as: { words, tone } }: { readonly as: Judgement }) => (
  <Text span inherit c={colors[tone]} fw={tone === 'alarm' || tone === 'good' ? 600 : undefined}>
    {words}
  </Text>
);
