/** Writes the JSON Schema of handoff.yaml for editors: `npm run model:schema`. */
import { writeFileSync } from 'node:fs';
import { modelSchema } from '../core/model-schema.ts';

writeFileSync(
  new URL('../handoff.schema.json', import.meta.url),
  `${JSON.stringify(modelSchema(), null, 2)}\n`,
);
