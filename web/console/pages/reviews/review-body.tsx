/** The review's sections, in the order of the meeting. */
import { Stack } from '@mantine/core';
import { Contents } from '../../parts/section.tsx';
import { agenda } from './agenda.ts';
import { Experiments } from './experiments/experiments.tsx';
import type { Review } from './queries.ts';
import { Campaigns } from './sections/campaigns.tsx';
import { Dispositions } from './sections/dispositions.tsx';
import { NoShows } from './sections/no-shows.tsx';
import { Notes } from './sections/notes.tsx';
import { Numbers } from './sections/numbers.tsx';
import { Overrides } from './sections/overrides.tsx';
import { Responses } from './sections/responses.tsx';
import { Scorecard } from './sections/scorecard.tsx';
import { Unworked } from './sections/unworked.tsx';

export function ReviewBody({ review, isOver }: { readonly review: Review; readonly isOver: boolean }) {
  return (
    <>
      <Contents label="Agenda" of={Object.values(agenda)} />
      <Stack gap="xl">
        <Numbers review={review} />
        <Campaigns review={review} />
        <Responses review={review} />
        <NoShows review={review} />
        <Dispositions review={review} />
        <Unworked review={review} />
        <Overrides review={review} />
        <Experiments review={review} />
        <Scorecard to={isOver ? review.to : null} />
        <Notes review={review} />
      </Stack>
    </>
  );
}
