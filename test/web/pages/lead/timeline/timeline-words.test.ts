import { describe, expect, it } from 'vitest';
import { examples } from '../../../../../core/event-examples.ts';
import type { EventDetails } from '../../../../../core/events.ts';
import { timelineEntry } from '../../../../../core/lead-view.ts';
import type { Entry } from '../../../../../web/console/pages/lead/lead.ts';
import { quotesOf } from '../../../../../web/console/pages/lead/timeline/quotes.ts';
import { wordsOf } from '../../../../../web/console/pages/lead/timeline/timeline-words.ts';
import { nameOf } from '../../../names.ts';

type Type = keyof typeof examples;
const entry = (type: Type, details?: EventDetails): Entry => timelineEntry(examples[type], details) as Entry;
const what = (type: Type): string => wordsOf(entry(type), nameOf).what;
const facts = (of: Entry): string[] => wordsOf(of, nameOf).facts.map(({ said }) => said);

describe('the timeline', () => {
  it.each(Object.keys(examples) as Type[])('has words for %s', (type) => {
    const { what, facts } = wordsOf(entry(type), nameOf);
    expect(`${what} ${facts.map(({ said }) => said).join(' ')}`).not.toMatch(/undefined|null|NaN|\[object/);
    expect(what).not.toBe('');
  });

  it('names people, sums and reasons as people read them', () => {
    expect(what('LeadAssigned')).toBe('Assigned to Alex Kim');
    expect(what('LeadWon')).toMatch(/^Won: €[\d,.]+$/);
    expect(what('LeadLost')).toMatch(/^Lost: [A-Z]/);
    expect(what('SlaBreached')).toMatch(/^Breach: /);
  });

  it('tells a response in time from a late one', () => {
    const contacted = entry('LeadContacted');
    expect(wordsOf({ ...contacted, withinSla: true } as Entry, nameOf).what).toMatch(/, in time$/);
    expect(wordsOf({ ...contacted, withinSla: false } as Entry, nameOf).what).toMatch(/, late$/);
  });

  it('says for whom a colleague responded', () => {
    const contacted = { ...entry('LeadContacted'), by: 'morgan', ownerId: 'alex' } as Entry;
    expect(facts(contacted)).toContain('For Alex Kim');
  });

  it('marks an opportunity over the gate', () => {
    const opened = { ...entry('OpportunityOpened'), override: true } as Entry;
    expect(wordsOf(opened, nameOf).what).toBe('Opportunity opened over the gate');
  });
});

describe('what people wrote', () => {
  it('is quoted beside the words, whole and as it is', () => {
    const quotes = quotesOf(
      entry('TouchpointAdded', {
        message: '<b>Hello</b>',
        contact: { email: 'a@b.example', company: 'Acme' },
        answers: { Note: 'theirs' },
        note: 'ours',
      }),
    );
    expect(quotes).toContainEqual({ of: 'Message', text: '<b>Hello</b>' });
    expect(quotes).toContainEqual({ of: 'Company', text: 'Acme' });
    expect(quotes).toContainEqual({ of: 'Note', text: 'ours' });
    expect(quotes).toContainEqual({ of: 'Note', text: 'theirs' });
  });

  it('is nothing where nobody wrote', () => {
    expect(quotesOf(entry('MeetingHeld'))).toEqual([]);
  });
});
