/** The page's sections, in the order in which a lead meets the rules. */
import type { SectionEntry } from '../../parts/section.tsx';

export const contents = {
  stages: { id: 'stages', title: 'Stages' },
  tiers: { id: 'tiers', title: 'Tiers and their clocks' },
  preview: { id: 'deadlines', title: 'Deadline preview' },
  intent: { id: 'intent', title: 'Intent of a submission' },
  gate: { id: 'gate', title: 'Qualification: fit and intent' },
  routing: { id: 'routing', title: 'Routing' },
  alerts: { id: 'alerts', title: 'Alerts' },
  calendar: { id: 'calendar', title: 'Business hours and holidays' },
  dispositions: { id: 'dispositions', title: 'Dispositions' },
  marketing: { id: 'marketing', title: 'Marketing’s owners' },
  review: { id: 'review', title: 'Weekly review' },
} as const satisfies Readonly<Record<string, SectionEntry>>;
