/** Providers that misbehave as a test says, by recipient and channel; whatever is not named works. */
import type { Alert, Place } from '../../core/alerts.ts';
import { placeOf } from '../../core/alerts.ts';
import type { Send } from '../../functions/send-alerts/providers.ts';
import { ProviderFailed, ProviderRefused } from '../../functions/shared/provider-errors.ts';
import type { World } from './handoff-world.ts';

/** `refuses`: for good; `fails`: this time; `hangs`: the process dies meanwhile. */
export type Behaviour = 'refuses' | 'fails' | 'hangs';
export type Behaviours = { readonly [At in Place]?: Behaviour };

/** Puts them in; answers how to make all of them work again. `asked` lists every message that they were given. */
export function misbehave({ send }: World, behaviours: Behaviours) {
  const working = { ...send };
  const asked: Place[] = [];
  const bent =
    (through: Send): Send =>
    async (alert: Alert, message) => {
      const place = placeOf(alert);
      asked.push(place);
      switch (behaviours[place]) {
        case 'refuses':
          throw new ProviderRefused('MessageRejected');
        case 'fails':
          throw new ProviderFailed('Throttling');
        case 'hangs':
          return new Promise(() => {});
        default:
          return through(alert, message);
      }
    };
  Object.assign(send, {
    email: bent(working.email),
    sms: bent(working.sms),
    webhook: bent(working.webhook),
  });
  return { asked, repair: () => void Object.assign(send, working) };
}
