import { resolve } from 'node:path';
import { parseArgs } from 'node:util';

/** What a person can choose when starting the local runtime. */
export type Options = {
  readonly port: number;
  /** Absolute path of the folder that holds everything durable. */
  readonly dataFolder: string;
  /** Length of one policy minute of an elapsed clock, in milliseconds. */
  readonly minuteMs: number;
  readonly fresh: boolean;
  /** Fill an empty system with a made-up past of so many days; null for none. */
  readonly demoDays: number | null;
};

export const usage =
  'usage: npm start -- [--port 3000] [--data .local] [--minute 60s] [--fresh] [--demo [--demo-days 90]]';

const portOf = (text: string): number => {
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65_535) throw new Error(`--port must be 0 to 65535, not ${text}`);
  return port;
};

const minuteOf = (text: string): number => {
  const [, amount, unit] = /^(\d+(?:\.\d+)?)(ms|s)$/.exec(text) ?? [];
  const milliseconds = Math.round(Number(amount) * (unit === 's' ? 1000 : 1));
  if (!(milliseconds >= 1 && milliseconds <= 60_000))
    throw new Error(`--minute must be a length such as 60s, 1s or 500ms, at most 60s, not ${text}`);
  return milliseconds;
};

const demoDaysOf = (text: string): number => {
  const days = Number(text);
  if (!/^\d+$/.test(text) || days < 1 || days > 366)
    throw new Error(`--demo-days must be 1 to 366, not ${text}`);
  return days;
};

/** Reads the command line. Throws an error whose message names the option that is wrong. */
export const readOptions = (argv: readonly string[]): Options => {
  const { values } = parseArgs({
    args: [...argv],
    strict: true,
    options: {
      port: { type: 'string', default: '3000' },
      data: { type: 'string', default: '.local' },
      minute: { type: 'string', default: '60s' },
      fresh: { type: 'boolean', default: false },
      demo: { type: 'boolean', default: false },
      'demo-days': { type: 'string', default: '90' },
    },
  });
  if (values.data === '') throw new Error('--data must name a folder');
  return {
    port: portOf(values.port),
    dataFolder: resolve(values.data),
    minuteMs: minuteOf(values.minute),
    fresh: values.fresh,
    demoDays: values.demo ? demoDaysOf(values['demo-days']) : null,
  };
};
