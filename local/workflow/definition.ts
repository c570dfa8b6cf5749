import validate from 'asl-validator';
import type { Resource, Stack } from '../ports.ts';

/** A state as the Amazon States Language writes it; only the fields that are read here are named. */
export type State = {
  readonly Type: string;
  readonly Resource?: string;
  readonly Next?: string;
  readonly End?: boolean;
  readonly InputPath?: string | null;
  readonly OutputPath?: string | null;
  readonly Seconds?: number;
  readonly SecondsPath?: string;
  readonly Timestamp?: string;
  readonly TimestampPath?: string;
  readonly TimeoutSeconds?: number;
  readonly [field: string]: unknown;
};

export type Definition = {
  readonly StartAt: string;
  readonly States: Readonly<Record<string, State>>;
  readonly TimeoutSeconds?: number;
};

export type StateMachine = {
  readonly logicalId: string;
  readonly arn: string;
  readonly roleArn: string;
  readonly definition: Definition;
};

const TYPES = ['Task', 'Pass', 'Wait', 'Choice', 'Succeed', 'Fail'];

/** Fields of a state that the interpreter ignores or gets wrong, and why. */
const REFUSED_FIELDS: Readonly<Record<string, string>> = {
  Assign: 'workflow variables are not played here',
  Arguments: 'JSONata is not played here',
  Output: 'JSONata is not played here',
  HeartbeatSeconds: 'heartbeats are not played here',
  HeartbeatSecondsPath: 'heartbeats are not played here',
};

/** $$.Execution's input and start are those of one state in the interpreter, not of the whole execution. */
const REFUSED_CONTEXT = /\$\$\.Execution\.(Input|StartTime)|\$\$\.(State|Task)\b|"\$\$"/;

/**
 * The state machine of a template resource, checked once. Throws, naming machine and state, for what is not valid
 * ASL and for what would behave otherwise than on AWS: JSONata, Assign, Map, Parallel, and tasks that are not
 * a Lambda function of the stack.
 */
export function readStateMachine(stack: Stack, { logicalId, properties }: Resource): StateMachine {
  const refuse = (problem: string): never => {
    throw new Error(`${logicalId}: ${problem}`);
  };
  const text = properties['DefinitionString'];
  if (typeof text !== 'string') return refuse('only a state machine with a DefinitionString is played here');
  if ((properties['StateMachineType'] ?? 'STANDARD') !== 'STANDARD') refuse('only STANDARD is played here');
  const definition = parse(text, refuse);

  if (/"QueryLanguage"\s*:\s*"JSONata"/.test(text)) refuse('JSONata is not played here; write JSONPath');
  for (const [name, state] of Object.entries(definition.States ?? {})) {
    if (!TYPES.includes(state.Type)) refuse(`state ${name}: ${state.Type} states are not played here`);
    const field = Object.keys(state).find((key) => key in REFUSED_FIELDS);
    if (field) refuse(`state ${name}: ${field}: ${REFUSED_FIELDS[field]}`);
    if (REFUSED_CONTEXT.test(JSON.stringify(state)))
      refuse(
        `state ${name}: of the context object only $$.Execution.Id and .Name and $$.StateMachine are played here`,
      );
    if (state.Type === 'Task' && stack.byArn(String(state.Resource))?.type !== 'AWS::Lambda::Function')
      refuse(`state ${name}: ${state.Resource} is not a Lambda function of the stack`);
  }

  // the validator writes defaults into what it checks: it gets its own copy
  const { isValid, errorsText } = validate(parse(text, refuse), { checkPaths: true, checkArn: true });
  if (!isValid) refuse(`not valid Amazon States Language: ${errorsText('; ')}`);
  return { logicalId, arn: stack.arnOf(logicalId), roleArn: String(properties['RoleArn']), definition };
}

function parse(text: string, refuse: (problem: string) => never): Definition {
  try {
    return JSON.parse(text) as Definition;
  } catch {
    return refuse('its DefinitionString is not JSON');
  }
}
