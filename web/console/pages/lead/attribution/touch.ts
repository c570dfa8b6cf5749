/** A marketing touch as a closer reads it. */
import type { Schemas } from '../../../api/client.ts';

export type Touch = Schemas['Touch'];

/** Nothing says where they came from: no tag, no click id, no page that sent them. */
export const isDirect = ({ source, medium }: Touch): boolean => source === 'direct' && medium === 'none';

/** Whether both tell the same, whatever their times: a form without a memory sends one touch as both. */
export function saysTheSame(one: Touch, other: Touch): boolean {
  const words = ({ at: _at, clickIds, ...said }: Touch) =>
    JSON.stringify([Object.entries(said).sort(), Object.entries(clickIds).sort()]);
  return words(one) === words(other);
}

/** What stands under source and campaign: each other fact that the touch has, by its name. */
export const factsOf = ({ medium, content, term, utmId }: Touch): [name: string, text: string][] =>
  [
    ['Medium', medium],
    ['Ad', content],
    ['Search term', term],
    ['Campaign id', utmId],
  ].filter((fact): fact is [string, string] => Boolean(fact[1]));
