import { Duration, RemovalPolicy, Stack, Validations } from 'aws-cdk-lib';
import type { CfnBucket } from 'aws-cdk-lib/aws-s3';
import { BlockPublicAccess, Bucket, BucketEncryption } from 'aws-cdk-lib/aws-s3';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import type { HandoffFunction } from './handoff-function.ts';

/**
 * Where work goes that failed for good, whole, so that it can be replayed.
 *  - queue: events that a rule could not deliver, and asynchronous invocations that kept failing.
 *  - bucket: batches of the Leads stream. An SQS destination would keep only their metadata, and the stream
 *    itself forgets after 24 h; S3 keeps the records.
 */
export class DeadLetters extends Construct {
  readonly queue: Queue;
  readonly bucket: Bucket;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    this.queue = new Queue(this, 'Queue', {
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      retentionPeriod: Duration.days(14),
    });
    Validations.of(this.queue).acknowledge({
      id: 'AwsSolutions-SQS3',
      reason: 'This is the dead-letter queue; an alarm fires on its first message.',
    });

    this.bucket = new Bucket(this, 'Batches', {
      encryption: BucketEncryption.S3_MANAGED,
      enforceSSL: true,
      minimumTLSVersion: 1.2,
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      // Long enough to repair and replay; no longer, since the records hold personal data.
      lifecycleRules: [
        { expiration: Duration.days(30), abortIncompleteMultipartUploadAfter: Duration.days(1) },
      ],
      removalPolicy: RemovalPolicy.RETAIN,
    });
    Validations.of(this.bucket).acknowledge({
      id: 'AwsSolutions-S1',
      reason:
        'Only Lambda writes here and only after a failure that raises an alarm; access is in CloudTrail.',
    });
  }

  /** Lets a function's failed asynchronous invocations land in the queue. */
  letSend(sender: HandoffFunction): void {
    sender.allow(['sqs:SendMessage'], this.queue.queueArn);
  }

  /** Lets a function see what is there: how many messages, some of them, and the names of batches, not the batches. */
  letLook(reader: HandoffFunction): void {
    reader.allow(['sqs:GetQueueAttributes', 'sqs:ReceiveMessage'], this.queue.queueArn);
    reader.allow(['s3:ListBucket'], this.bucket.bucketArn);
  }

  /** Lets a stream reader's failed batches land in the bucket. */
  letKeepBatches(reader: HandoffFunction): void {
    reader.allow(['s3:PutObject'], this.bucket.arnForObjects('*'));
    reader.allow(['s3:ListBucket'], this.bucket.bucketArn);
    const bucketId = Stack.of(this).getLogicalId(this.bucket.node.defaultChild as CfnBucket);
    reader.acknowledgeWildcard(
      `<${bucketId}.Arn>/*`,
      'Lambda names each failed batch itself, by mapping, shard and time.',
    );
  }
}
