import { Page } from '../../parts/page.tsx';

export default function DashboardPage() {
  return <Page title="Dashboard">…</Page>;
}
