import { Badge } from '@mantine/core';
import { type Stage, stageWords, type Tier, tierWords } from './words.ts';

const tierColors: Readonly<Record<Tier, string>> = { high: 'red', standard: 'blue', nurture: 'gray' };

/** The word carries the meaning; the colour only helps to find it. */
export const TierBadge = ({ tier }: { readonly tier: Tier }) => (
  <Badge variant="outline" color={tierColors[tier]} className="badge" tt="none">
    {tierWords[tier]}
  </Badge>
);

export const StageBadge = ({ stage }: { readonly stage: Stage }) => (
  <Badge variant="default" className="badge" tt="none">
    {stageWords[stage]}
  </Badge>
);
