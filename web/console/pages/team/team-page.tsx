import { Page } from '../../parts/page.tsx';

export default function TeamPage() {
  return <Page title="Team">…</Page>;
}
