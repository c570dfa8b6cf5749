import { beforeAll, describe, expect, it } from 'vitest';
import { readable, type Synthesized, synthesize } from '../support/stack.ts';

let stack: Synthesized;
beforeAll(() => {
  stack = synthesize();
});

/** The only resource of a type: its logical id with what the template says of it. */
const only = (type: string) => {
  const all = Object.entries(stack.ofType(type));
  expect(all).toHaveLength(1);
  const [id, resource] = all[0] as (typeof all)[number];
  return { id, ...resource };
};
const pool = () => only('AWS::Cognito::UserPool');
const client = () => only('AWS::Cognito::UserPoolClient').Properties;
const home = () => `https://<${only('AWS::CloudFront::Distribution').id}.DomainName>/`;

describe('the user pool', () => {
  it('lets nobody make an account but an administrator', () => {
    expect(pool().Properties['AdminCreateUserConfig']).toEqual({ AllowAdminCreateUserOnly: true });
  });

  it('takes the name or the confirmed e-mail, in any case', () => {
    expect(pool().Properties).toMatchObject({
      AliasAttributes: ['email'],
      AutoVerifiedAttributes: ['email'],
      UsernameConfiguration: { CaseSensitive: false },
      UserAttributeUpdateSettings: { AttributesRequireVerificationBeforeUpdate: ['email'] },
    });
  });

  it('wants long passwords of every kind of letter, and first ones only for days', () => {
    expect(pool().Properties['Policies'].PasswordPolicy).toEqual({
      MinimumLength: 12,
      RequireLowercase: true,
      RequireUppercase: true,
      RequireNumbers: true,
      RequireSymbols: true,
      TemporaryPasswordValidityDays: 3,
    });
  });

  it('asks for an authenticator app, of everybody where the deployment says so', () => {
    expect(pool().Properties).toMatchObject({
      MfaConfiguration: { Ref: 'SignInMfa' },
      EnabledMfas: ['SOFTWARE_TOKEN_MFA'],
    });
    expect(stack.json['Parameters'].SignInMfa).toMatchObject({
      Default: 'OPTIONAL',
      AllowedValues: ['OPTIONAL', 'ON'],
    });
  });

  it('lets people back in by e-mail, and survives the stack', () => {
    expect(pool().Properties).toMatchObject({
      AccountRecoverySetting: { RecoveryMechanisms: [{ Name: 'verified_email', Priority: 1 }] },
      DeletionProtection: 'ACTIVE',
    });
    expect(pool().DeletionPolicy).toBe('Retain');
  });

  it('has pages under a name that no other account has', () => {
    expect(readable(only('AWS::Cognito::UserPoolDomain').Properties['Domain'])).toBe(
      'lead-handoff-<AWS::AccountId>',
    );
  });
});

describe('the console as its client', () => {
  it('has no secret, and gets tokens for a code alone', () => {
    expect(client()).toMatchObject({
      GenerateSecret: false,
      AllowedOAuthFlowsUserPoolClient: true,
      AllowedOAuthFlows: ['code'],
      AllowedOAuthScopes: ['openid'],
      ExplicitAuthFlows: ['ALLOW_REFRESH_TOKEN_AUTH'],
      SupportedIdentityProviders: ['COGNITO'],
    });
  });

  it('is sent back to the first page and nowhere else', () => {
    for (const name of ['CallbackURLs', 'LogoutURLs']) {
      expect(client()[name], name).toHaveLength(1);
      expect(readable(client()[name]), name).toBe(home());
    }
  });

  it('works an hour with a token, and half a day until the next sign-in', () => {
    expect(client()).toMatchObject({
      AccessTokenValidity: 60,
      IdTokenValidity: 60,
      RefreshTokenValidity: 720,
      TokenValidityUnits: { AccessToken: 'minutes', IdToken: 'minutes', RefreshToken: 'minutes' },
      EnableTokenRevocation: true,
    });
  });

  it('does not tell who has an account', () => {
    expect(client()['PreventUserExistenceErrors']).toBe('ENABLED');
  });
});

it('is told to operators and to the console', () => {
  const { Outputs } = stack.json;
  const issuer = `<${pool().id}.ProviderURL>`;
  const clientId = `<${only('AWS::Cognito::UserPoolClient').id}>`;
  expect(readable(Outputs.SignInIssuer.Value)).toBe(issuer);
  expect(readable(Outputs.SignInClientId.Value)).toBe(clientId);
  expect(readable(Outputs.UserPoolId.Value)).toBe(`<${pool().id}>`);
  const { Variables } =
    stack.ofType('AWS::Lambda::Function')[stack.functionId('serve-web')]?.Properties['Environment'] ?? {};
  expect(readable(Variables.ISSUER)).toBe(issuer);
  expect(readable(Variables.CLIENT_ID)).toBe(clientId);
});
