/** The pages of the console by their addresses. Each is loaded when it is opened first. */
import { type ComponentType, lazy, Suspense } from 'react';
import { Navigate, Route, Routes } from 'react-router';
import { Empty, Loading } from './parts/states.tsx';
import { useViewer } from './session/viewer.ts';
import { mayOpen, type PageName, pages } from './shell/pages.ts';
import { Shell } from './shell/shell.tsx';

const components: Readonly<Record<PageName, ComponentType>> = {
  dashboard: lazy(() => import('./pages/dashboard/dashboard-page.tsx')),
  queue: lazy(() => import('./pages/queue/queue-page.tsx')),
  lead: lazy(() => import('./pages/lead/lead-page.tsx')),
  reviews: lazy(() => import('./pages/reviews/review-page.tsx')),
  model: lazy(() => import('./pages/model/model-page.tsx')),
  team: lazy(() => import('./pages/team/team-page.tsx')),
  trouble: lazy(() => import('./pages/trouble/trouble-page.tsx')),
};

export function App() {
  const { role } = useViewer().me;
  return (
    <Shell>
      <Suspense fallback={<Loading what="the page" />}>
        <Routes>
          {pages.flatMap(({ name, paths }) => {
            const Page = mayOpen(role, name) ? components[name] : NotForYou;
            return paths.map((path) => <Route key={path} path={path} element={<Page />} />);
          })}
          <Route path="/reviews" element={<Navigate to="/reviews/latest" replace />} />
          <Route path="*" element={<Empty title="There is no such page" />} />
        </Routes>
      </Suspense>
    </Shell>
  );
}

const NotForYou = () => (
  <Empty title="This page is not for your role">Ask a manager if you need what it shows.</Empty>
);
