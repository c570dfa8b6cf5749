/** What a list leaves out by what its index knows of a lead. */
import type { LeadListQuery, Waiting } from '../../core/contracts/requests.ts';
import type { DayRange } from '../../core/day-range.ts';
import { isUntouched, type Lead, type Stage, workedStages } from '../../core/lead.ts';
import { toItem } from '../shared/dynamo.ts';

export type Filter =
  | { readonly attribute: string; readonly operator: '=' | '>=' | '<=' | '<'; readonly value: string }
  | { readonly attribute: string; readonly operator: 'IN'; readonly values: readonly string[] };

const openStages: readonly Stage[] = ['captured', ...workedStages];
const untouchedStages: readonly Stage[] = ['captured', 'assigned'];

/** By what every index of lists has. Of `waiting` it leaves the late ones to `stillWaits`. */
export function filtersOf({ stage, tier, open, waiting }: LeadListQuery): Filter[] {
  return [
    ...(stage === undefined ? [] : [equal('stage', stage)]),
    ...(tier === undefined ? [] : [equal('tier', tier)]),
    ...(open === undefined ? [] : [oneOf('stage', openStages)]),
    ...(waiting === undefined
      ? []
      : [waiting === 'unowned' ? equal('stage', 'captured') : oneOf('stage', untouchedStages)]),
  ];
}

export const withinDays = ({ from, to }: DayRange): Filter[] => [
  { attribute: 'captureDay', operator: '>=', value: from },
  { attribute: 'captureDay', operator: '<=', value: to },
];

const equal = (attribute: string, value: string): Filter => ({ attribute, operator: '=', value });
const oneOf = (attribute: string, values: readonly string[]): Filter => ({
  attribute,
  operator: 'IN',
  values,
});

/** Both parts of a query on an index: one partition, up to a place in it where one is given, and the filters. */
export function expressionsOf(
  partition: { readonly attribute: string; readonly value: string },
  upTo: { readonly attribute: string; readonly operator: '<' | '<='; readonly value: string } | null,
  filters: readonly Filter[],
) {
  const names: Record<string, string> = {};
  const values: Record<string, string> = {};
  const written = (filter: Filter, i: number, of: 'k' | 'f'): string => {
    names[`#${of}${i}`] = filter.attribute;
    const given = filter.operator === 'IN' ? filter.values : [filter.value];
    const places = given.map((value, j) => {
      const place = `:${of}${i}_${j}`;
      values[place] = value;
      return place;
    });
    return filter.operator === 'IN'
      ? `#${of}${i} IN (${places.join(', ')})`
      : `#${of}${i} ${filter.operator} ${places.join()}`;
  };
  const keys: Filter[] = [{ ...partition, operator: '=' }, ...(upTo ? [upTo] : [])];
  return {
    KeyConditionExpression: keys.map((key, i) => written(key, i, 'k')).join(' AND '),
    ...(filters.length > 0
      ? { FilterExpression: filters.map((filter, i) => written(filter, i, 'f')).join(' AND ') }
      : {}),
    ExpressionAttributeNames: names,
    ExpressionAttributeValues: toItem(values),
  };
}

/** Whether the lead itself still waits so; indexes lag behind. `now` is epoch milliseconds. */
export function stillWaits(lead: Lead, waiting: Waiting, now: number): boolean {
  if (!isUntouched(lead)) return false;
  if (waiting === 'unowned') return lead.stage === 'captured';
  if (waiting === 'untouched') return true;
  return lead.stage === 'assigned' && Date.parse(lead.assignment.deadlines.respondBy) < now;
}
