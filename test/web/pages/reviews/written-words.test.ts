import { expect, it } from 'vitest';
import { writtenWords } from '../../../../web/console/pages/reviews/written-words.ts';

it.each([
  [null, '2026-W47 is frozen, revision 2. It was not mailed.'],
  [{ sent: 2, undeliverable: 0, unsent: 0 }, '2026-W47 is frozen, revision 2. 2 recipients have it by mail.'],
  [
    { sent: 1, undeliverable: 1, unsent: 2 },
    '2026-W47 is frozen, revision 2. 1 recipient has it by mail. 1 recipient cannot get it: no such mailbox, or no ' +
      'longer on the team. 2 recipients could not be reached now: send it once more in a while.',
  ],
  [
    { sent: 0, undeliverable: 0, unsent: 0 },
    '2026-W47 is frozen, revision 2. The operating model names nobody to mail it to.',
  ],
])('says who has the review: %o', (mailed, words) => {
  expect(writtenWords({ isoWeek: '2026-W47', revision: 2, mailed })).toBe(words);
});
