/** The secret behind signed links, read once per function instance. */
import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';

export type LinkSecret = () => Promise<string>;

export function linkSecret(arn: string, client = new SecretsManagerClient({})): LinkSecret {
  let secret: Promise<string> | undefined;
  return () => {
    secret ??= read().catch((error: unknown) => {
      secret = undefined;
      throw error;
    });
    return secret;
  };

  async function read(): Promise<string> {
    const { SecretString } = await client.send(new GetSecretValueCommand({ SecretId: arn }));
    if (!SecretString) throw new Error('LINK_SECRET_EMPTY');
    return SecretString;
  }
}
