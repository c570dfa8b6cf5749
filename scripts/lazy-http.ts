import type { Plugin } from 'esbuild';

/**
 * An ES module that imports node:http makes Node read every export of it, and reading `http.WebSocket` loads a whole
 * HTTP client that nobody here uses: some 80 ms of each cold start. Taken as a CommonJS module it stays lazy.
 */
export const lazyHttp: Plugin = {
  name: 'lazy-http',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^(node:)?https?$/ }, ({ path }) => ({
      path: path.replace('node:', ''),
      namespace: 'lazy-http',
    }));
    onLoad({ filter: /.*/, namespace: 'lazy-http' }, ({ path }) => ({
      contents: `module.exports = process.getBuiltinModule('node:${path}');`,
      loader: 'js',
    }));
  },
};
