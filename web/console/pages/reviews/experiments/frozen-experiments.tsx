import { DataTable } from '../../../parts/data-table.tsx';
import { NONE } from '../../../parts/numbers.ts';
import { dayWords } from '../../../parts/time/format.ts';
import type { Review } from '../queries.ts';
import { LeftOff } from '../sections/left-off.tsx';
import { metricWords, outcomeWords, resultWords } from './experiment-words.ts';

type Tried = Review['experiments']['rows'][number] | Review['decisions']['rows'][number];

const hypothesis = {
  title: 'Hypothesis',
  words: true,
  cell: (it: Tried) => <bdi>{it.hypothesis}</bdi>,
} as const;
const metric = { title: 'Metric', cell: (it: Tried) => metricWords[it.metric] };
const owner = {
  title: 'Owner',
  words: true,
  cell: (it: Tried) => <bdi>{it.ownerName ?? it.ownerId}</bdi>,
} as const;
const result = {
  title: 'Before → after',
  cell: (it: Tried) => (it.result === null ? NONE : resultWords(it.result)),
};

export function FrozenExperiments({ review: { experiments, decisions } }: { readonly review: Review }) {
  return (
    <>
      <DataTable
        caption="Experiments as frozen"
        rows={experiments.rows}
        keyOf={({ id }) => id}
        empty="Nothing ran and nothing was proposed."
        minWidth={720}
        columns={[
          hypothesis,
          metric,
          owner,
          { title: 'Sprint', words: true, cell: ({ sprint }) => <bdi>{sprint ?? NONE}</bdi> },
          {
            title: 'Status',
            cell: ({ status, startedOn }) =>
              status === 'running' && startedOn !== null
                ? `Running since ${dayWords(startedOn)}`
                : 'Proposed',
          },
          result,
        ]}
      />
      <LeftOff count={experiments.leftOff} />
      <DataTable
        caption="Decisions of the week, as frozen"
        rows={decisions.rows}
        keyOf={({ id }) => id}
        empty="Nothing was decided in the week."
        minWidth={720}
        columns={[
          { ...hypothesis, title: 'Decided in the week' },
          metric,
          owner,
          result,
          {
            title: 'Decision',
            cell: ({ outcome, decidedOn }) => `${outcomeWords[outcome]}, ${dayWords(decidedOn)}`,
          },
          { title: 'Note', words: true, cell: ({ note }) => <bdi>{note || NONE}</bdi> },
        ]}
      />
      <LeftOff count={decisions.leftOff} />
    </>
  );
}
