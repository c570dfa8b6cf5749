import { Page } from '../../parts/page.tsx';

export default function ModelPage() {
  return <Page title="Model">…</Page>;
}
