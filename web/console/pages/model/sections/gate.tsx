import { Title } from '@mantine/core';
import { DataTable } from '../../../parts/data-table.tsx';
import { Section } from '../../../parts/section.tsx';
import { sentenceCase } from '../../../parts/words.ts';
import { contents } from '../contents.ts';
import { listed, type ModelProps, yesOrNo } from '../model-words.ts';

export const Gate = ({ model: { gate } }: ModelProps) => (
  <Section {...contents.gate} definition={gate.sentence}>
    <Title order={3} size="h6" mb={4}>
      Fit: whom we can help
    </Title>
    <DataTable
      caption="Fit"
      rows={gate.fit}
      keyOf={({ criterion }) => criterion}
      empty="Nothing is asked."
      minWidth={680}
      columns={[
        { title: 'Criterion', cell: ({ name }) => sentenceCase(name) },
        { title: 'What it says', cell: ({ sentence }) => sentence },
        { title: 'Required', cell: ({ required }) => yesOrNo(required) },
        { title: 'Any of', words: true, cell: ({ accepts }) => listed(accepts) },
      ]}
    />
    <Title order={3} size="h6" mt="md" mb={4}>
      Intent: one sign is enough
    </Title>
    <DataTable
      caption="Signs of intent"
      rows={gate.intent}
      keyOf={({ signal }) => signal}
      empty="Nothing is asked."
      columns={[
        { title: 'Sign', cell: ({ name }) => sentenceCase(name) },
        { title: 'What it says', cell: ({ sentence }) => sentence },
        { title: 'Words that say so', words: true, cell: ({ accepts }) => listed(accepts) },
      ]}
    />
  </Section>
);
