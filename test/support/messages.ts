import type { AlertFacts, Message } from '../../functions/send-alerts/message.ts';

/** What a webhook tells of the lead of the builders. */
export const someFacts = (said: Partial<AlertFacts> = {}): AlertFacts => ({
  headline: 'New high intent lead: Jane Doe, Acme',
  due: 'Respond by Mon 23 Nov, 10:06 EST',
  tier: 'high',
  ownerName: 'Alex Kim',
  source: 'google',
  campaign: 'spring-demo',
  link: 'https://leads.example.com/r/token?a=1&b=2',
  ...said,
});

/** A composed alert, each part told from the others. */
export const aMessage = (said: Partial<Message> = {}): Message => ({
  subject: 'New lead: Zoë',
  text: 'text',
  html: '<p>html</p>',
  sms: 'sms',
  facts: someFacts(),
  ...said,
});
