import { describe, expect, it } from 'vitest';
import {
  dispositionsDefinition,
  funnelDefinition,
  headlineDefinition,
  responseDefinition,
} from '../../../../web/console/pages/dashboard/definitions.ts';

const basis = { timeZone: 'America/New_York', attribution: 'latest', smallSampleBelow: 20 } as const;

describe('what the figures are', () => {
  it('is said with the zone of the days and with what counts as few, as the answer has them', () => {
    expect(headlineDefinition(basis)).toContain('in America/New_York');
    for (const words of [funnelDefinition('source', basis), responseDefinition(basis)])
      expect(words).toContain('fewer than 20');
  });

  it('names the touch that was asked for, where rows are of touches', () => {
    expect(funnelDefinition('campaign', basis)).toContain('latest touch');
    expect(funnelDefinition('campaign', { ...basis, attribution: 'first' })).toContain('first touch');
    expect(dispositionsDefinition(basis)).toContain('latest touch');
    expect(funnelDefinition('tier', basis)).not.toContain('touch');
  });
});
