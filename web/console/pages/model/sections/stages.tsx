import { DataTable } from '../../../parts/data-table.tsx';
import { Section } from '../../../parts/section.tsx';
import { contents } from '../contents.ts';
import type { ModelProps } from '../model-words.ts';

export const Stages = ({ model: { stages } }: ModelProps) => (
  <Section {...contents.stages} definition="Every entry into a stage has an owner and a time.">
    <DataTable
      caption="Stages"
      rows={stages}
      keyOf={({ stage }) => stage}
      empty="There are no stages."
      columns={[
        { title: 'Stage', cell: ({ name }) => name },
        { title: 'What it means', cell: ({ means }) => means },
        { title: 'Owner', cell: ({ owner }) => owner },
        { title: 'State', cell: ({ open }) => (open ? 'open' : 'closed') },
      ]}
    />
  </Section>
);
