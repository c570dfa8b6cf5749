import { DataTable } from '../../../parts/data-table.tsx';
import { count, NONE } from '../../../parts/numbers.ts';
import { Section } from '../../../parts/section.tsx';
import { duration } from '../../../parts/time/format.ts';
import { Moment } from '../../../parts/time/moment.tsx';
import { tierWords } from '../../../parts/words.ts';
import { agenda } from '../agenda.ts';
import type { Review } from '../queries.ts';
import { Judged } from './judged.tsx';
import { LeadId } from './lead-id.tsx';
import { LeftOff } from './left-off.tsx';

export function Unworked({ review: { unworked, builtAt } }: { readonly review: Review }) {
  const waits = (since: string) => duration((Date.parse(builtAt) - Date.parse(since)) / 1_000);
  return (
    <Section
      {...agenda.unworked}
      definition={
        `Open leads without a first response when this was built: ${count(unworked.untouched)}, of which ` +
        `${count(unworked.overdue)} past the time their owner had and ${count(unworked.unowned)} without an owner from ` +
        'sales. Overdue ones first.'
      }
    >
      <DataTable
        caption="Unworked leads"
        rows={unworked.rows}
        keyOf={({ leadId }) => leadId}
        empty="None: every open lead has had its first response."
        minWidth={680}
        columns={[
          { title: 'Lead', cell: ({ leadId, ownerId }) => <LeadId id={leadId} ownerId={ownerId} /> },
          { title: 'Tier', cell: ({ tier }) => tierWords[tier] },
          {
            title: 'Owner',
            words: true,
            cell: ({ ownerName, ownerId }) => <bdi>{ownerName ?? ownerId}</bdi>,
          },
          { title: 'Source', words: true, cell: ({ source }) => <bdi>{source}</bdi> },
          {
            title: 'Waiting for',
            number: true,
            cell: ({ waitingSince }) => <span className="clock">{waits(waitingSince)}</span>,
          },
          {
            title: 'Respond by',
            cell: ({ respondBy, overdue }) => (
              <>
                {respondBy === null ? NONE : <Moment at={respondBy} />}{' '}
                {overdue && <Judged as={{ words: 'overdue', tone: 'alarm' }} />}
              </>
            ),
          },
        ]}
      />
      <LeftOff count={unworked.leftOff} />
    </Section>
  );
}
