/** The weekly review: the page of the meeting, and of its paper. */
import { useParams } from 'react-router';
import { Page } from '../../parts/page.tsx';
import { Empty, Failed, Loading } from '../../parts/states.tsx';
import { useToday } from '../../parts/time/now.ts';
import { useViewer } from '../../session/viewer.ts';
import { daysOfWeek } from './iso-week.ts';
import { useFrozenWeeks, useReview } from './queries.ts';
import { ReviewActions } from './review-actions.tsx';
import { ReviewBody } from './review-body.tsx';
import { Standing } from './standing.tsx';
import { WeekNavigation } from './week-navigation.tsx';
import { latestWeek } from './weeks.ts';

export default function ReviewPage() {
  const { isoWeek = 'latest' } = useParams();
  const today = useToday(useViewer().me.modelTimeZone);
  const frozen = useFrozenWeeks();
  if (isoWeek !== 'latest' && daysOfWeek(isoWeek) === null)
    return (
      <Page title="Weekly review">
        <Empty title={`${isoWeek} is no week`}>Weeks are written as 2026-W47.</Empty>
      </Page>
    );
  if (!frozen.data)
    return (
      <Page title="Weekly review">
        {frozen.isError ? (
          <Failed what="The reviews" error={frozen.error} again={frozen.refetch} />
        ) : (
          <Loading what="the reviews" />
        )}
      </Page>
    );
  const shown = isoWeek === 'latest' ? latestWeek(frozen.data, today) : isoWeek;
  return (
    <Page
      title={
        <>
          Weekly review <span className="clock">{shown}</span>
        </>
      }
      tab={`Weekly review ${shown}`}
      beside={<WeekNavigation shown={shown} frozen={frozen.data} today={today} />}
    >
      <ReviewOf key={shown} isoWeek={shown} today={today} />
    </Page>
  );
}

function ReviewOf({ isoWeek, today }: { readonly isoWeek: string; readonly today: string }) {
  const { data: review, isError, error, refetch } = useReview(isoWeek);
  if (!review)
    return isError ? (
      <Failed what="The review" error={error} again={refetch} />
    ) : (
      <Loading what="the review" />
    );
  return (
    <>
      <Standing review={review} today={today} />
      <ReviewActions review={review} isOver={review.to < today} />
      <ReviewBody review={review} isOver={review.to < today} />
    </>
  );
}
