/** A change of a lead as it is asked for, typed by the API's description. */
import type { Api } from '../../../api/client.ts';
import type { paths } from '../../../api/schema.ts';
import type { Action } from '../lead.ts';

type BodyOf<Name extends Action> =
  paths[`/api/leads/{id}/${Name}`]['post']['requestBody']['content']['application/json'];

export type ActOf<Name extends Action> = { readonly action: Name; readonly body: BodyOf<Name> };
export type Act = { [Name in Action]: ActOf<Name> }[Action];

/** Asks for it on the lead as it was seen: with another `etag` it is refused, 412. */
export function ask(api: Api, leadId: string, etag: string, { action, body }: Act) {
  const init = { params: { path: { id: leadId }, header: { 'if-match': etag } }, body };
  // Each action has an address of its own, and all of them take and answer alike: `Act` has paired body and action.
  return api.POST(
    `/api/leads/{id}/${action}` as '/api/leads/{id}/claim',
    init as { params: typeof init.params; body: Record<string, never> },
  );
}
