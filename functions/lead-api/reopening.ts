/**
 * Opens a closed lead again. A person has one open lead at most: the address must lead to this one again, and it cannot
 * while it leads to another open one.
 */
import { type DynamoDBClient, GetItemCommand, type TransactWriteItem } from '@aws-sdk/client-dynamodb';
import * as z from 'zod';
import { isAway, loadDay } from '../../core/availability.ts';
import { reopen } from '../../core/closing.ts';
import type { Happening } from '../../core/events.ts';
import { type Closed, isOpen, type Lead } from '../../core/lead.ts';
import type { OperatingModel } from '../../core/operating-model.ts';
import type { NextOwner } from '../../core/routing.ts';
import { type TeamMember, worksOnLeads } from '../../core/team.ts';
import type { WhyOwner } from '../../core/why.ts';
import { fromItem, toItem } from '../shared/dynamo.ts';
import { emailKey } from '../shared/lead-items.ts';
import type { LeadStore } from '../shared/lead-store.ts';
import type { Ownership } from '../shared/ownership.ts';
import { Refused } from '../shared/problem.ts';
import type { TeamStore } from '../shared/team-store.ts';

const emailRecord = z.object({ leadId: z.ulid() });

export type ReopeningDependencies = {
  readonly client: DynamoDBClient;
  readonly table: string;
  readonly leads: Pick<LeadStore, 'read' | 'record' | 'unchanged'>;
  readonly team: Pick<TeamStore, 'read' | 'giving'>;
  readonly ownership: Pick<Ownership, 'newOwner'>;
  readonly model: OperatingModel;
};
export type Reopening = ReturnType<typeof reopening>;

export function reopening({ client, table, leads, team, ownership, model }: ReopeningDependencies) {
  return {
    /** Another lead of the same person that is open, and so keeps this one closed. */
    async inTheWay(lead: Closed): Promise<string | null> {
      const { other } = await behindAddress(lead);
      return other && isOpen(other) ? other.leadId : null;
    },

    async open(lead: Closed, reason: string, happening: Happening): Promise<Lead | 'lost-race'> {
      const member = await ownerFor(lead, happening.at);
      const owner: NextOwner = { kind: member.role === 'rep' ? 'rep' : 'manager', ownerId: member.id };
      const why: WhyOwner = { how: 'manual', rule: null, pool: null, passedOver: [] };
      const next = ownership.newOwner(owner, why, lead, happening.at);
      const change = reopen(lead, next, happening);
      if (change.outcome !== 'changed') throw new Refused('stage-forbids');
      const day = loadDay(member, Date.parse(happening.at), model.calendar);
      const stored = await leads.record({ ...change, details: { note: reason } }, [
        ...(await addressWrites(lead)),
        team.giving(member, day, { withinCaps: false }),
      ]);
      return stored.outcome === 'lost-race' ? 'lost-race' : change.lead;
    },
  };

  /** Its last owner, or the fallback manager when that person left, or is away while a clock starts for them. */
  async function ownerFor({ ownerId, closedFrom }: Closed, at: string): Promise<TeamMember> {
    const last = await team.read(ownerId);
    const away = last && closedFrom === 'assigned' && isAway(last, Date.parse(at));
    if (last && worksOnLeads(last) && !away) return last;
    const fallback = await team.read(model.routing.fallbackManager);
    if (!fallback) throw new Error('FALLBACK_MANAGER_MISSING');
    return fallback;
  }

  /**
   * The address leads to this lead again, on condition that it still leads where we saw it lead, and that the lead there
   * is still as closed as we saw it.
   */
  async function addressWrites(lead: Closed): Promise<TransactWriteItem[]> {
    const { key, seen, other } = await behindAddress(lead);
    if (other && isOpen(other)) {
      throw new Refused('already-open', { detail: `The person has the open lead ${other.leadId}.` });
    }
    const address: TransactWriteItem = {
      Put: {
        TableName: table,
        Item: toItem({ ...key, leadId: lead.leadId }),
        ...(seen === null
          ? { ConditionExpression: 'attribute_not_exists(pk)' }
          : {
              ConditionExpression: 'leadId = :seen',
              ExpressionAttributeValues: toItem({ ':seen': seen }),
            }),
      },
    };
    return other ? [address, leads.unchanged(other)] : [address];
  }

  /** The lead that the person's address leads to, as `seen`; as `other` when it is another one than this. */
  async function behindAddress({ leadId, contact }: Closed) {
    const key = emailKey(contact.email);
    const { Item: item } = await client.send(
      new GetItemCommand({ TableName: table, Key: toItem(key), ConsistentRead: true }),
    );
    const seen = item ? emailRecord.parse(fromItem(item)).leadId : null;
    const other = seen === null || seen === leadId ? null : await leads.read(seen);
    return { key, seen, other };
  }
}
