import { issuerAddress } from '../issuer/address.ts';
import type { Resource, Stack } from '../ports.ts';
import { noValue, resolveCondition, resolveValue, type Scope } from './intrinsics.ts';
import type { Template } from './load.ts';
import { resolveParameters } from './parameters.ts';
import {
  apiDomain,
  distributionDomain,
  type Naming,
  type Place,
  type ResourceType,
  resourceTypeOf,
} from './resource-types.ts';

/** Region, account and domain that the stack believes in; nothing here reaches AWS. */
export const localPlace = (origin: string): Place => ({
  partition: 'aws',
  region: 'eu-west-1',
  accountId: '000000000000',
  urlSuffix: 'amazonaws.com',
  origin,
});

export const stackIdOf = ({ partition, region, accountId }: Place): string =>
  `arn:${partition}:cloudformation:${region}:${accountId}:stack/local/0`;

const pseudoParameters = (place: Place): ReadonlyMap<string, unknown> =>
  new Map<string, unknown>([
    ['AWS::Partition', place.partition],
    ['AWS::Region', place.region],
    ['AWS::AccountId', place.accountId],
    ['AWS::URLSuffix', place.urlSuffix],
    ['AWS::StackName', 'local'],
    ['AWS::StackId', stackIdOf(place)],
    ['AWS::NoValue', noValue],
  ]);

const inContext = <T>(what: string, work: () => T): T => {
  try {
    return work();
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw new Error(`${what}: ${message}`, { cause: error });
  }
};

/** Looks things up in one template; resolves lazily, as names depend on other resources' properties. */
class Resolution implements Scope {
  readonly #template: Template;
  readonly #place: Place;
  readonly #parameters: ReadonlyMap<string, unknown>;
  readonly #pseudo: ReadonlyMap<string, unknown>;
  readonly #deciding = new Set<string>();

  constructor(template: Template, supplied: Readonly<Record<string, string>>, place: Place) {
    this.#template = template;
    this.#place = place;
    this.#parameters = resolveParameters(template.Parameters, supplied);
    this.#pseudo = pseudoParameters(place);
  }

  ref(name: string): unknown {
    if (this.#pseudo.has(name)) return this.#pseudo.get(name);
    if (this.#parameters.has(name)) return this.#parameters.get(name);
    const declared = this.#template.Parameters[name];
    if (declared) throw new Error(`parameter ${name} (${declared.Type}) has no value on one machine`);
    if (name.startsWith('AWS::'))
      throw new Error(`pseudo parameter ${name} is not supported by the local runtime`);
    const { type, naming } = this.find(name);
    return type.ref(naming, this.#place);
  }

  attribute(logicalId: string, name: string): string {
    const { type, naming, typeName } = this.find(logicalId);
    const attribute =
      type.attributes && Object.hasOwn(type.attributes, name) ? type.attributes[name] : undefined;
    if (!attribute)
      throw new Error(
        `attribute ${name} of ${logicalId} (${typeName}) is not supported by the local runtime`,
      );
    return attribute(naming, this.#place);
  }

  condition(name: string): boolean {
    if (!Object.hasOwn(this.#template.Conditions, name)) throw new Error(`condition ${name} is not declared`);
    if (this.#deciding.has(name)) throw new Error(`condition ${name} depends on itself`);
    this.#deciding.add(name);
    const value = inContext(`Condition ${name}`, () =>
      resolveCondition(this.#template.Conditions[name], this),
    );
    this.#deciding.delete(name);
    if (typeof value !== 'boolean') throw new Error(`condition ${name} is neither true nor false`);
    return value;
  }

  /** Addresses of an API, a distribution and a user pool's pages are joins of their parts; here all are local. */
  composed(text: string): string {
    const { region, origin } = this.#place;
    let local = text;
    for (const [logicalId, { Type }] of Object.entries(this.#template.Resources)) {
      if (Type === 'AWS::ApiGatewayV2::Api' && text.includes('.execute-api.'))
        local = local.replaceAll(`https://${apiDomain(logicalId, this.#place)}`, origin);
      if (Type === 'AWS::CloudFront::Distribution')
        local = local.replaceAll(`https://${distributionDomain(logicalId)}`, origin);
      if (Type === 'AWS::Cognito::UserPoolDomain' && text.includes('.amazoncognito.com'))
        local = local.replaceAll(
          `https://${String(this.ref(logicalId))}.auth.${region}.amazoncognito.com`,
          issuerAddress(origin),
        );
    }
    return local;
  }

  find(logicalId: string): { type: ResourceType; typeName: string; naming: Naming } {
    const resource = Object.hasOwn(this.#template.Resources, logicalId)
      ? this.#template.Resources[logicalId]
      : undefined;
    if (!resource) throw new Error(`there is no parameter or resource ${logicalId}`);
    if (resource.Condition !== undefined && !this.condition(resource.Condition))
      throw new Error(`${logicalId} is switched off by its condition ${resource.Condition}`);
    const type = resourceTypeOf(resource.Type);
    if (!type) throw new Error(`type ${resource.Type} of ${logicalId} is not supported by the local runtime`);
    const property = (name: string): unknown => resolveValue(resource.Properties[name], this);
    const named = (name: string): string | undefined => {
      const value = property(name);
      return typeof value === 'string' ? value : undefined;
    };
    return { type, typeName: resource.Type, naming: { logicalId, property, named } };
  }

  resources(): Map<string, Resource> {
    const resolved = new Map<string, Resource>();
    for (const [logicalId, { Type, Properties, Condition }] of Object.entries(this.#template.Resources)) {
      if (Condition !== undefined && !this.condition(Condition)) continue;
      inContext(`Resource ${logicalId} (${Type})`, () => {
        this.find(logicalId);
        const properties = resolveValue(Properties, this) as Record<string, unknown>;
        resolved.set(logicalId, { logicalId, type: Type, properties });
      });
    }
    return resolved;
  }

  outputs(): Record<string, string> {
    const outputs: Record<string, string> = {};
    for (const [name, { Value, Condition }] of Object.entries(this.#template.Outputs))
      if (Condition === undefined || this.condition(Condition))
        outputs[name] = inContext(`Output ${name}`, () => String(resolveValue(Value, this)));
    return outputs;
  }
}

/**
 * The template with every parameter, condition and intrinsic resolved for this machine.
 * @param supplied parameter values by name; those not given take the template's default.
 * @throws naming the logical id and what is unsupported, missing or contradictory.
 */
export const resolveStack = (
  template: Template,
  supplied: Readonly<Record<string, string>>,
  place: Place,
): Stack => {
  const resolution = new Resolution(template, supplied, place);
  const resources = resolution.resources();
  const byArn = new Map<string, Resource>();
  const arns = new Map<string, string>();
  for (const resource of resources.values()) {
    const { type, naming } = resolution.find(resource.logicalId);
    const arn = type.arn?.(naming, place);
    if (arn !== undefined) {
      arns.set(resource.logicalId, arn);
      byArn.set(arn, resource);
    }
    const streamArn = type.attributes?.['StreamArn']?.(naming, place);
    if (streamArn !== undefined) byArn.set(streamArn, resource);
  }
  return {
    resources,
    ofType: (type) => [...resources.values()].filter((resource) => resource.type === type),
    byArn: (arn) => byArn.get(arn),
    arnOf: (logicalId) => {
      const arn = arns.get(logicalId);
      if (arn === undefined) throw new Error(`${logicalId} has no ARN in this stack`);
      return arn;
    },
    outputs: resolution.outputs(),
  };
};
