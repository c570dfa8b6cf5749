import { beforeAll, describe, expect, it } from 'vitest';
import { readable, type Synthesized, synthesize, type TemplateResource } from '../support/stack.ts';

let stack: Synthesized;
let model: TemplateResource & { readonly DependsOn?: unknown };
beforeAll(() => {
  stack = synthesize();
  const [found, ...more] = Object.values(stack.ofType('Custom::OperatingModel'));
  if (!found || more.length > 0) throw new Error('The stack must have exactly one operating model');
  model = found;
});

describe('the operating model', () => {
  it('is applied by its function at each deployment in which it changed', () => {
    expect(readable(model.Properties['ServiceToken'])).toBe(`<${stack.functionId('apply-model')}.Arn>`);
    expect(model.Properties['ModelHash']).toMatch(/^[0-9a-f]{64}$/);
    const [again] = Object.values(synthesize().ofType('Custom::OperatingModel'));
    expect(again?.Properties['ModelHash']).toBe(model.Properties['ModelHash']);
  });

  it('does not hold a deployment up for the hour that CloudFormation would wait', () => {
    const lambda = stack.ofType('AWS::Lambda::Function')[stack.functionId('apply-model')];
    const seconds = Number(model.Properties['ServiceTimeout']);
    // Lambda makes a failed invocation twice more, a minute and two minutes later.
    expect(seconds).toBeGreaterThan(3 * lambda?.Properties['Timeout'] + 180);
    expect(seconds).toBeLessThanOrEqual(600);
  });

  it('is applied after its function may use the table', () => {
    const applier = stack.json['Resources'][stack.functionId('apply-model')];
    const policies = Object.keys(stack.ofType('AWS::IAM::Policy'));
    expect(applier.DependsOn.some((id: string) => policies.includes(id))).toBe(true);
  });
});
