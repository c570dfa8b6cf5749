import { App, type AppProps, DefaultStackSynthesizer, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import { HandoffStack } from './handoff-stack.ts';

/**
 * The recommended behaviours of CDK that this stack relies on (findings of its own validation of the template are
 * errors), and where a bundled asset came from.
 */
const CONTEXT = {
  '@aws-cdk/aws-iam:minimizePolicies': true,
  '@aws-cdk/aws-events:eventsTargetQueueSameAccount': true,
  '@aws-cdk/core:checkSecretUsage': true,
  '@aws-cdk/aws-apigateway:logGroupDestinationArnWithoutWildcard': true,
  '@aws-cdk/aws-kms:reduceCrossAccountRegionPolicyScope': true,
  '@aws-cdk/core:validateAgainstDefaultRules': true,
  'aws:cdk:enable-asset-metadata': true,
};

/** The app with its one stack, for any account and region: `cdk deploy` supplies both. */
export const createApp = (props: AppProps = {}): App => {
  const app = new App({ analyticsReporting: false, context: CONTEXT, ...props });
  new HandoffStack(app, 'LeadHandoff', {
    description: 'Lead Handoff: the handoff of a lead from marketing to sales, owned, timed and measured.',
    // The CLI checks the bootstrap version itself, so the template needs no rule and parameter for it.
    synthesizer: new DefaultStackSynthesizer({ generateBootstrapVersionRule: false }),
  });
  return app;
};

/** Makes the synthesis of an app fail on every AwsSolutions finding that nobody acknowledged with a reason. */
export const refuseFindings = (app: App): void => {
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
};
