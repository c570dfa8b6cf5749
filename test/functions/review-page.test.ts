import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { textOf } from '../../core/review/as-text.ts';
import { pageOf } from '../../core/review/page.ts';
import type { ReviewInputs } from '../../core/review.ts';
import { reviewDocument } from '../../functions/shared/review-page.ts';
import { anyText } from '../support/any-text.ts';
import { leadId } from '../support/builders.ts';
import { markupOf } from '../support/markup.ts';
import { aReview, aRow, responded } from '../support/reviews.ts';

const link = 'https://leads.example.com/reviews/2026-W47';

/** A week in which every word that others write is this one. */
function aWeekOf(word: string): Partial<ReviewInputs> {
  const touch = [word, word, word, word];
  const idea = {
    id: leadId,
    hypothesis: word,
    metric: 'leadToContact' as const,
    scope: {},
    ownerId: 'alex',
    sprint: word,
    createdAt: '2026-11-17T00:00:00.000Z',
    createdBy: 'marketer:harper',
  };
  return {
    figures: {
      all: [aRow([], responded(12, 400))],
      source: [aRow([word], responded(12, 400))],
      activity: [
        aRow(touch, { opportunities: 3, meetingsHeld: 6, noShows: 6, 'disposition:no_budget': 12 }),
        aRow(touch, { 'disposition:no_budget': 4 }, { before: 1 }),
      ],
    },
    untouched: { untouched: 1, overdue: 1, unowned: 0 },
    waiting: [
      {
        leadId,
        tier: 'high',
        ownerId: 'alex',
        source: word,
        capturedAt: '2026-11-23T13:00:00.000Z',
        respondBy: '2026-11-23T13:05:00Z',
      },
    ],
    overrides: [{ leadId, at: '2026-11-18T15:00:00.000Z', byId: 'morgan', reason: word }],
    experiments: [
      { experiment: { ...idea, status: 'proposed' }, result: null },
      {
        experiment: {
          ...idea,
          status: 'decided',
          startedOn: '2026-11-10',
          decidedOn: '2026-11-19',
          decision: { outcome: 'kept', note: word },
        },
        result: null,
      },
    ],
    nameOf: () => word,
  };
}

const documentOf = (word: string) => reviewDocument(aReview(aWeekOf(word)), link);
const textFor = (word: string) => textOf(pageOf(aReview(aWeekOf(word))), link);
/** The elements of a page, and the names of their attributes, whatever its words are. */
const shapeOf = (html: string) => {
  const { tags, attributes, links } = markupOf(html);
  return { tags, attributes, links };
};

describe('the printable review', () => {
  it('says what the meeting looks at, in its order', () => {
    const { text } = markupOf(documentOf('google'));
    const headings = [
      'Weekly review 2026-W47: 16 Nov – 22 Nov 2026',
      'The week in numbers',
      'Top campaigns by qualified opportunities',
      'Response, by source',
      'No-shows, by source',
      'Dispositions',
      'Unworked leads',
      'Gate overrides',
      'Experiment backlog',
      'Decided in the week',
      'About the figures',
    ];
    const places = headings.map((heading) => text.lastIndexOf(heading));
    expect(places.every((place) => place > 0)).toBe(true);
    expect(places.slice(1)).toEqual(places.slice(1).sort((a, b) => a - b));
  });

  it('states its thresholds, and judges by them', () => {
    const { text } = markupOf(documentOf('google'));
    expect(text).toContain('above 5 min for high intent, 15 min for standard and 480 min for nurture');
    expect(text).toContain('High is above 25 %; fewer than 10 meetings are a small sample');
    expect(text).toMatch(/6 min \d+ s.*slow/s);
    expect(text).toContain('↑ more');
  });

  it('is the same markup, whatever strangers wrote', () => {
    const ours = shapeOf(documentOf('google'));
    expect(ours.links).toEqual([link]);
    for (const word of [
      '<script>alert(1)</script>',
      '"><img src=x onerror=alert(1)>',
      "' onmouseover='alert(1)",
      'javascript:alert(1)',
      'https://evil.example/login',
      '</style><style>*{display:none}',
      '{{constructor}}`',
    ]) {
      expect(shapeOf(documentOf(word)), word).toEqual(ours);
    }
  });

  it('is the same markup for any text at all', () => {
    const ours = shapeOf(documentOf('google'));
    fc.assert(
      fc.property(anyText, (word) => {
        expect(shapeOf(documentOf(word))).toEqual(ours);
      }),
      { numRuns: 50 },
    );
  });

  it('shows what acts without being seen', () => {
    expect(documentOf('safe\u202Egpj.exe')).toContain('safe[U+202E]gpj.exe');
  });

  it('of a week without anything says so in every part', () => {
    const { text } = markupOf(reviewDocument(aReview(), link));
    for (const nothing of [
      'No campaign brought',
      'No leads were captured',
      'No meetings were due',
      'No lead was closed',
      'every open lead has had its first response',
      'Nothing runs',
      'Nothing was decided',
      'No spend was imported',
    ]) {
      expect(text).toContain(nothing);
    }
  });
});

describe('the review as text', () => {
  it('keeps each stranger’s word on the line it belongs to', () => {
    const ours = textFor('google').split('\n').length;
    for (const word of ['a\nTOP CAMPAIGNS\nb', 'a\r\n\r\n- b', 'a\u2028b', 'a\u0085b']) {
      expect(textFor(word).split('\n'), JSON.stringify(word)).toHaveLength(ours);
    }
    expect(textFor('x\u202Ey')).toContain('x[U+202E]y');
  });

  it('names each figure of a row', () => {
    expect(textFor('google')).toContain(
      '- google | source: google | qualified opportunities: 3 | week before: 0 | overrides: 0',
    );
  });
});
