import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type CfnResource, RemovalPolicy, Stack, Validations } from 'aws-cdk-lib';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { Bucket } from 'aws-cdk-lib/aws-s3';
import { Asset } from 'aws-cdk-lib/aws-s3-assets';
import { BucketDeployment, CacheControl, Source } from 'aws-cdk-lib/aws-s3-deployment';
import { Construct } from 'constructs';

const BUILT = fileURLToPath(new URL('../../.build/console', import.meta.url));

/**
 * The built console in its bucket. Files below assets/ carry a hash of their content in their name and are kept for a
 * year by whoever got them; the page that names them is asked for again each time.
 */
export class ConsoleFiles extends Construct {
  constructor(scope: Construct, id: string, bucket: Bucket) {
    super(scope, id);
    if (!existsSync(BUILT)) throw new Error(`${BUILT} is missing: build the console first (npm run build)`);
    const built = new Asset(this, 'Built', { path: BUILT });
    const role = this.uploader(built, bucket);
    const logGroup = new LogGroup(this, 'Logs', {
      retention: RetentionDays.ONE_MONTH,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    logGroup.grantWrite(role);

    const upload = (
      name: string,
      files: { exclude: string[]; include?: string[] },
      ...caching: CacheControl[]
    ) => {
      const made = new BucketDeployment(this, name, {
        sources: [Source.bucket(built.bucket, built.s3ObjectKey)],
        destinationBucket: bucket,
        ...files,
        cacheControl: caching,
        // A page that was opened before a deployment still asks for the files it knows. They weigh less than a megabyte
        // and are public anyway, so nothing is ever removed.
        prune: false,
        role: role.withoutPolicyUpdates(),
        logGroup,
        // The AWS CLI that it runs takes minutes with the 128 MB it has otherwise.
        memoryLimit: 512,
      });
      made.node.addDependency(role);
      return made;
    };
    const assets = upload(
      'Assets',
      { exclude: ['*'], include: ['assets/*'] },
      CacheControl.fromString('public, max-age=31536000, immutable'),
    );
    const pages = upload('Pages', { exclude: ['assets/*'] }, CacheControl.noCache());
    // No page names a file that is not there yet.
    pages.node.addDependency(assets);
    acknowledgeUploader(Stack.of(this));
  }

  /** May fetch what was built and put it into the bucket, and no more: the grants that CDK would make take wildcards. */
  private uploader(built: Asset, bucket: Bucket): Role {
    const role = new Role(this, 'Role', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
    const allow = (action: string, resource: string) =>
      role.addToPolicy(new PolicyStatement({ actions: [action], resources: [resource] }));
    allow('s3:GetObject', built.bucket.arnForObjects(built.s3ObjectKey));
    allow('s3:ListBucket', bucket.bucketArn);
    allow('s3:PutObject', bucket.arnForObjects('*'));
    const bucketId = Stack.of(this).getLogicalId(bucket.node.defaultChild as CfnResource);
    Validations.of(role).acknowledge({
      id: `AwsSolutions-IAM5[Resource::<${bucketId}.Arn>/*]`,
      reason: 'The names of the files change with their content; the bucket holds nothing else.',
    });
    return role;
  }
}

/** CDK keeps one uploading function for the whole stack, beside what asked for it. */
const acknowledgeUploader = (stack: Stack): void => {
  for (const child of stack.node.children.filter(({ node }) =>
    node.id.startsWith('Custom::CDKBucketDeployment'),
  ))
    Validations.of(child).acknowledge({
      id: 'AwsSolutions-L1',
      reason:
        'CDK chooses the runtime of its own function. It runs while the stack is deployed and on nothing but our build.',
    });
};
