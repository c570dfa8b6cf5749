import { Text } from '@mantine/core';
import { Few } from '../../../parts/few.tsx';
import { NONE } from '../../../parts/numbers.ts';
import { type Share, shareWords } from '../fairness.ts';

type ShareCellProps = {
  readonly share: Share | undefined;
  /** So many leads are few. */
  readonly fewBelow: number;
};

/** The words tell it; the colour only helps to find who is far off. */
export function ShareCell({ share, fewBelow }: ShareCellProps) {
  if (share === undefined) return NONE;
  const isOff = !share.smallSample && (share.verdict === 'more' || share.verdict === 'less');
  return (
    <Text span size="sm" c={isOff ? 'var(--warning)' : undefined}>
      {shareWords(share)} {share.smallSample && <Few below={fewBelow} what="leads to be expected" />}
    </Text>
  );
}
