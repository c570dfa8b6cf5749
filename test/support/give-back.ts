/** Vitest's setup of each file that shares its worker with others: a clock that was stopped runs again afterwards. */
import { afterAll, vi } from 'vitest';

afterAll(() => void vi.useRealTimers());
