/** Builds the console, web/index.html and what it imports: the files that the distribution serves. */
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { build } from 'vite';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

/**
 * Into the folder, which is emptied first; files below assets/ are named after their content. Rejects with the bundler's
 * messages, which name file, line and reason.
 */
export const buildConsole = async (folder: string): Promise<void> => {
  // Tests set another one, and would run a slow build of React that nobody deploys.
  process.env['NODE_ENV'] = 'production';
  await build({
    configFile: false,
    root: `${ROOT}web`,
    cacheDir: `${ROOT}.build/vite`,
    logLevel: 'warn',
    plugins: [react()],
    build: {
      outDir: folder,
      emptyOutDir: true,
      target: 'es2022',
      // The policy of the page lets in nothing that is not a file.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      chunkSizeWarningLimit: 700,
    },
  });
};

if (import.meta.main) await buildConsole(`${ROOT}.build/console`);
