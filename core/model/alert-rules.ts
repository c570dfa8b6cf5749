/** Who hears of which moment of a lead, and by which channel. */
import * as z from 'zod';

export const channels = ['email', 'sms', 'webhook'] as const;
export type Channel = (typeof channels)[number];

const channelList = z.array(z.enum(channels)).default([]);
const alertRule = z.strictObject({
  owner: channelList,
  manager: channelList,
  previousOwner: channelList,
  /** What is not urgent waits for the end of the recipient's quiet hours. */
  urgent: z.boolean().default(true),
});
/** Who hears of a moment, and by which channel. */
export type AlertRule = z.output<typeof alertRule>;
const silent = { owner: [], manager: [], previousOwner: [], urgent: true };

/** The moments people are alerted to. */
export const alertKinds = ['assigned', 'due', 'breached', 'reassigned'] as const;
export type AlertKind = (typeof alertKinds)[number];

export const alertRules = z.strictObject({
  assigned: alertRule.default(silent),
  due: alertRule.default(silent),
  breached: alertRule.default(silent),
  reassigned: alertRule.default(silent),
} satisfies Record<AlertKind, unknown>);
