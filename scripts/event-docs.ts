/** Writes docs/events.md and the JSON Schemas beside it: what the bus carries, made from core. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { detailJsonSchema, type JsonSchema, meanings } from '../core/event-catalogue.ts';
import { examples } from '../core/event-examples.ts';
import { detailOf, type EventType, eventSchema } from '../core/events.ts';

const root = new URL('..', import.meta.url);
const types = eventSchema.options.map(({ shape }) => shape.type.value);

/** Every file by its path from the project's folder. */
export function eventDocs(): ReadonlyMap<string, string> {
  const schemas = types.map((type) => [schemaPath(type), `${json(detailJsonSchema(type))}\n`] as const);
  return new Map([['docs/events.md', page()], ...schemas]);
}

/** In the order in which the schema has the fields. */
const example = (type: EventType): object => detailOf(eventSchema.parse(examples[type]));
const versionOf = (type: EventType): number => examples[type].schemaVersion;
const schemaPath = (type: EventType): string => `docs/events/${type}.v${versionOf(type)}.json`;
const json = (value: unknown): string => JSON.stringify(value, undefined, 2);

function page(): string {
  const common = commonFields();
  const { properties } = detailJsonSchema('LeadCaptured');
  const anyType = { description: properties['type']?.['description'], type: 'string' };
  const parts: Readonly<Record<string, string>> = {
    version: String(versionOf('LeadCaptured')),
    envelope: json(envelope('LeadAssigned')),
    common: table({ ...properties, type: anyType }, common),
    index: types.map((type) => `- [${type}](#${type.toLowerCase()}): ${meanings[type]}`).join('\n'),
    events: types.map((type) => section(type, common)).join('\n\n'),
    leadId: examples.LeadAssigned.leadId,
  };
  const template = readFileSync(new URL('scripts/event-docs.template.md', root), 'utf8');
  return template.replace(/\{\{(\w+)\}\}/g, (_, name: string) => {
    const part = parts[name];
    if (part === undefined) throw new Error(`the template asks for ${name}`);
    return part;
  });
}

/** The fields that all events have. */
function commonFields(): string[] {
  const fields = types.map((type) => Object.keys(detailJsonSchema(type).properties));
  return (fields[0] ?? []).filter((name) => fields.every((others) => others.includes(name)));
}

function section(type: EventType, common: readonly string[]): string {
  const { properties } = detailJsonSchema(type);
  const own = Object.keys(properties).filter((name) => !common.includes(name));
  return [
    `### ${type}`,
    `${meanings[type]}\nSchema: [${type}.v${versionOf(type)}.json](${schemaPath(type).slice('docs/'.length)})`,
    own.length > 0 ? table(properties, own) : 'It has no further fields.',
    `\`\`\`json\n${json(example(type))}\n\`\`\``,
  ].join('\n\n');
}

function table(properties: JsonSchema['properties'], names: readonly string[]): string {
  const rows = names.map((name) => {
    const property = properties[name] ?? {};
    return `| \`${name}\` | ${typeOf(property)} | ${property['description']} |`;
  });
  return ['| field | type | says |', '|---|---|---|', ...rows].join('\n');
}

type Property = { readonly [keyword: string]: unknown };

/** A JSON Schema in a few words. */
function typeOf(schema: Property): string {
  const { anyOf, enum: values, const: only, type, format, properties } = schema;
  if (Array.isArray(anyOf)) return anyOf.map(typeOf).join(' or ');
  if (Array.isArray(type)) return type.join(' or ');
  if (only !== undefined) return `\`${json(only)}\``;
  if (Array.isArray(values)) return values.map((value) => `\`${value}\``).join(', ');
  if (properties !== undefined) {
    const fields = Object.entries(properties as Record<string, Property>);
    return `{${fields.map(([name, field]) => `${name}: ${typeOf(field)}`).join('; ')}}`;
  }
  return format === undefined ? String(type) : String(format);
}

/** An event as EventBridge delivers it; account, region and id are examples. */
function envelope(type: EventType): object {
  const { at } = examples[type];
  return {
    version: '0',
    id: '6a7e8feb-b491-4cf7-a9f1-bf3703467718',
    'detail-type': type,
    source: 'lead-handoff',
    account: '111122223333',
    time: at.replace(/\.\d+Z$/, 'Z'),
    region: 'eu-west-1',
    resources: [],
    detail: example(type),
  };
}

if (import.meta.main) {
  for (const [path, content] of eventDocs()) {
    const file = fileURLToPath(new URL(path, root));
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
  }
}
