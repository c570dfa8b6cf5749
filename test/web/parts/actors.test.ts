import { expect, it } from 'vitest';
import { actorWords, didIt } from '../../../web/console/parts/actors.ts';
import { nameOf } from '../names.ts';

it.each([
  ['form', 'The form'],
  ['reply', 'Their reply'],
  ['workflow', 'The workflow'],
  ['rep:alex', 'Alex Kim'],
  ['manager:morgan', 'Morgan Reyes'],
  ['alex', 'Alex Kim'],
  ['rep:gone', 'gone'],
  ['key:phone: system', 'API key phone: system'],
])('calls %s %s', (actor, words) => {
  expect(actorWords(actor, nameOf)).toBe(words);
});

it('knows what the viewer did themselves', () => {
  const alex = { kind: 'person', memberId: 'alex', name: 'Alex Kim' } as const;
  expect(didIt(alex, 'rep:alex')).toBe(true);
  expect(didIt(alex, 'rep:casey')).toBe(false);
  expect(didIt(alex, 'key:Alex Kim')).toBe(false);
  const key = { kind: 'key', memberId: null, name: 'alex' } as const;
  expect(didIt(key, 'key:alex')).toBe(true);
  expect(didIt(key, 'rep:alex')).toBe(false);
});
