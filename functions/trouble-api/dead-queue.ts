/**
 * Looks into the dead-letter queue and leaves it as it is. SQS has no way to read a message but to receive it: with a
 * visibility timeout of 0 it is there for everybody else at once, and only its count of receives grows, which nothing
 * in this stack acts on.
 */
import {
  GetQueueAttributesCommand,
  type Message,
  ReceiveMessageCommand,
  type SQSClient,
} from '@aws-sdk/client-sqs';
import type { DeadLettersAnswer } from '../../core/contracts/trouble.ts';
import { deadMessageOf } from '../../core/dead-letter.ts';

/** SQS hands out ten at most, and not always those that there are: several looks see more of a short queue. */
const LOOKS = 3;
const AT_ONCE = 10;

export type DeadQueue = ReturnType<typeof deadQueue>;

export function deadQueue(client: SQSClient, queueUrl: string) {
  return async function look(): Promise<DeadLettersAnswer['messages']> {
    const [counted, ...looks] = await Promise.all([count(), ...Array.from({ length: LOOKS }, receive)]);
    const seen = new Map(looks.flat().map((message) => [message.MessageId ?? '', message]));
    const samples = [...seen.values()].map(toldOf).sort((a, b) => (a.at < b.at ? 1 : -1));
    // The count lags behind by up to a minute.
    return { total: Math.max(counted, samples.length), samples };
  };

  async function count(): Promise<number> {
    const { Attributes: attributes = {} } = await client.send(
      new GetQueueAttributesCommand({
        QueueUrl: queueUrl,
        AttributeNames: ['ApproximateNumberOfMessages', 'ApproximateNumberOfMessagesNotVisible'],
      }),
    );
    const { ApproximateNumberOfMessages: waiting, ApproximateNumberOfMessagesNotVisible: held } = attributes;
    return Number(waiting ?? 0) + Number(held ?? 0);
  }

  async function receive(): Promise<Message[]> {
    const { Messages: messages = [] } = await client.send(
      new ReceiveMessageCommand({
        QueueUrl: queueUrl,
        MaxNumberOfMessages: AT_ONCE,
        VisibilityTimeout: 0,
        WaitTimeSeconds: 0,
        MessageAttributeNames: ['All'],
        MessageSystemAttributeNames: ['SentTimestamp'],
      }),
    );
    return messages;
  }
}

function toldOf({ MessageId: id = '', Body: body = '', Attributes, MessageAttributes = {} }: Message) {
  const attributes = Object.fromEntries(
    Object.entries(MessageAttributes).map(([name, { StringValue: value = '' }]) => [name, value]),
  );
  const at = new Date(Number(Attributes?.SentTimestamp ?? 0)).toISOString();
  return deadMessageOf({ id, at, body, attributes });
}
