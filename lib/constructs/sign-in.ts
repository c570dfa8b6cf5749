import { Aws, Duration, RemovalPolicy, Validations } from 'aws-cdk-lib';
import {
  AccountRecovery,
  type CfnUserPool,
  type CfnUserPoolClient,
  Mfa,
  OAuthScope,
  UserPool,
  UserPoolClient,
  UserPoolClientIdentityProvider,
} from 'aws-cdk-lib/aws-cognito';
import { Construct } from 'constructs';
import type { HandoffParameters } from './parameters.ts';

/**
 * Where people prove who they are: a user pool whose user names are the ids of the team's members. It knows no roles;
 * what a member may do stands in the Team table. An administrator makes the users, nobody signs up.
 */
export class MemberPool extends Construct {
  readonly pool: UserPool;
  /** What tokens name as their issuer; its public keys are below it. */
  readonly issuer: string;
  /** Address of the sign-in pages and of the token endpoint. */
  readonly pages: string;

  constructor(scope: Construct, id: string, parameters: HandoffParameters) {
    super(scope, id);
    const pool = new UserPool(this, 'UserPool', {
      selfSignUpEnabled: false,
      signInAliases: { username: true, email: true },
      signInCaseSensitive: false,
      // An address that nobody has confirmed must not become a way to sign in or to recover an account.
      keepOriginal: { email: true },
      accountRecovery: AccountRecovery.EMAIL_ONLY,
      passwordPolicy: {
        minLength: 12,
        requireLowercase: true,
        requireUppercase: true,
        requireDigits: true,
        requireSymbols: true,
        tempPasswordValidity: Duration.days(3),
      },
      mfa: Mfa.OPTIONAL,
      mfaSecondFactor: { sms: false, otp: true },
      deletionProtection: true,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    (pool.node.defaultChild as CfnUserPool).mfaConfiguration = parameters.signInMfa;
    acknowledge(pool);

    // A prefix is taken once per region over all accounts. The classic pages need no branding resource.
    const domain = pool.addDomain('Domain', {
      cognitoDomain: { domainPrefix: `lead-handoff-${Aws.ACCOUNT_ID}` },
    });
    this.pool = pool;
    this.issuer = pool.userPoolProviderUrl;
    this.pages = domain.baseUrl();
  }
}

export type SignInProps = {
  readonly members: MemberPool;
  /** Where the console is, without a slash at its end: people come back to its first page, and to nowhere else. */
  readonly baseUrl: string;
};

/** The console as the one client of the user pool that gets tokens. */
export class SignIn extends Construct {
  readonly issuer: string;
  readonly clientId: string;
  readonly userPoolId: string;

  constructor(scope: Construct, id: string, { members, baseUrl }: SignInProps) {
    super(scope, id);
    const home = `${baseUrl}/`;
    const client = new UserPoolClient(this, 'Client', {
      userPool: members.pool,
      generateSecret: false,
      supportedIdentityProviders: [UserPoolClientIdentityProvider.COGNITO],
      oAuth: {
        flows: { authorizationCodeGrant: true },
        // Nothing that would let a token change its own user.
        scopes: [OAuthScope.OPENID],
        callbackUrls: [home],
        logoutUrls: [home],
      },
      accessTokenValidity: Duration.hours(1),
      idTokenValidity: Duration.hours(1),
      refreshTokenValidity: Duration.hours(12),
      enableTokenRevocation: true,
      preventUserExistenceErrors: true,
    });
    // Passwords go to the pool's own pages alone: no flow takes one from a program.
    (client.node.defaultChild as CfnUserPoolClient).explicitAuthFlows = ['ALLOW_REFRESH_TOKEN_AUTH'];

    this.issuer = members.issuer;
    this.clientId = client.userPoolClientId;
    this.userPoolId = members.pool.userPoolId;
  }

  /** The variables of a function that checks access tokens. */
  get tokenVariables(): { readonly ISSUER: string; readonly CLIENT_ID: string } {
    return { ISSUER: this.issuer, CLIENT_ID: this.clientId };
  }
}

const acknowledge = (pool: UserPool): void => {
  Validations.of(pool).acknowledge({
    id: 'AwsSolutions-COG2',
    reason:
      'The parameter SignInMfa requires a second factor of everybody. Its default does not, so that a team can sign in ' +
      'before everybody has an authenticator app.',
  });
  Validations.of(pool).acknowledge({
    id: 'AwsSolutions-COG8',
    reason:
      'The Plus plan is charged for each user. Users are a few members of one team, made by an administrator, with long ' +
      'passwords; a token grants nothing that the Team table does not.',
  });
};
