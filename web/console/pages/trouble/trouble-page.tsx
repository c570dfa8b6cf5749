import { Page } from '../../parts/page.tsx';

export default function TroublePage() {
  return <Page title="Trouble">…</Page>;
}
