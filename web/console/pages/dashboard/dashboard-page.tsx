import { useSearchParams } from 'react-router';
import { Refusal } from '../../api/client.ts';
import { Page } from '../../parts/page.tsx';
import { Failed, Loading } from '../../parts/states.tsx';
import { useToday } from '../../parts/time/now.ts';
import { useViewer } from '../../session/viewer.ts';
import { Controls } from './controls.tsx';
import {
  type DashboardQuery,
  daysOf,
  metricsParameters,
  type RangeProblem,
  rangeProblem,
  readQuery,
  writeQuery,
} from './dashboard-query.ts';
import { FiguresSection } from './figures-section.tsx';
import { LiveStrip } from './live-strip.tsx';
import { useFigures } from './use-figures.ts';

export default function DashboardPage() {
  const today = useToday(useViewer().me.modelTimeZone);
  const [address, setAddress] = useSearchParams();
  const query = readQuery(address, today);
  const parameters = metricsParameters(query, today);
  const isAskable = rangeProblem(daysOf(query.range, today)) === null;
  const figures = useFigures(parameters, query.compare, isAskable);
  const change = (part: Partial<DashboardQuery>) =>
    // Going back leaves the dashboard, and does not undo one switch after the other.
    setAddress(writeQuery({ ...query, ...part }), { replace: true });
  return (
    <Page title="Dashboard">
      <LiveStrip now={figures.data?.now} tier={query.tier} />
      <Controls query={query} today={today} onChange={change} refused={refusedDays(figures.error)} />
      {figures.error && <Failed what="The figures" error={figures.error} again={figures.refetch} />}
      {figures.data ? (
        <FiguresSection
          metrics={figures.data}
          query={query}
          parameters={parameters}
          isOlder={figures.isPlaceholderData}
          onBy={(by) => change({ by })}
        />
      ) : (
        isAskable && !figures.error && <Loading what="the figures" />
      )}
    </Page>
  );
}

/** What the API says of the days, to be shown at their fields. */
function refusedDays(error: unknown): RangeProblem | null {
  if (!(error instanceof Refusal)) return null;
  for (const field of ['from', 'to'] as const) {
    const message = error.of(field);
    if (message) return { field, message };
  }
  return null;
}
