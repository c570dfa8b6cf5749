import { RemovalPolicy, Validations } from 'aws-cdk-lib';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import type { HandoffFunction } from './handoff-function.ts';

/** The key that signs the links in alerts. Whoever has it can answer for any rep, so only two functions read it. */
export class LinkSecret extends Construct {
  readonly arn: string;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    const secret = new Secret(this, 'Secret', {
      description: 'Signs the links in lead alerts. A new value makes every link sent before it invalid.',
      generateSecretString: { passwordLength: 64, excludePunctuation: true },
      removalPolicy: RemovalPolicy.DESTROY,
    });
    Validations.of(secret).acknowledge({
      id: 'AwsSolutions-SMG4',
      reason:
        'Rotation on a timer would void the links of every lead that waits. Links expire by themselves; ' +
        'docs/runbook.md says how to replace the key when it may have leaked.',
    });
    this.arn = secret.secretArn;
  }

  /** Lets a function sign or check links. */
  letRead(reader: HandoffFunction): void {
    reader.allow(['secretsmanager:GetSecretValue'], this.arn);
  }
}
