import { describe, expect, it } from 'vitest';
import { leadExample } from '../../../../../core/contracts/routes/lead-example.ts';
import { examples } from '../../../../../core/event-examples.ts';
import { timelineEntry } from '../../../../../core/lead-view.ts';
import { changeSentence, changeSince } from '../../../../../web/console/pages/lead/changes/change-words.ts';
import type { Lead } from '../../../../../web/console/pages/lead/lead.ts';
import { nameOf } from '../../../names.ts';

const seen = leadExample as Lead;
const alex = { kind: 'person', memberId: 'alex', name: 'Alex Kim' } as const;
const newest = Math.max(...seen.timeline.map(({ seq }) => seq));

/** The lead after casey qualified it and morgan gave it to blair. */
const now = {
  ...seen,
  stage: 'qualified',
  ownerId: 'blair',
  timeline: [
    ...seen.timeline,
    { ...timelineEntry(examples.LeadQualified), seq: newest + 1, actor: 'rep:casey' },
    { ...timelineEntry(examples.LeadReassigned), seq: newest + 2, actor: 'manager:morgan' },
  ],
} as Lead;

describe('a change since somebody looked', () => {
  it('is none when nothing happened', () => {
    expect(changeSince(seen, seen, alex, nameOf)).toBeNull();
  });

  it('names who was last, and where the lead is now', () => {
    const change = changeSince(seen, now, alex, nameOf);
    expect(change).toMatchObject({ by: 'Morgan Reyes', isViewers: false });
    expect(change && changeSentence(change, '20 s')).toBe(
      'Morgan Reyes changed this lead 20 s ago: the stage is now Qualified, the owner is now Blair Osei.',
    );
  });

  it('says what was done when the lead stays where it is', () => {
    const timeline = [
      ...seen.timeline,
      { ...timelineEntry(examples.MeetingBooked), seq: newest + 1, actor: 'rep:alex' },
    ] as Lead['timeline'];
    const change = changeSince(seen, { ...seen, timeline }, alex, nameOf);
    expect(change?.isViewers).toBe(true);
    expect(change && changeSentence(change, '1 s')).toBe('You changed this lead 1 s ago: Meeting booked.');
  });
});
