import { Stack } from '@mantine/core';
import type { Lead } from '../lead.ts';
import { Panel } from '../panel.tsx';
import { saysTheSame } from './touch.ts';
import { TouchFacts } from './touch-facts.tsx';

/** Where they come from, before anybody calls: what first made them aware, and what brought them now. */
export function AttributionCard({ attribution }: Pick<Lead, 'attribution'>) {
  const { firstTouch, latestTouch } = attribution;
  const isOne = saysTheSame(firstTouch, latestTouch);
  return (
    <Panel title="Where they come from">
      <Stack gap="md">
        <TouchFacts name={isOne ? 'First and latest touchpoint' : 'First touchpoint'} touch={firstTouch} />
        {!isOne && <TouchFacts name="Latest touchpoint" touch={latestTouch} />}
      </Stack>
    </Panel>
  );
}
