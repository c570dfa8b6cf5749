import { DataTable } from '../../../parts/data-table.tsx';
import { Section } from '../../../parts/section.tsx';
import { Moment } from '../../../parts/time/moment.tsx';
import { agenda } from '../agenda.ts';
import type { Review } from '../queries.ts';
import { LeadId } from './lead-id.tsx';
import { LeftOff } from './left-off.tsx';

export function Overrides({ review: { overrides } }: { readonly review: Review }) {
  return (
    <Section
      {...agenda.overrides}
      definition="Opportunities of the week that a manager confirmed without fit and intent both being so."
    >
      <DataTable
        caption="Gate overrides"
        rows={overrides.rows}
        keyOf={({ leadId, at }) => `${leadId} ${at}`}
        empty="None."
        minWidth={600}
        columns={[
          { title: 'Lead', cell: ({ leadId }) => <LeadId id={leadId} /> },
          { title: 'When', cell: ({ at }) => <Moment at={at} /> },
          { title: 'By', words: true, cell: ({ byName, byId }) => <bdi>{byName ?? byId}</bdi> },
          { title: 'Reason', words: true, cell: ({ reason }) => <bdi>{reason}</bdi> },
        ]}
      />
      <LeftOff count={overrides.leftOff} />
    </Section>
  );
}
