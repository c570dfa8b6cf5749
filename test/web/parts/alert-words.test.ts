import { expect, it } from 'vitest';
import { alertKinds } from '../../../core/model/alert-rules.ts';
import { kindWords, placeWords } from '../../../web/console/parts/alert-words.ts';
import { nameOf } from '../names.ts';

it('has words of its own for every kind of alert', () => {
  expect(alertKinds.map(kindWords)).toEqual(['New lead', 'Response due', 'Breach', 'Reassigned']);
  expect(kindWords('some-new_kind')).toBe('Some new kind');
});

it('says who was told instead, and how', () => {
  expect(placeWords('alex#sms', nameOf)).toBe('Alex Kim by text message');
  expect(placeWords('somebody', nameOf)).toBe('somebody');
});
