import { expect, it } from 'vitest';
import { stages } from '../../../../../core/lead.ts';
import { overrideAdvice } from '../../../../../web/console/pages/trouble/overrides/override-advice.ts';

it('asks about the gate when the lead is decided, and about the criteria until then', () => {
  const open = stages.filter((stage) => /Still open/.test(overrideAdvice(stage)));
  expect(open).toEqual(['captured', 'assigned', 'contacted', 'qualified', 'opportunity']);
  expect(overrideAdvice('won')).toMatch(/too strict/);
});
