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
  readonly ItemProcessor?: Processor;
  readonly MaxConcurrency?: number;
  readonly Label?: string;
  readonly [field: string]: unknown;
};

export type Definition = {
  readonly StartAt: string;
  readonly States: Readonly<Record<string, State>>;
  readonly TimeoutSeconds?: number;
};

/** The machine of each child of a Map. */
type Processor = Definition & {
  readonly ProcessorConfig?: { readonly Mode?: string; readonly ExecutionType?: string };
};

export type StateMachine = {
  readonly logicalId: string;
  readonly arn: string;
  readonly roleArn: string;
  readonly definition: Definition;
  /** What the children of each Map state run, by the state's name; its ARN is `…:stateMachine:Machine/Label`. */
  readonly processors: ReadonlyMap<string, StateMachine>;
};

const TYPES = ['Task', 'Pass', 'Wait', 'Choice', 'Succeed', 'Fail', 'Map'];

/** Fields of a state that the interpreter ignores or gets wrong, and why. */
const REFUSED_FIELDS: Readonly<Record<string, string>> = {
  Assign: 'workflow variables are not played here',
  Arguments: 'JSONata is not played here',
  Output: 'JSONata is not played here',
  HeartbeatSeconds: 'heartbeats are not played here',
  HeartbeatSecondsPath: 'heartbeats are not played here',
};

/** All that a Map may say here: a distributed one, over an array of its input, none of whose children may fail. */
const FIELDS_OF_MAP =
  'Type Comment InputPath ItemsPath ItemSelector ItemProcessor MaxConcurrency Label ResultSelector ResultPath OutputPath Catch Next End'.split(
    ' ',
  );

/** $$.Execution's input and start are those of one state in the interpreter, not of the whole execution. */
const REFUSED_CONTEXT = /\$\$\.Execution\.(Input|StartTime)|\$\$\.(State|Task)\b|"\$\$"/;

/**
 * The state machine of a template resource, checked once. Throws, naming machine and state, for what is not valid
 * ASL and for what would behave otherwise than on AWS: JSONata, Assign, Parallel, maps that are not distributed, and tasks
 * that are not a Lambda function of the stack.
 */
export function readStateMachine(stack: Stack, { logicalId, properties }: Resource): StateMachine {
  const refuse: Refuse = (problem) => {
    throw new Error(`${logicalId}: ${problem}`);
  };
  const text = properties['DefinitionString'];
  if (typeof text !== 'string') return refuse('only a state machine with a DefinitionString is played here');
  if ((properties['StateMachineType'] ?? 'STANDARD') !== 'STANDARD') refuse('only STANDARD is played here');
  const definition = parse(text, refuse);

  if (/"QueryLanguage"\s*:\s*"JSONata"/.test(text)) refuse('JSONata is not played here; write JSONPath');
  checkStates(stack, definition, refuse);

  // the validator writes defaults into what it checks: it gets its own copy
  const { isValid, errorsText } = validate(parse(text, refuse), { checkPaths: true, checkArn: true });
  if (!isValid) refuse(`not valid Amazon States Language: ${errorsText('; ')}`);
  const machine = { logicalId, arn: stack.arnOf(logicalId), roleArn: String(properties['RoleArn']) };
  const processors = Object.entries(definition.States).flatMap(([name, { ItemProcessor, Label = name }]) =>
    ItemProcessor === undefined
      ? []
      : [
          [
            name,
            { ...machine, arn: `${machine.arn}/${Label}`, definition: ItemProcessor, processors: new Map() },
          ],
        ],
  );
  return { ...machine, definition, processors: new Map(processors as [string, StateMachine][]) };
}

type Refuse = (problem: string) => never;

function checkStates(stack: Stack, definition: Definition, refuse: Refuse): void {
  for (const [name, state] of Object.entries(definition.States ?? {})) {
    if (!TYPES.includes(state.Type)) refuse(`state ${name}: ${state.Type} states are not played here`);
    const field = Object.keys(state).find((key) => key in REFUSED_FIELDS);
    if (field) refuse(`state ${name}: ${field}: ${REFUSED_FIELDS[field]}`);
    if (state.Type === 'Map') checkMap(stack, name, state, refuse);
    if (REFUSED_CONTEXT.test(JSON.stringify({ ...state, ItemProcessor: undefined })))
      refuse(
        `state ${name}: of the context object only $$.Execution.Id and .Name, $$.StateMachine and $$.Map are played here`,
      );
    if (state.Type === 'Task' && stack.byArn(String(state.Resource))?.type !== 'AWS::Lambda::Function')
      refuse(`state ${name}: ${state.Resource} is not a Lambda function of the stack`);
  }
}

function checkMap(stack: Stack, name: string, map: State, refuse: Refuse): void {
  const { ItemProcessor: processor } = map;
  const { Mode, ExecutionType } = processor?.ProcessorConfig ?? {};
  if (!processor || Mode !== 'DISTRIBUTED' || ExecutionType !== 'STANDARD')
    throw refuse(`state ${name}: only a Map in DISTRIBUTED mode with STANDARD children is played here`);
  const field = Object.keys(map).find((key) => !FIELDS_OF_MAP.includes(key));
  if (field) refuse(`state ${name}: ${field} of a Map is not played here`);
  if (Object.values(processor.States).some(({ Type }) => Type === 'Map'))
    refuse(`state ${name}: a Map within a Map is not played here`);
  checkStates(stack, processor, refuse);
}

function parse(text: string, refuse: Refuse): Definition {
  try {
    return JSON.parse(text) as Definition;
  } catch {
    return refuse('its DefinitionString is not JSON');
  }
}
