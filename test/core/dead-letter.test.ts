import { describe, expect, it } from 'vitest';
import { deadBatchOf, deadMessageOf } from '../../core/dead-letter.ts';
import { leadId } from '../support/builders.ts';
import { deadMessage } from '../support/dead-letters.ts';

describe('a message of the dead-letter queue', () => {
  it('of a rule says which, of what event and lead, and the code', () => {
    expect(deadMessageOf(deadMessage.ofRule)).toEqual({
      id: 'rule',
      at: '2026-11-23T15:00:00.000Z',
      kind: 'event',
      rule: 'EventsAlert',
      function: 'SendAlerts',
      event: 'LeadAssigned',
      leadId,
      error: 'NO_PERMISSIONS',
    });
  });

  it('of a function that kept failing says which, by the record that Lambda keeps', () => {
    expect(deadMessageOf(deadMessage.ofFunction)).toMatchObject({
      kind: 'invocation',
      rule: null,
      function: 'StartHandoff',
      event: 'LeadCaptured',
      leadId,
      error: 'TypeError',
    });
  });

  it('of a schedule says which', () => {
    const attributes = {
      SCHEDULE_ARN: 'arn:aws:scheduler:x:1:schedule/default/Sweep',
      ERROR_CODE: 'TIMEOUT',
    };
    expect(deadMessageOf({ ...deadMessage.ofRule, body: '{}', attributes })).toMatchObject({
      kind: 'schedule',
      rule: 'Sweep',
      event: null,
      leadId: null,
      error: 'TIMEOUT',
    });
  });

  it.each([
    ['no JSON', 'jane@acme.example'],
    ['JSON of another kind', '"jane@acme.example"'],
    ['null', 'null'],
    ['a record with words where codes are', JSON.stringify({ 'detail-type': 'Call Jane Doe!', detail: 1 })],
    [
      'an error that is a sentence',
      JSON.stringify({
        requestContext: { functionArn: 'x' },
        responsePayload: { errorType: 'jane@acme.example is no address' },
      }),
    ],
  ])('that is %s tells nothing of what is in it', (_, body) => {
    const told = deadMessageOf({
      ...deadMessage.ofRule,
      body,
      attributes: { ERROR_MESSAGE: 'jane@acme.example' },
    });
    expect(told).toMatchObject({ rule: null, function: null, event: null, leadId: null, error: null });
    expect(JSON.stringify(told)).not.toMatch(/jane/i);
  });
});

describe('a batch that was put aside', () => {
  const readers = new Map([['mapping-1', 'roll-up']] as const);
  const at = '2026-11-23T15:00:00.000Z';

  it.each([
    ['aws/lambda/mapping-1/shard/2026/11/23/x', 'mapping-1', 'roll-up'],
    ['aws/lambda/other/shard/2026/11/23/x', 'other', null],
    ['something/else', null, null],
  ])('%s', (key, mapping, reader) => {
    expect(deadBatchOf({ key, at, bytes: 5 }, readers)).toEqual({ key, mapping, reader, at, bytes: 5 });
  });
});
