import { Text } from '@mantine/core';
import { NONE } from '../../../parts/numbers.ts';
import { type Share, shareWords } from '../fairness.ts';

/** The words tell it; the colour only helps to find who is far off. */
export function ShareCell({ share }: { readonly share: Share | undefined }) {
  if (share === undefined) return NONE;
  const isOff = !share.smallSample && (share.verdict === 'more' || share.verdict === 'less');
  return (
    <Text span size="sm" c={isOff ? 'var(--warning)' : undefined}>
      {shareWords(share)}
    </Text>
  );
}
