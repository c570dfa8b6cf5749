import { DataTable } from '../../../parts/data-table.tsx';
import { NONE } from '../../../parts/numbers.ts';
import { Section } from '../../../parts/section.tsx';
import { contents } from '../contents.ts';
import type { ModelProps } from '../model-words.ts';

export const Dispositions = ({ model: { dispositions } }: ModelProps) => (
  <Section
    {...contents.dispositions}
    definition="A lead closes without a deal only with one of these: what sales tells marketing."
  >
    <DataTable
      caption="Dispositions"
      rows={dispositions}
      keyOf={({ tag }) => tag}
      empty="There are none."
      minWidth={420}
      columns={[
        { title: 'Disposition', cell: ({ label }) => label },
        { title: 'What it means', cell: ({ means }) => means ?? NONE },
        { title: 'Tag', cell: ({ tag }) => tag },
      ]}
    />
  </Section>
);
