import { Page } from '../../parts/page.tsx';

export default function LeadPage() {
  return <Page title="Lead">…</Page>;
}
