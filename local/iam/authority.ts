import type { Resource, Stack } from '../ports.ts';
import type { CallContext } from './conditions.ts';
import { matchesPattern } from './match.ts';
import { evaluate, parsePolicy, type Statement } from './statements.ts';

/** A service that calls a function by its resource policy, and the thing on whose behalf it does. */
export type ServicePrincipal = { readonly service: string; readonly sourceArn: string };

/** Answers who may do what, from the roles, policies and permissions of the stack. */
export type Authority = {
  /** Undefined when the role may; else the sentence AWS would put into AccessDeniedException. */
  refusal(roleId: string, action: string, resource: string, context?: CallContext): string | undefined;
  /** The same for a function by its logical id: judged by the function's role. */
  refusalOf(functionId: string, action: string, resource: string, context?: CallContext): string | undefined;
  /** Whether a service principal (by Lambda permission) or a role (by its policies) may invoke a function. */
  mayInvoke(caller: ServicePrincipal | string, functionId: string): boolean;
  /** Logical id of the role that a function runs as. */
  roleOf(functionId: string): string;
};

/** AWS managed policies that only concern logs and traces, which nothing here checks. */
const harmlessManagedPolicies = [
  ':iam::aws:policy/service-role/AWSLambdaBasicExecutionRole',
  ':iam::aws:policy/AWSXRayDaemonWriteAccess',
  ':iam::aws:policy/AWSXrayWriteOnlyAccess',
  ':iam::aws:policy/CloudWatchLambdaInsightsExecutionRolePolicy',
];

const strings = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((entry) => typeof entry === 'string') : [];

const statementsOfRole = (role: Resource): Statement[] => {
  const { logicalId, properties } = role;
  if (properties['PermissionsBoundary'] !== undefined)
    throw new Error(`${logicalId}: PermissionsBoundary is not supported by the local runtime`);
  for (const arn of strings(properties['ManagedPolicyArns']))
    if (!harmlessManagedPolicies.some((known) => arn.endsWith(known)))
      throw new Error(`${logicalId}: managed policy ${arn} is not supported by the local runtime`);
  const inline = Array.isArray(properties['Policies']) ? properties['Policies'] : [];
  return inline.flatMap((policy: { PolicyDocument?: unknown }) =>
    parsePolicy(logicalId, policy.PolicyDocument),
  );
};

const collectStatements = (stack: Stack): ReadonlyMap<string, Statement[]> => {
  const byRole = new Map<string, Statement[]>();
  const idOfName = new Map<string, string>();
  for (const role of stack.ofType('AWS::IAM::Role')) {
    byRole.set(role.logicalId, statementsOfRole(role));
    idOfName.set(String(role.properties['RoleName'] ?? role.logicalId), role.logicalId);
  }
  for (const { logicalId, properties } of stack.ofType('AWS::IAM::Policy')) {
    const statements = parsePolicy(logicalId, properties['PolicyDocument']);
    for (const name of strings(properties['Roles'])) {
      const role = byRole.get(idOfName.get(name) ?? '');
      if (!role) throw new Error(`${logicalId}: role ${name} is not of this stack`);
      role.push(...statements);
    }
  }
  return byRole;
};

type Grant = {
  readonly functionId: string;
  readonly principal: string;
  readonly sourceArn: string | undefined;
};

/** Logical id of the function that a template means by name or ARN; undefined when it is not of the stack. */
export const functionIdOf = (stack: Stack, nameOrArn: unknown): string | undefined => {
  const found = stack
    .ofType('AWS::Lambda::Function')
    .find(
      ({ logicalId, properties }) =>
        nameOrArn === stack.arnOf(logicalId) || nameOrArn === (properties['FunctionName'] ?? logicalId),
    );
  return found?.logicalId;
};

const collectGrants = (stack: Stack): Grant[] =>
  stack.ofType('AWS::Lambda::Permission').map(({ logicalId, properties }) => {
    const functionId = functionIdOf(stack, properties['FunctionName']);
    const { Action, Principal, SourceArn } = properties;
    if (functionId === undefined) throw new Error(`${logicalId}: its function is not of this stack`);
    if (Action !== 'lambda:InvokeFunction' || typeof Principal !== 'string')
      throw new Error(`${logicalId}: permission for ${String(Action)} is not supported by the local runtime`);
    return {
      functionId,
      principal: Principal,
      sourceArn: typeof SourceArn === 'string' ? SourceArn : undefined,
    };
  });

/**
 * Reads every role, policy and permission of the stack once.
 * @throws for a policy element, condition or managed policy that cannot be judged here.
 */
export const createAuthority = (stack: Stack): Authority => {
  const byRole = collectStatements(stack);
  const grants = collectGrants(stack);
  const roles = new Map<string, string>();
  for (const { logicalId, properties } of stack.ofType('AWS::Lambda::Function')) {
    const role = stack.byArn(String(properties['Role']));
    if (role?.type !== 'AWS::IAM::Role') throw new Error(`${logicalId}: its role is not of this stack`);
    roles.set(logicalId, role.logicalId);
  }
  const roleOf = (functionId: string): string => {
    const role = roles.get(functionId);
    if (role === undefined) throw new Error(`There is no function ${functionId} in this stack`);
    return role;
  };
  const refuse = (who: string, roleId: string, action: string, resource: string, context?: CallContext) => {
    // On one machine every call is taken to have come over TLS: the traffic never leaves it.
    const verdict = evaluate(byRole.get(roleId) ?? [], action, resource, {
      'aws:SecureTransport': 'true',
      ...context,
    });
    if (verdict === 'allowed') return undefined;
    const reason =
      verdict === 'denied explicitly'
        ? 'with an explicit deny in an identity-based policy'
        : `because no identity-based policy allows the ${action} action`;
    return `User: ${who} is not authorized to perform: ${action} on resource: ${resource} ${reason}`;
  };
  const refusal: Authority['refusal'] = (roleId, action, resource, context) =>
    refuse(stack.arnOf(roleId), roleId, action, resource, context);
  return {
    refusal,
    refusalOf: (functionId, action, resource, context) => {
      const roleId = roleOf(functionId);
      const session = stack.arnOf(roleId).replace(':iam:', ':sts:').replace(':role/', ':assumed-role/');
      return refuse(`${session}/${functionId}`, roleId, action, resource, context);
    },
    mayInvoke: (caller, functionId) =>
      typeof caller === 'string'
        ? refusal(caller, 'lambda:InvokeFunction', stack.arnOf(functionId)) === undefined
        : grants.some(
            (grant) =>
              grant.functionId === functionId &&
              grant.principal === caller.service &&
              (grant.sourceArn === undefined || matchesPattern(grant.sourceArn, caller.sourceArn)),
          ),
    roleOf,
  };
};
