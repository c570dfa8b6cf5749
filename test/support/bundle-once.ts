/** Vitest's global setup: the stack takes the bundled functions as they lie in .build, so they are built once. */
export { bundle as setup } from '../../scripts/bundle.ts';
