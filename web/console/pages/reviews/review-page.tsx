import { Page } from '../../parts/page.tsx';

export default function ReviewPage() {
  return <Page title="Review">…</Page>;
}
