import { DataTable } from '../../../parts/data-table.tsx';
import { Section } from '../../../parts/section.tsx';
import { contents } from '../contents.ts';
import type { ModelProps } from '../model-words.ts';

export function Marketing({ model: { marketing } }: ModelProps) {
  const rows = [
    ...marketing.campaigns.map(({ campaign, owner }) => ({ of: `Campaign ${campaign}`, owner })),
    ...marketing.sources.map(({ source, owner }) => ({ of: `Source ${source}`, owner })),
    { of: 'Everything else', owner: marketing.owner },
  ];
  return (
    <Section
      {...contents.marketing}
      definition="Until sales owns a lead, marketing does: the campaign’s owner, else the source’s."
    >
      <DataTable
        caption="Owners of captured leads"
        rows={rows}
        keyOf={({ of }) => of}
        empty=""
        minWidth={320}
        columns={[
          { title: 'Leads of', words: true, cell: ({ of }) => of },
          { title: 'Owner', words: true, cell: ({ owner }) => owner },
        ]}
      />
    </Section>
  );
}
