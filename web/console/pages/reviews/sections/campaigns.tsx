import { DataTable } from '../../../parts/data-table.tsx';
import { count } from '../../../parts/numbers.ts';
import { Section } from '../../../parts/section.tsx';
import { campaignWords } from '../../../parts/words.ts';
import { agenda } from '../agenda.ts';
import type { Review } from '../queries.ts';
import { LeftOff } from './left-off.tsx';

export function Campaigns({ review: { topCampaigns } }: { readonly review: Review }) {
  return (
    <Section
      {...agenda.campaigns}
      definition="Opportunities opened in the week past the gate of fit and intent. Overrides are shown and do not count."
    >
      <DataTable
        caption="Top campaigns"
        rows={topCampaigns.rows}
        keyOf={({ source, campaign }) => JSON.stringify([source, campaign])}
        empty="No campaign brought a qualified opportunity in this week or the one before."
        minWidth={620}
        columns={[
          { title: 'Campaign', words: true, cell: ({ campaign }) => <bdi>{campaignWords(campaign)}</bdi> },
          { title: 'Source', words: true, cell: ({ source }) => <bdi>{source}</bdi> },
          {
            title: 'Qualified opportunities',
            number: true,
            cell: ({ qualifiedOpportunities }) => count(qualifiedOpportunities),
          },
          { title: 'Week before', number: true, cell: ({ weekBefore }) => count(weekBefore) },
          { title: 'Overrides', number: true, cell: ({ overrides }) => count(overrides) },
          { title: 'Won', number: true, cell: ({ won }) => count(won) },
          { title: 'Captured', number: true, cell: ({ captured }) => count(captured) },
        ]}
      />
      <LeftOff count={topCampaigns.leftOff} />
    </Section>
  );
}
