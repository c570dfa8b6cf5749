import { AttributeType, ProjectionType, StreamViewType } from 'aws-cdk-lib/aws-dynamodb';
import type { Construct } from 'constructs';
import { HouseTable } from './house-table.ts';

/**
 * Leads, their events, alerts and keys. An event is an item of its own, so the stream of new images is the
 * event log in order, per lead.
 *
 *   byOwner         ownerId   × nextDeadline   what a rep has to do next
 *   byCaptureDay    captureDay × capturedAt    lists by time of capture
 *   byOpenDeadline  openShard × nextDeadline   sparse: untouched open leads only; its size is the backlog's
 *   byCompany       companyKey × capturedAt    sparse: leads whose e-mail domain says which company they are of
 */
export class LeadsTable extends HouseTable {
  constructor(scope: Construct, id: string) {
    super(scope, id, {
      stream: StreamViewType.NEW_IMAGE,
      indexes: [
        index('byOwner', 'ownerId', 'nextDeadline', ['stage', 'tier', 'captureDay']),
        index('byCaptureDay', 'captureDay', 'capturedAt', ['stage', 'tier', 'ownerId']),
        index('byOpenDeadline', 'openShard', 'nextDeadline', [
          'stage',
          'respondBy',
          'tier',
          'round',
          'ownerId',
        ]),
        { ...keysOf('byCompany', 'companyKey', 'capturedAt'), projectionType: ProjectionType.KEYS_ONLY },
      ],
    });
  }

  get streamArn(): string {
    const arn = this.table.tableStreamArn;
    if (arn === undefined) throw new Error('The Leads table has lost its stream');
    return arn;
  }
}

const keysOf = (indexName: string, partition: string, sort: string) => ({
  indexName,
  partitionKey: { name: partition, type: AttributeType.STRING },
  sortKey: { name: sort, type: AttributeType.STRING },
});

/** No index carries personal data: only keys and what a list is filtered by. */
const index = (indexName: string, partition: string, sort: string, nonKeyAttributes: string[]) => ({
  ...keysOf(indexName, partition, sort),
  projectionType: ProjectionType.INCLUDE,
  nonKeyAttributes,
});
