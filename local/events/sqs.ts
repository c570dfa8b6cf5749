import { createHash } from 'node:crypto';
import type { Service, ServiceReply, Stack } from '../ports.ts';
import type { QueuedMessage, Queues } from './queues.ts';

const json = (
  status: number,
  body: object,
  headers: Readonly<Record<string, string>> = {},
): ServiceReply => ({
  status,
  headers: { 'content-type': 'application/x-amz-json-1.0', ...headers },
  body: JSON.stringify(body),
});

const refused = (type: string, message: string): ServiceReply =>
  json(400, { __type: `com.amazonaws.sqs#${type}`, message });

/**
 * SQS (JSON protocol) as far as a queue is looked into: how many messages there are, and some of them, which stay.
 * A receive that would hide messages, or a delete, is refused: nothing here consumes a dead-letter queue.
 */
export function createSqs({ queues, stack }: { queues: Pick<Queues, 'list'>; stack: Stack }): Service {
  const arnOf = (queueUrl: unknown): string | undefined => {
    const name = String(queueUrl ?? '')
      .split('/')
      .at(-1);
    return stack
      .ofType('AWS::SQS::Queue')
      .map(({ logicalId }) => stack.arnOf(logicalId))
      .find((arn) => arn.split(':').at(-1) === name);
  };

  return {
    name: 'sqs',
    needs: ({ action, input }) => [[`sqs:${action}`, arnOf(input['QueueUrl']) ?? String(input['QueueUrl'])]],
    async handle({ action, input }) {
      const arn = arnOf(input['QueueUrl']);
      if (arn === undefined) return refused('QueueDoesNotExist', 'The specified queue does not exist.');
      const messages = queues.list(arn);
      switch (action) {
        case 'GetQueueAttributes':
          return json(200, { Attributes: attributesOf(messages, input['AttributeNames']) });
        case 'ReceiveMessage': {
          if (input['VisibilityTimeout'] !== 0)
            return refused('UnsupportedOperation', 'Only a VisibilityTimeout of 0 is played here.');
          const most = Number(input['MaxNumberOfMessages'] ?? 1);
          return json(200, { Messages: messages.slice(-most).map(wireOf) });
        }
        default:
          return refused('UnsupportedOperation', `${action} is not played here.`);
      }
    },
  };
}

function attributesOf(messages: readonly QueuedMessage[], names: unknown): Record<string, string> {
  const known: Readonly<Record<string, string>> = {
    ApproximateNumberOfMessages: String(messages.length),
    ApproximateNumberOfMessagesNotVisible: '0',
  };
  const asked = Array.isArray(names) ? names.map(String) : [];
  return Object.fromEntries(
    asked.flatMap((name) => (known[name] === undefined ? [] : [[name, known[name]]])),
  );
}

const wireOf = ({ messageId, body, attributes, sentAt }: QueuedMessage) => ({
  MessageId: String(messageId),
  ReceiptHandle: String(messageId),
  Body: body,
  // The SDK holds the body to it.
  MD5OfBody: createHash('md5').update(body).digest('hex'),
  Attributes: { SentTimestamp: String(Date.parse(sentAt)) },
  MessageAttributes: Object.fromEntries(
    Object.entries(attributes).map(([name, value]) => [name, { DataType: 'String', StringValue: value }]),
  ),
});
