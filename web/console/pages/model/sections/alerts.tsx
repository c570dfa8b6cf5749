import { DataTable } from '../../../parts/data-table.tsx';
import { Section } from '../../../parts/section.tsx';
import { sentenceCase, tierWords } from '../../../parts/words.ts';
import { contents } from '../contents.ts';
import { channelsInWords, type ModelProps } from '../model-words.ts';

export function Alerts({ model: { tiers } }: ModelProps) {
  const rows = tiers.flatMap(({ tier, alerts }) => alerts.map((alert) => ({ tier, ...alert })));
  return (
    <Section
      {...contents.alerts}
      definition="Who hears of what, and by which channel. What is not urgent waits until the recipient’s quiet hours end."
    >
      <DataTable
        caption="Alerts, by tier and moment"
        rows={rows}
        keyOf={({ tier, kind }) => `${tier} ${kind}`}
        empty="Nobody is alerted."
        minWidth={820}
        columns={[
          { title: 'Tier and moment', cell: ({ tier, kind }) => `${tierWords[tier]}: ${kind}` },
          { title: 'When', cell: ({ when }) => when },
          { title: 'Owner', cell: ({ owner }) => sentenceCase(channelsInWords(owner)) },
          { title: 'Manager', cell: ({ manager }) => sentenceCase(channelsInWords(manager)) },
          {
            title: 'Previous owner',
            cell: ({ previousOwner }) => sentenceCase(channelsInWords(previousOwner)),
          },
          { title: 'In quiet hours', cell: ({ urgent }) => (urgent ? 'sent' : 'waits') },
        ]}
      />
    </Section>
  );
}
