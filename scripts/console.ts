/** Builds the console, web/index.html and what it imports, into .build/console: what the distribution serves. */
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { build, type InlineConfig } from 'vite';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

const settings: InlineConfig = {
  configFile: false,
  root: `${ROOT}web`,
  cacheDir: `${ROOT}.build/vite`,
  logLevel: 'warn',
  plugins: [react()],
  build: {
    outDir: `${ROOT}.build/console`,
    emptyOutDir: true,
    target: 'es2022',
    // The policy of the page lets nothing in from inside a document, so that files stay files.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
};

/** Rejects with the bundler's messages, which name file, line and reason. */
export const buildConsole = async (): Promise<void> => {
  await build(settings);
};

if (import.meta.main) await buildConsole();
