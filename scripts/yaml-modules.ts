import type { Plugin } from 'esbuild';
import { errorLine } from './model-errors.ts';
import { readModelFile } from './read-model.ts';

/**
 * `import model from '../../handoff.yaml'` in a function gives the operating model, checked here and already
 * normalised: a model with an error stops the build, and no function carries a YAML parser.
 */
export const yamlModules: Plugin = {
  name: 'yaml-modules',
  setup(build) {
    build.onLoad({ filter: /\.yaml$/ }, async ({ path }) => {
      const result = await readModelFile(path);
      const watchFiles = result.files;
      if (result.ok) return { contents: JSON.stringify(result.model), loader: 'json', watchFiles };
      return {
        errors: result.errors.map((error) => ({ text: errorLine(error), location: { file: path } })),
        watchFiles,
      };
    });
  },
};
