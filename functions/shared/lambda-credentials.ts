/**
 * Stands in for the SDK's chain of credential providers when functions are bundled: a Lambda function finds its
 * credentials in the environment and nowhere else, and the rest of the chain is a fifth of the bundle.
 */
export { fromEnv as defaultProvider } from '@aws-sdk/credential-provider-env';
