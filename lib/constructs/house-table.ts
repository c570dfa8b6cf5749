import { RemovalPolicy } from 'aws-cdk-lib';
import {
  AttributeType,
  Billing,
  type GlobalSecondaryIndexPropsV2,
  type StreamViewType,
  TableEncryptionV2,
  TableV2,
} from 'aws-cdk-lib/aws-dynamodb';
import { Construct } from 'constructs';
import type { HandoffFunction } from './handoff-function.ts';

/**
 * What a function may do with items. A transaction needs the actions of its parts. Only a rebuild of the figures scans
 * (events) and deletes (a generation of figures that nobody reads).
 */
export type ItemAction =
  | 'GetItem'
  | 'BatchGetItem'
  | 'Query'
  | 'PutItem'
  | 'UpdateItem'
  | 'ConditionCheckItem'
  | 'Scan'
  | 'BatchWriteItem';

export type HouseTableProps = {
  readonly indexes?: readonly GlobalSecondaryIndexPropsV2[];
  readonly stream?: StreamViewType;
};

/**
 * A table as every table here is: string keys pk and sk, on demand, encrypted, restorable to any second of
 * 35 days, kept when the stack goes. Items whose `expiresAt` (epoch seconds) has passed may be deleted.
 */
export class HouseTable extends Construct {
  readonly table: TableV2;
  readonly indexNames: readonly string[];

  constructor(scope: Construct, id: string, props: HouseTableProps = {}) {
    super(scope, id);
    const indexes = props.indexes ?? [];
    this.indexNames = indexes.map((index) => index.indexName);
    this.table = new TableV2(this, 'Table', {
      partitionKey: { name: 'pk', type: AttributeType.STRING },
      sortKey: { name: 'sk', type: AttributeType.STRING },
      billing: Billing.onDemand(),
      encryption: TableEncryptionV2.awsManagedKey(),
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      timeToLiveAttribute: 'expiresAt',
      deletionProtection: true,
      removalPolicy: RemovalPolicy.RETAIN,
      globalSecondaryIndexes: [...indexes],
      ...(props.stream ? { dynamoStream: props.stream } : {}),
    });
  }

  get name(): string {
    return this.table.tableName;
  }

  get arn(): string {
    return this.table.tableArn;
  }

  /** Lets a function do these things with items of the table, not of its indexes. */
  letUse(user: HandoffFunction, ...actions: readonly ItemAction[]): void {
    user.allow(
      actions.map((action) => `dynamodb:${action}`),
      this.arn,
    );
  }

  /** Lets a function query these indexes. */
  letQuery(user: HandoffFunction, ...indexNames: readonly string[]): void {
    user.allow(['dynamodb:Query'], ...indexNames.map((name) => this.indexArn(name)));
  }

  /** Lets a function read these indexes from end to end. */
  letScan(user: HandoffFunction, ...indexNames: readonly string[]): void {
    user.allow(['dynamodb:Scan'], ...indexNames.map((name) => this.indexArn(name)));
  }

  private indexArn(name: string): string {
    if (!this.indexNames.includes(name)) throw new Error(`${this.node.path} has no index ${name}`);
    return `${this.arn}/index/${name}`;
  }
}
