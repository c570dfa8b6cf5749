/** Changes of the team: each is one transaction with its entry in the audit, or a refusal that says why. */
import type { OperatingModel } from '../../core/operating-model.ts';
import type { Member, TeamMember } from '../../core/team.ts';
import type { AuditEntry } from '../../core/team-audit.ts';
import type { MemberChange } from '../../core/team-contracts.ts';
import { type Edit, editMember, mayAppoint, scopeOf } from '../../core/team-editing.ts';
import { type Patience, untilSettled } from '../shared/dynamo.ts';
import { etagOf, type ifMatch } from '../shared/if-match.ts';
import type { Log } from '../shared/log.ts';
import { Refused } from '../shared/problem.ts';
import type { TeamAudit } from '../shared/team-audit.ts';
import type { TeamStore } from '../shared/team-store.ts';
import type { Caller } from './caller.ts';

export type ChangeDependencies = {
  readonly team: Pick<TeamStore, 'read' | 'add' | 'change' | 'renewWebhookSecret'>;
  readonly audit: Pick<TeamAudit, 'recording'>;
  readonly model: { readonly routing: Pick<OperatingModel['routing'], 'fallbackManager'> };
  /** `whsec_` and 256 random bits. */
  readonly newWebhookSecret: () => string;
  readonly now: () => number;
  readonly patience: Patience;
  readonly log: Log;
};

type Condition = ReturnType<typeof ifMatch>;

/** The member as it is now, with the secret of a new webhook: the one time it is shown. */
export type Changed = { readonly member: TeamMember; readonly webhookSecret?: string | undefined };

export type TeamChanges = ReturnType<typeof teamChanges>;

export function teamChanges(dependencies: ChangeDependencies) {
  const { team, audit, model, newWebhookSecret, now, patience, log } = dependencies;

  const recorded = ({ actor }: Caller, what: AuditEntry['what'], id: string, fields: readonly string[]) =>
    audit.recording({ at: new Date(now()).toISOString(), actor, what, id, fields: [...fields] });

  return {
    async add(member: Member, caller: Caller): Promise<Changed> {
      if (!mayAppoint(caller, member.role)) {
        throw new Refused('forbidden', { detail: 'Only an admin makes managers and admins.' });
      }
      const webhookSecret = member.alerts.webhook === null ? undefined : newWebhookSecret();
      const together = [recorded(caller, 'member-added', member.id, [])];
      const added = await untilSettled(() => team.add(member, { webhookSecret, together }), patience);
      if (added === 'taken') throw new Refused('id-taken', { detail: `The id ${member.id} is taken.` });
      if (added === 'email-taken') throw emailTaken();
      log.info('MEMBER_ADDED', { memberId: member.id, role: member.role });
      return { member: { ...member, load: { open: 0, day: null, today: 0 }, version: 1 }, webhookSecret };
    },

    async change(id: string, change: MemberChange, caller: Caller, condition: Condition): Promise<Changed> {
      return untilSettled<Changed>(async () => {
        const before = await memberFor(id, caller, condition);
        const edit = accepted(editMember(before, change, caller, model.routing.fallbackManager));
        if (edit === 'unchanged') return { member: before };
        const { member, fields } = edit;
        const webhookSecret = hasNewWebhook(before, member) ? newWebhookSecret() : undefined;
        const together = [recorded(caller, 'member-changed', id, fields)];
        const stored = await team.change(before, member, { webhookSecret, together });
        if (stored === 'lost-race') return stored;
        if (stored === 'email-taken') throw emailTaken();
        log.info('MEMBER_CHANGED', { memberId: id, fields: fields.join(' ') });
        const { load, version } = before;
        return { member: { ...member, load, version: version + 1 }, webhookSecret };
      }, patience);
    },

    async renewWebhookSecret(id: string, caller: Caller, condition: Condition): Promise<Changed> {
      return untilSettled<Changed>(async () => {
        const member = await memberFor(id, caller, condition);
        if (member.alerts.webhook === null) throw new Refused('no-webhook');
        const webhookSecret = newWebhookSecret();
        const together = [recorded(caller, 'webhook-secret-made', id, [])];
        const stored = await team.renewWebhookSecret(member, webhookSecret, together);
        if (stored === 'lost-race') return stored;
        log.info('WEBHOOK_SECRET_MADE', { memberId: id });
        return { member, webhookSecret };
      }, patience);
    },
  };

  /** The member, if the caller may change anything of them and has seen them as they are. */
  async function memberFor(id: string, caller: Caller, condition: Condition): Promise<TeamMember> {
    const member = await team.read(id);
    if (!member) throw new Refused('not-found');
    if (scopeOf(caller, member) === 'none') {
      throw new Refused('forbidden', { detail: 'The member is not yours to change.' });
    }
    if (!condition.fits(member)) {
      throw new Refused('stale', { detail: `The member is at version ${etagOf(member)}.` });
    }
    return member;
  }
}

function accepted(edit: Edit): Extract<Edit, { outcome: 'changed' }> | 'unchanged' {
  switch (edit.outcome) {
    case 'changed':
      return edit;
    case 'unchanged':
      return 'unchanged';
    case 'forbidden':
      throw new Refused('forbidden', { detail: edit.detail });
    case 'fallback-manager':
      throw new Refused('fallback-manager', {
        detail:
          'Leads that nobody else can take go to this person. Name another routing.fallbackManager in the operating model first.',
      });
  }
}

/** Who moves to another address, or has one for the first time, gets a secret that no other address has seen. */
const hasNewWebhook = (before: Member, { alerts }: Member): boolean =>
  alerts.webhook !== null && alerts.webhook.url !== before.alerts.webhook?.url;

const emailTaken = () =>
  new Refused('invalid-fields', {
    errors: [{ path: 'email', message: 'is another member’s address' }],
  });
