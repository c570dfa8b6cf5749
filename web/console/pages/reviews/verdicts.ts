/** How the review judges, in words. What is of too few says so and is not judged. */
import type { Schemas } from '../../api/client.ts';

type Review = Schemas['Review'];
export type Tone = 'alarm' | 'good' | 'quiet' | 'plain';
export type Judgement = { readonly words: string; readonly tone: Tone };

const small: Judgement = { words: 'small sample', tone: 'quiet' };
const fine: Judgement = { words: 'fine', tone: 'plain' };

export const responseVerdicts: Readonly<Record<Review['responses']['rows'][number]['verdict'], Judgement>> = {
  slow: { words: 'slow', tone: 'alarm' },
  fine,
  'small-sample': small,
};

export const noShowVerdicts: Readonly<Record<Review['noShows']['rows'][number]['verdict'], Judgement>> = {
  high: { words: 'high', tone: 'alarm' },
  fine,
  'small-sample': small,
};

export const trends: Readonly<Record<Review['dispositions']['rows'][number]['trend'], Judgement>> = {
  up: { words: '↑ more', tone: 'alarm' },
  down: { words: '↓ fewer', tone: 'plain' },
  steady: { words: 'steady', tone: 'quiet' },
  'small-sample': small,
};

export const changeVerdicts: Readonly<
  Record<Schemas['Scorecard']['measures'][number]['verdict'], Judgement>
> = {
  better: { words: 'better', tone: 'good' },
  worse: { words: 'worse', tone: 'alarm' },
  'no-clear-change': { words: 'no clear change', tone: 'plain' },
  'too-few': { words: 'too few to tell', tone: 'quiet' },
};

/** Before the four weeks are full, only those since the first figures are compared with. */
export function comparedWith(weeks: number): string {
  if (weeks === 0) return 'with no week before to compare with';
  return `against the mean of the ${weeks === 1 ? 'week' : `${weeks} weeks`} before`;
}

type Behind = Review['dispositions']['rows'][number]['behind'][number];

/** "3 × google / brand, example.com/demo, ad “B”": what closings came by. Strangers' words stay on their line. */
export function behindWords({ closed, source, campaign, landingPage, content }: Behind): string {
  const parts = [
    `${source} / ${campaign ?? '(no campaign)'}`,
    landingPage?.replace(/^https?:\/\//, ''),
    content === null ? undefined : `ad “${content}”`,
  ];
  return `${closed} × ${parts.filter((part) => part !== undefined).join(', ')}`.replace(/\s+/g, ' ');
}
