import { CfnParameter, Fn } from 'aws-cdk-lib';
import { Construct } from 'constructs';

/** What a deployment chooses: `cdk deploy --parameters SenderAddress=leads@example.com …`. */
export class HandoffParameters extends Construct {
  /** Named in tags, alarm names and alarm mails. One stage for each account and region. */
  readonly stageName: string;
  /** A verified SES identity; alerts are sent from it. */
  readonly senderAddress: string;
  /** The registered number of SMS alerts; empty = SNS chooses. */
  readonly smsOrigination: string;
  /** Origins of the landing pages whose forms may post, comma separated. */
  readonly allowedFormOrigins: string;
  /** How long a policy minute lasts, in ms. Shortened only to try things out; elapsed clocks only. */
  readonly policyMinuteMs: string;
  /** Whether webhooks may go to the machine that sends them; true on one machine only. */
  readonly loopbackWebhooks: string;
  /** Who hears of alarms; empty = nobody is subscribed. */
  readonly alarmEmail: string;
  /** Whether everybody who signs in needs an authenticator app (ON) or only who has set one up (OPTIONAL). */
  readonly signInMfa: string;
  /** A domain name of one's own for the console and the API; empty = the distribution's own name. */
  readonly consoleDomain: string;
  /** ARN of the certificate of that name, in us-east-1. */
  readonly consoleCertificate: string;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    this.stageName = this.parameter('StageName', {
      default: 'prod',
      allowedPattern: '[a-z][a-z0-9-]{0,19}',
      description: 'Named in tags, alarm names and alarm mails. One stage for each account and region.',
    }).valueAsString;
    this.senderAddress = this.parameter('SenderAddress', {
      allowedPattern: '[^@\\s<>]+@[^@\\s<>]+',
      description: 'The bare address alerts are sent from. It or its domain must be a verified SES identity.',
    }).valueAsString;
    this.smsOrigination = this.parameter('SmsOrigination', {
      default: '',
      allowedPattern: '(\\+[1-9]\\d{6,14})?',
      description: 'Registered origination number of SMS alerts, as +12025550123 (required in the US).',
    }).valueAsString;
    this.allowedFormOrigins = Fn.join(
      ',',
      this.parameter('AllowedFormOrigins', {
        type: 'CommaDelimitedList',
        description: 'Origins whose forms may post, e.g. https://www.example.com,https://go.example.com',
      }).valueAsList,
    );
    this.policyMinuteMs = this.parameter('PolicyMinuteMs', {
      type: 'Number',
      default: 60_000,
      minValue: 10,
      maxValue: 60_000,
      description: 'Length of a policy minute in ms. Leave at 60000 except to try things out.',
    }).valueAsString;
    this.loopbackWebhooks = this.parameter('LoopbackWebhooks', {
      default: 'false',
      allowedValues: ['true', 'false'],
      description:
        'Leave at false: the runtime of one machine sets it, so that webhooks can be tried out there.',
    }).valueAsString;
    this.alarmEmail = this.parameter('AlarmEmail', {
      default: '',
      description: 'Address that is subscribed to the alarms; it must confirm the subscription by mail.',
    }).valueAsString;
    this.signInMfa = this.parameter('SignInMfa', {
      default: 'OPTIONAL',
      allowedValues: ['OPTIONAL', 'ON'],
      description:
        'ON: everybody sets up an authenticator app at the first sign-in. OPTIONAL: only those who have one are asked.',
    }).valueAsString;
    this.consoleDomain = this.parameter('ConsoleDomain', {
      default: '',
      allowedPattern: '([a-z0-9-]+(\\.[a-z0-9-]+)+)?',
      description:
        'Your own name for the console and the API, e.g. leads.example.com, whose DNS record leads to the distribution.',
    }).valueAsString;
    this.consoleCertificate = this.parameter('ConsoleCertificateArn', {
      default: '',
      allowedPattern: '(arn:[a-z-]+:acm:us-east-1:\\d{12}:certificate/[\\w-]+)?',
      description: 'The certificate of ConsoleDomain, which CloudFront takes from us-east-1 alone.',
    }).valueAsString;
  }

  /** A parameter whose name in the template is exactly `name`, without the construct's path in front. */
  private parameter(name: string, props: ConstructorParameters<typeof CfnParameter>[2]): CfnParameter {
    const parameter = new CfnParameter(this, name, props);
    parameter.overrideLogicalId(name);
    return parameter;
  }
}
